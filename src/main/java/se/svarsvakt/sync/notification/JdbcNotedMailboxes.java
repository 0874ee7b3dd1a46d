package se.svarsvakt.sync.notification;

import static se.svarsvakt.sync.JdbcColumns.mailbox;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.MailboxId;

/**
 * Which mailboxes are to be read since something changed there, in H2 or PostgreSQL. A note stays
 * until a reading that began after it has ended well; of a mailbox without a row nothing is noted.
 */
public final class JdbcNotedMailboxes {
  /**
   * From one reading of a mailbox to the next: whoever writes a letter saves it every few seconds,
   * and each time is told.
   */
  static final Duration PAUSE = Duration.ofSeconds(20);

  private static final int ROWS_AT_ONCE = 500;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations rows;

  /** Over one database. */
  public JdbcNotedMailboxes(NamedParameterJdbcOperations rows) {
    this.jdbc = JdbcClient.create(rows);
    this.rows = rows;
  }

  /** Something changed in these mailboxes. */
  public void note(Collection<MailboxId> mailboxes, Instant now) {
    String sql =
        "update change_subscription set notes = notes + 1,"
            + " notified_at = cast(:now as timestamp with time zone),"
            + " read_due_at = case when read_due_at is not null then read_due_at"
            + " when read_at > cast(:recent as timestamp with time zone)"
            + " and read_at <= cast(:now as timestamp with time zone)"
            + " then cast(:later as timestamp with time zone)"
            + " else cast(:now as timestamp with time zone) end"
            + " where mailbox_id = :mailbox";
    mailboxes.stream()
        .distinct()
        .sorted() // two nodes that note the same do not wait for each other in a circle
        .gather(Gatherers.windowFixed(ROWS_AT_ONCE))
        .forEach(part -> rows.batchUpdate(sql, noted(part, now)));
  }

  @SuppressWarnings("unchecked") // Java makes no arrays of a type with parameters
  private static Map<String, Object>[] noted(List<MailboxId> part, Instant now) {
    return part.stream()
        .map(
            id ->
                Map.<String, Object>of(
                    "mailbox",
                    id.value(),
                    "now",
                    time(now),
                    "recent",
                    time(now.minus(PAUSE)),
                    "later",
                    time(now.plus(PAUSE))))
        .toArray(Map[]::new);
  }

  /** Those that are to be read at that moment, who waits longest first. */
  public List<NotedMailbox> due(Instant now, int most) {
    return jdbc.sql(
            "select mailbox_id, notes, read_attempts from change_subscription"
                + " where read_due_at <= :now order by read_due_at, mailbox_id limit :most")
        .param("now", time(now))
        .param("most", most)
        .query(
            (row, _) ->
                new NotedMailbox(
                    mailbox(row, "mailbox_id"), row.getLong("notes"), row.getInt("read_attempts")))
        .list();
  }

  /** A mailbox was read: what was told after the reading began has it read once more. */
  public void read(NotedMailbox noted, Instant now) {
    jdbc.sql(
            "update change_subscription set read_at = :now, read_attempts = 0,"
                + " read_due_at = case when notes = :notes then null"
                + " else cast(:later as timestamp with time zone) end"
                + " where mailbox_id = :mailbox")
        .param("now", time(now))
        .param("notes", noted.notes())
        .param("later", time(now.plus(PAUSE)))
        .param("mailbox", noted.mailbox().value())
        .update();
  }

  /** A mailbox could not be read, and is to be at a later moment. */
  public void notRead(NotedMailbox noted, Instant due) {
    jdbc.sql(
            "update change_subscription set read_attempts = read_attempts + 1, read_due_at = :due"
                + " where mailbox_id = :mailbox")
        .param("due", time(due))
        .param("mailbox", noted.mailbox().value())
        .update();
  }
}
