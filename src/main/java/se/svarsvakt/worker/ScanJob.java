package se.svarsvakt.worker;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.nudge.NudgeReport;

/** The passes over all mailboxes as a job. */
public final class ScanJob {
  private static final Logger LOG = LoggerFactory.getLogger(ScanJob.class);

  private ScanJob() {}

  /**
   * The job.
   *
   * @param rhythm when passes are due
   * @param health is told what fails
   * @param pass one pass
   */
  public static RecurringJob of(Rhythm rhythm, ScanHealth health, Supplier<ScanSummary> pass) {
    return new RecurringJob(
        "scan", rhythm, new ScanFailures(rhythm, health), () -> report(pass.get()));
  }

  private static void report(ScanSummary done) {
    long sent = done.nudges().stream().filter(NudgeReport::isSent).count();
    LOG.info(
        "scan finished: {} mailboxes up to date, {} not read, {} messages left out, {} nudges sent, {} requests, {} ms",
        done.scanned(),
        done.notRead(),
        done.leftOut().messages(),
        sent,
        done.traffic().requests(),
        done.durationMillis());
  }
}
