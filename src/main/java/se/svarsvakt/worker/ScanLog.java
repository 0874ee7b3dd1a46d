package se.svarsvakt.worker;

import java.time.Instant;
import java.util.Optional;

/** The record of passes: when the last one began, and whether it ended. */
public interface ScanLog {
  /** Records that a pass begins, and gives its id. */
  String begun(Instant at, Instant asOf);

  /** Records that a pass ended. */
  void finished(String id, Instant at, ScanSummary summary);

  /** The pass that ended last, on whichever node. */
  Optional<FinishedScan> lastFinished();
}
