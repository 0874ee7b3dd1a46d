package se.svarsvakt.sync.notification;

import static se.svarsvakt.sync.JdbcColumns.inParts;
import static se.svarsvakt.sync.JdbcColumns.instantOrNull;
import static se.svarsvakt.sync.JdbcColumns.mailbox;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Gatherers;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.MailboxId;

/** The subscriptions' rows in H2 or PostgreSQL; each statement is whole by itself. */
public final class JdbcChangeSubscriptions {
  private static final int ROWS_AT_ONCE = 500;
  private static final String MAILBOX = "mailbox";
  private static final String SELECT =
      "select mailbox_id, subscription_id, expires_at, attempts, terms from change_subscription";

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations rows;

  /** Over one database. */
  public JdbcChangeSubscriptions(NamedParameterJdbcOperations rows) {
    this.jdbc = JdbcClient.create(rows);
    this.rows = rows;
  }

  /** The mailboxes that have a row. */
  public Set<MailboxId> mailboxes() {
    return new HashSet<>(
        jdbc.sql("select mailbox_id from change_subscription")
            .query((row, _) -> mailbox(row, "mailbox_id"))
            .list());
  }

  /** Whether any mailbox has a row. */
  public boolean isAny() {
    return jdbc.sql("select exists (select 1 from change_subscription)")
        .query(Boolean.class)
        .single();
  }

  /** Adds mailboxes that are to have a subscription from now on; one that is there stays. */
  public void add(Collection<MailboxId> mailboxes, Instant now) {
    String sql =
        "insert into change_subscription (mailbox_id, due_at) values (:mailbox, :due)"
            + " on conflict do nothing";
    mailboxes.stream()
        .sorted()
        .gather(Gatherers.windowFixed(ROWS_AT_ONCE))
        .forEach(part -> rows.batchUpdate(sql, added(part, now)));
  }

  @SuppressWarnings("unchecked") // Java makes no arrays of a type with parameters
  private static Map<String, Object>[] added(List<MailboxId> part, Instant now) {
    return part.stream()
        .map(id -> Map.<String, Object>of(MAILBOX, id.value(), "due", time(now)))
        .toArray(Map[]::new);
  }

  /** Forgets a mailbox. */
  public void remove(MailboxId mailbox) {
    jdbc.sql("delete from change_subscription where mailbox_id = :mailbox")
        .param(MAILBOX, mailbox.value())
        .update();
  }

  /** Those that are to be made or renewed, the longest due first. */
  public List<ChangeSubscription> due(Instant now, int most) {
    return jdbc.sql(SELECT + " where due_at <= :now order by due_at, mailbox_id limit :most")
        .param("now", time(now))
        .param("most", most)
        .query((row, _) -> subscription(row))
        .list();
  }

  /** Some of these mailboxes' rows, those first that failed least. */
  public List<ChangeSubscription> some(Collection<MailboxId> mailboxes, int most) {
    return inParts(
            mailboxes,
            part ->
                jdbc.sql(SELECT + " where mailbox_id in (:part)")
                    .param("part", part)
                    .query((row, _) -> subscription(row))
                    .list())
        .stream()
        .sorted(Comparator.comparingInt(ChangeSubscription::attempts))
        .limit(most)
        .toList();
  }

  /** Some of all rows, those first that failed least. */
  public List<ChangeSubscription> some(int most) {
    return jdbc.sql(SELECT + " order by attempts, mailbox_id limit :most")
        .param("most", most)
        .query((row, _) -> subscription(row))
        .list();
  }

  private static ChangeSubscription subscription(ResultSet row) throws SQLException {
    return new ChangeSubscription(
        mailbox(row, "mailbox_id"),
        row.getString("subscription_id"),
        instantOrNull(row, "expires_at"),
        row.getInt("attempts"),
        Objects.requireNonNullElse(row.getString("terms"), ""));
  }

  /**
   * A subscription was made or renewed.
   *
   * @param madeWith tells what it was made with
   * @param due when it is to be renewed
   */
  public void made(
      MailboxId mailbox, SubscriptionAnswer.LiveSubscription made, String madeWith, Instant due) {
    jdbc.sql(
            "update change_subscription set subscription_id = :id, expires_at = :expires,"
                + " due_at = :due, attempts = 0, failure = null, terms = :terms"
                + " where mailbox_id = :mailbox")
        .param("id", made.id())
        .param("expires", time(made.expires()))
        .param("due", time(due))
        .param("terms", madeWith)
        .param(MAILBOX, mailbox.value())
        .update();
  }

  /** What was made with something else is due now. */
  public void madeOtherwise(String madeWith, Instant now) {
    jdbc.sql(
            "update change_subscription set due_at = :now where subscription_id is not null"
                + " and terms <> :terms and due_at > :now and attempts = 0")
        .param("now", time(now))
        .param("terms", madeWith)
        .update();
  }

  /**
   * A subscription was not made or renewed; what is there stays.
   *
   * @param due when that is tried again
   */
  public void failed(MailboxId mailbox, String code, Instant due) {
    jdbc.sql(
            "update change_subscription set due_at = :due, attempts = attempts + 1,"
                + " failure = :failure where mailbox_id = :mailbox")
        .param("due", time(due))
        .param("failure", code.length() > 128 ? code.substring(0, 128) : code)
        .param(MAILBOX, mailbox.value())
        .update();
  }

  /** There is no such subscription any more: another is to be made now. */
  public void gone(MailboxId mailbox, String id, Instant now) {
    jdbc.sql(
            "update change_subscription set subscription_id = null, due_at = :now, attempts = 0"
                + " where mailbox_id = :mailbox and subscription_id = :id")
        .param("now", time(now))
        .param(MAILBOX, mailbox.value())
        .param("id", id)
        .update();
  }

  /** What failed is to be tried again now. */
  public void again(MailboxId mailbox, Instant now) {
    jdbc.sql("update change_subscription set due_at = :now where mailbox_id = :mailbox")
        .param("now", time(now))
        .param(MAILBOX, mailbox.value())
        .update();
  }

  /** A subscription is to be renewed now. */
  public void renew(MailboxId mailbox, String id, Instant now) {
    jdbc.sql(
            "update change_subscription set due_at = :now where mailbox_id = :mailbox"
                + " and subscription_id = :id and due_at > :now")
        .param("now", time(now))
        .param(MAILBOX, mailbox.value())
        .param("id", id)
        .update();
  }

  /** How many mailboxes are covered at that moment. */
  public SubscriptionCoverage coverage(Instant now) {
    return jdbc.sql(
            "select count(*) as mailboxes,"
                + " sum(case when subscription_id is not null and expires_at > :now then 1 else 0"
                + " end) as live,"
                + " sum(case when failure is not null then 1 else 0 end) as failing,"
                + " sum(case when read_due_at is not null then 1 else 0 end) as waiting,"
                + " max(notified_at) as notified_at, max(failure) as failure"
                + " from change_subscription")
        .param("now", time(now))
        .query(
            (row, _) ->
                new SubscriptionCoverage(
                    row.getInt("mailboxes"),
                    row.getInt("live"),
                    row.getInt("failing"),
                    row.getInt("waiting"),
                    Optional.ofNullable(instantOrNull(row, "notified_at")),
                    Optional.ofNullable(row.getString("failure"))))
        .single();
  }
}
