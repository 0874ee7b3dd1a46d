package se.svarsvakt.worker;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import se.svarsvakt.sync.SourceUnavailable;

/**
 * When a failed pass is tried again: one that found no source of mail, or no database, or one whose
 * disk is full, after 1, 2 and then every 4 minutes; another one at the next round time. Health is
 * told of each. Exceptions' messages may hold content and are not logged.
 */
record ScanFailures(Rhythm rhythm, ScanHealth health) implements FailureHandler<Void> {
  private static final Logger LOG = LoggerFactory.getLogger(ScanFailures.class);
  static final DoublingPause PAUSE =
      new DoublingPause(Duration.ofMinutes(1), Duration.ofMinutes(4));

  @Override
  public void onFailure(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    operations.reschedule(complete, nextTry(complete));
  }

  private Instant nextTry(ExecutionComplete complete) {
    Throwable cause = complete.getCause().orElse(null);
    Instant done = complete.getTimeDone();
    if (cause instanceof NodeStopped) {
      LOG.info("{}", cause.getMessage());
      return done;
    }
    if (cause instanceof SourceUnavailable) {
      String reason = String.valueOf(cause.getMessage());
      health.failed(reason);
      Instant next = done.plus(PAUSE.after(complete.getExecution().consecutiveFailures));
      LOG.warn("{}; next try {}", reason, next.truncatedTo(ChronoUnit.SECONDS));
      return next;
    }
    Instant next = rhythm.after(done);
    if (cause != null && isDatabase(cause) && JdbcFault.of(cause) != JdbcFault.FAILED) {
      Instant soon = done.plus(PAUSE.after(complete.getExecution().consecutiveFailures));
      next = soon.isBefore(next) ? soon : next;
    }
    String reason = reason(cause);
    health.failed(reason);
    LOG.error("the scan failed: {}; next try {}", reason, next, cause);
    return next;
  }

  private static boolean isDatabase(Throwable cause) {
    return cause instanceof DataAccessException || cause instanceof TransactionException;
  }

  private static String reason(@Nullable Throwable cause) {
    return cause != null && isDatabase(cause)
        ? "the database " + JdbcFault.of(cause).words()
        : "a fault in the program (" + kind(cause) + ")";
  }

  /** What was thrown and where; never what it says. */
  static String kind(@Nullable Throwable cause) {
    if (cause == null) {
      return "for no known cause";
    }
    StackTraceElement[] trace = cause.getStackTrace();
    String where = trace.length == 0 ? "" : " at " + trace[0];
    return cause.getClass().getSimpleName() + where;
  }
}
