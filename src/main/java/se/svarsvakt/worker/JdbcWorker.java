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
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs at their times until it is closed, each by one node at a time and beside the others.
 * What a killed node left is taken over within two minutes.
 */
public final class JdbcWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcWorker.class);

  /** How late a job may begin. */
  private static final Duration POLLING = Duration.ofSeconds(2);

  private static final Duration HEARTBEAT = Duration.ofSeconds(20);
  private static final int HEARTBEATS_MISSED = 6;
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final Scheduler scheduler;

  private JdbcWorker(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Begins; what is due at the start, by its schedule, is done at once.
   *
   * @param source the database that all nodes share
   * @param clock the one clock
   * @param jobs what is to be done
   */
  public static JdbcWorker start(DataSource source, Clock clock, List<RecurringJob> jobs) {
    Scheduler scheduler =
        Scheduler.create(source)
            .startTasks(jobs.stream().map(job -> task(job, clock)).toList())
            .clock(clock::instant)
            .threads(jobs.size())
            .pollingInterval(POLLING)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(HEARTBEATS_MISSED)
            .shutdownMaxWait(LAST_WORDS)
            .failureLogging(LogLevel.OFF, false)
            .build();
    jobs.forEach(job -> hurry(scheduler, job, clock.instant()));
    scheduler.start();
    return new JdbcWorker(scheduler);
  }

  /** What an earlier run left for later is due when the job begins anew, unless a node is at it. */
  private static void hurry(Scheduler scheduler, RecurringJob job, Instant now) {
    TaskInstanceId id = TaskInstanceId.of(job.name(), RecurringTask.INSTANCE);
    Instant first = job.schedule().getInitialExecutionTime(now);
    boolean later =
        scheduler
            .getScheduledExecution(id)
            .filter(left -> !left.isPicked() && left.getExecutionTime().isAfter(first))
            .isPresent();
    if (later) {
      try {
        scheduler.reschedule(id, first);
      } catch (DbSchedulerException e) {
        LOG.debug("another node was faster");
      }
    }
  }

  /** The library's own way to revive a job goes by the machine's clock. */
  private static RecurringTask<Void> task(RecurringJob job, Clock clock) {
    return Tasks.recurring(job.name(), job.schedule())
        .onFailure(job.onFailure())
        .onDeadExecution((dead, operations) -> operations.reschedule(dead, clock.instant()))
        .execute((instance, context) -> job.work().run());
  }

  /** Ends; what runs is given ten seconds. */
  @Override
  public void close() {
    scheduler.stop();
  }
}
