package se.svarsvakt.web;

import se.svarsvakt.doctor.Examinations;
import se.svarsvakt.doctor.Renewals;
import se.svarsvakt.worker.Replays;

/**
 * What administrators have beside lists: what they begin in the background until this is closed,
 * and what they are to renew.
 *
 * @param replays what would have been
 * @param examinations whether all that is set up is as it should be
 * @param renewals certificates and the export of delegates
 */
public record AdministratorTools(Replays replays, Examinations examinations, Renewals renewals)
    implements AutoCloseable {
  @Override
  public void close() {
    replays.close();
    examinations.close();
  }
}
