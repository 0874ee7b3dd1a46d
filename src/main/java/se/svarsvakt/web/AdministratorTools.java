package se.svarsvakt.web;

import java.util.function.Supplier;
import se.svarsvakt.doctor.Examinations;
import se.svarsvakt.doctor.Renewals;
import se.svarsvakt.graph.GraphUsage;
import se.svarsvakt.worker.Replays;

/**
 * What administrators have beside lists: what they begin in the background until this is closed,
 * what they are to renew, and what they watch.
 *
 * @param replays what would have been
 * @param examinations whether all that is set up is as it should be
 * @param renewals certificates and the export of delegates
 * @param usage what this node asked of Graph
 */
public record AdministratorTools(
    Replays replays, Examinations examinations, Renewals renewals, Supplier<GraphUsage> usage)
    implements AutoCloseable {
  @Override
  public void close() {
    replays.close();
    examinations.close();
  }
}
