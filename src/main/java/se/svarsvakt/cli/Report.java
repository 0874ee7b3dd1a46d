package se.svarsvakt.cli;

import se.svarsvakt.policy.Policy;
import se.svarsvakt.worker.HealthReport;
import se.svarsvakt.worker.ScanRequest;
import se.svarsvakt.worker.ScanSink;
import se.svarsvakt.worker.ScanSummary;

/** Prints what a pass finds. */
interface Report extends ScanSink, AutoCloseable {
  /**
   * Prints the rest.
   *
   * @param health how the pass leaves it
   */
  void end(ScanSummary summary, HealthReport health);

  @Override
  void close();

  /** What a report is about, and whether it shows reasons. */
  record Frame(Policy policy, ScanRequest request, boolean explain) {}
}
