package se.svarsvakt.worker;

import java.time.Instant;
import java.util.Optional;

/** The record of passes: when the last one began, and whether it ended. */
public interface ScanLog {
  /** Records that a pass begins, and gives its id. */
  String begun(Instant at, Instant asOf);

  /** Records that a pass over the whole scope ended. */
  void finished(String id, FinishedScan pass);

  /** Records that the pass that began last did not come to its end. */
  void failed(FailedPass pass);

  /** The pass that failed last, on whichever node. */
  Optional<FailedPass> lastFailed();

  /** The whole passes that ended last, and what is known of those since a moment. */
  PassHistory history(Instant since);

  /** The whole pass that ended last, on whichever node. */
  Optional<FinishedScan> lastFinished();
}
