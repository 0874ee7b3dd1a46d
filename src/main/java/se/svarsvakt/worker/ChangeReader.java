package se.svarsvakt.worker;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.sync.notification.JdbcNotedMailboxes;
import se.svarsvakt.sync.notification.NotedMailbox;

/**
 * Reads the mailboxes between passes of which Graph told that something changed. What it told is
 * not believed: a mailbox is read as a pass reads it, and forgotten only when that went well. One
 * that cannot be read is tried again later and keeps no other waiting.
 */
public final class ChangeReader {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeReader.class);
  private static final Duration RHYTHM = Duration.ofSeconds(3);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
  private static final DoublingPause PAUSE =
      new DoublingPause(Duration.ofSeconds(30), Duration.ofMinutes(30));
  static final int MOST_AT_A_TIME = 200;

  private final JdbcNotedMailboxes noted;
  private final ChangeReading reading;
  private final Clock clock;

  /** Over what is noted. */
  public ChangeReader(JdbcNotedMailboxes noted, ChangeReading reading, Clock clock) {
    this.noted = noted;
    this.reading = reading;
    this.clock = clock;
  }

  /** Reads mailboxes and shows what changed. */
  public interface ChangeReading {
    /** Gives those that could not be read. */
    Set<MailboxId> read(Collection<MailboxId> mailboxes);
  }

  /** The job that reads again and again. */
  public RecurringJob job() {
    return new RecurringJob(
        "changed-mailboxes",
        FixedDelay.of(RHYTHM),
        (complete, operations) -> {
          Throwable cause = complete.getCause().orElse(null);
          if (cause instanceof SourceUnavailable) {
            LOG.warn("mailboxes that changed are read later: {}", cause.getMessage());
          } else {
            LOG.error("mailboxes that changed are read later ({})", ScanFailures.kind(cause));
          }
          operations.reschedule(complete, complete.getTimeDone().plus(AFTER_FAILURE));
        },
        this::run);
  }

  /** Reads those that wait longest. */
  public void run() {
    List<NotedMailbox> due = noted.due(clock.instant(), MOST_AT_A_TIME);
    if (due.isEmpty()) {
      return;
    }
    Set<MailboxId> unread = reading.read(due.stream().map(NotedMailbox::mailbox).toList());
    Instant now = clock.instant();
    for (NotedMailbox each : due) {
      if (unread.contains(each.mailbox())) {
        noted.notRead(each, now.plus(PAUSE.after(each.attempts())));
      } else {
        noted.read(each, now);
      }
    }
  }
}
