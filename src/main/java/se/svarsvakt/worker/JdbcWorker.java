package se.svarsvakt.worker;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.nudge.NudgeReport;

/**
 * Runs passes in their rhythm until it is closed. Of all nodes on one database, one at a time runs
 * a pass; what a killed node left is taken over within two minutes.
 */
public final class JdbcWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcWorker.class);

  private static final String TASK = "scan";

  /** How late a pass may begin. */
  private static final Duration POLLING = Duration.ofSeconds(2);

  private static final Duration HEARTBEAT = Duration.ofSeconds(20);
  private static final int HEARTBEATS_MISSED = 6;
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final Scheduler scheduler;

  private JdbcWorker(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * What a worker is made of.
   *
   * @param source the database that all nodes share
   * @param clock the one clock
   * @param rhythm when passes are due
   * @param health is told what fails
   * @param pass one pass
   */
  public record Setup(
      DataSource source,
      Clock clock,
      Rhythm rhythm,
      ScanHealth health,
      Supplier<ScanSummary> pass) {}

  /** Begins; the first pass is due at once. */
  public static JdbcWorker start(Setup setup) {
    Scheduler scheduler =
        Scheduler.create(setup.source())
            .startTasks(task(setup))
            .clock(setup.clock()::instant)
            .threads(1)
            .pollingInterval(POLLING)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(HEARTBEATS_MISSED)
            .shutdownMaxWait(LAST_WORDS)
            .failureLogging(LogLevel.OFF, false)
            .build();
    hurry(scheduler, setup.clock().instant());
    scheduler.start();
    return new JdbcWorker(scheduler);
  }

  /** What an earlier run left for later is due now, unless another node is at it. */
  private static void hurry(Scheduler scheduler, Instant now) {
    TaskInstanceId pass = TaskInstanceId.of(TASK, RecurringTask.INSTANCE);
    boolean later =
        scheduler
            .getScheduledExecution(pass)
            .filter(left -> !left.isPicked() && left.getExecutionTime().isAfter(now))
            .isPresent();
    if (later) {
      try {
        scheduler.reschedule(pass, now);
      } catch (DbSchedulerException e) {
        LOG.debug("another node was faster");
      }
    }
  }

  /** The recurring pass. */
  static RecurringTask<Void> task(Setup setup) {
    return Tasks.recurring(TASK, setup.rhythm())
        .onFailure(new ScanFailures(setup.rhythm(), setup.health()))
        .execute((instance, context) -> report(setup.pass().get()));
  }

  private static void report(ScanSummary done) {
    long sent = done.nudges().stream().filter(NudgeReport::isSent).count();
    LOG.info(
        "scan finished: {} mailboxes read, {} not read, {} nudges sent, {} requests, {} ms",
        done.scanned(),
        done.failed().size(),
        sent,
        done.traffic().requests(),
        done.durationMillis());
  }

  /** Ends; a pass that runs is given ten seconds. */
  @Override
  public void close() {
    scheduler.stop();
  }
}
