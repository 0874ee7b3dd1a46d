package se.svarsvakt.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.worktime.Period;

/** What is known of mailboxes and their owners, in H2 or PostgreSQL. */
public final class JdbcOwnerStore implements OwnerStore {
  /** Five working days of somebody who works one day a week. */
  private static final Duration LATELY = Duration.ofDays(45);

  private static final String CALENDARS =
      "select id as mailbox_id, calendar_read_at as at from mailbox"
          + " where id in (:ids) and calendar_read_at is not null";

  private static final String SENT_LATELY =
      "select s.mailbox_id, s.sent_at as at from sent_mail s join mailbox m on m.id = s.mailbox_id"
          + " where s.mailbox_id in (:ids) and m.reply_status <> 'disabled'"
          + " and s.kind = 'MESSAGE' and s.sent_at > :since and s.sent_at <= :now"
          + " order by s.sent_at";

  private static final String UNREAD =
      "mailbox_id in (:ids) and received_at <= :now and is_read = false"
          + " and verdict in (:external) and whereabouts = 'TRACKED'"
          // nobody misses mail that only pretends to be a colleague's
          + " and (traits is null or traits not like '%claimed-colleague%')"
          // settled when it came: its words turned out to expect nothing
          + " and (settled_at is null or settled_at <> received_at)";

  private static final String OLDEST_UNREAD =
      "select mailbox_id, min(received_at) as at from received_mail where "
          + UNREAD
          + " group by mailbox_id";

  /**
   * Signs from before the oldest unread message came do not matter, but for those of the same day:
   * so the cost hangs on what waits, and not on all that is stored.
   */
  private static final String SIGNS =
      """
      with waiting as (
        select mailbox_id, min(received_at) - interval '1' day as since from received_mail
         where %s group by mailbox_id)
      select mailbox_id, max(at) as at from (
        select s.mailbox_id, s.sent_at as at from sent_mail s
          join waiting w on w.mailbox_id = s.mailbox_id
         where s.kind = 'MESSAGE' and s.sent_at > w.since and s.sent_at <= :now
        union all
        select r.mailbox_id, r.verb_at as at from received_mail r
          join waiting w on w.mailbox_id = r.mailbox_id
         where r.verb_at > w.since and r.verb_at <= :now
        union all
        select r.mailbox_id, r.received_at as at from received_mail r
          join waiting w on w.mailbox_id = r.mailbox_id
         where r.is_read = true and r.received_at > w.since and r.received_at <= :now
           and r.verdict in (:opened)
        union all
        select m.id as mailbox_id, m.attention_at as at from mailbox m
          join waiting w on w.mailbox_id = m.id
         where m.attention_at > w.since and m.attention_at <= :now) signs
       group by mailbox_id
      """
          .formatted(UNREAD);

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final JdbcCalendarWriter writer;

  /** Over one database, whose statements the transactions cover. */
  public JdbcOwnerStore(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.writer = new JdbcCalendarWriter(jdbc);
  }

  @Override
  public Map<MailboxId, OwnerFacts> owners(Collection<MailboxId> ids, Instant now) {
    return owners(ids, now, true);
  }

  @Override
  public Map<MailboxId, OwnerFacts> ownersWithoutTraces(Collection<MailboxId> ids, Instant now) {
    return owners(ids, now, false);
  }

  private Map<MailboxId, OwnerFacts> owners(
      Collection<MailboxId> ids, Instant now, boolean traces) {
    Map<MailboxId, OwnerFacts> found = new HashMap<>();
    for (List<String> part : JdbcColumns.idParts(ids)) {
      Map<String, List<Period>> away = periods("out_of_office", part);
      Map<String, List<Period>> replyOn = periods("automatic_reply_time", part);
      Map<String, List<Instant>> unread = traces ? moments(OLDEST_UNREAD, part, now) : Map.of();
      Map<String, List<Instant>> signs = traces ? moments(SIGNS, part, now) : Map.of();
      Map<String, List<Instant>> sent = traces ? moments(SENT_LATELY, part, now) : Map.of();
      jdbc.sql("select * from mailbox where id in (:ids)")
          .param("ids", part)
          .query(
              row -> {
                String id = JdbcColumns.text(row, "id");
                MailboxId mailbox = new MailboxId(id);
                found.put(
                    mailbox,
                    new OwnerFacts(
                        mailbox,
                        settings(row, of(replyOn, id)),
                        calendar(row, of(away, id)),
                        new OwnerFacts.Traces(first(unread, id), first(signs, id), of(sent, id))));
              });
    }
    return found;
  }

  private static OwnerFacts.SettingsFacts settings(ResultSet row, List<Period> replyOn)
      throws SQLException {
    return new OwnerFacts.SettingsFacts(
        JdbcSettingsWriter.settings(row), textOrEmpty(row, "settings_trouble"), replyOn);
  }

  private static OwnerFacts.CalendarFacts calendar(ResultSet row, List<Period> away)
      throws SQLException {
    return new OwnerFacts.CalendarFacts(
        JdbcColumns.instantOrNull(row, "calendar_read_at"),
        textOrEmpty(row, "calendar_trouble"),
        away);
  }

  private static <T> List<T> of(Map<String, List<T>> all, String id) {
    return all.getOrDefault(id, List.of());
  }

  private static @Nullable Instant first(Map<String, List<Instant>> all, String id) {
    return of(all, id).stream().findFirst().orElse(null);
  }

  private Map<String, List<Period>> periods(String table, List<String> ids) {
    Map<String, List<Period>> found = new HashMap<>();
    jdbc.sql("select * from " + table + " where mailbox_id in (:ids) order by from_at, until_at")
        .param("ids", ids)
        .query(
            row -> {
              add(found, row, JdbcRows.period(row));
            });
    return found;
  }

  /** The moments that a statement finds of each mailbox. */
  private Map<String, List<Instant>> moments(String sql, List<String> ids, Instant now) {
    Map<String, List<Instant>> found = new HashMap<>();
    jdbc.sql(sql)
        .param("ids", ids)
        .param("now", JdbcRows.time(now))
        .param("since", JdbcRows.time(now.minus(LATELY)))
        .param("external", Verdict.codes(Verdict::isExternalMail))
        .param("opened", Verdict.codes(Verdict::isOpenedByPeople))
        .query(
            row -> {
              add(found, row, JdbcColumns.instant(row, "at"));
            });
    return found;
  }

  private static <T> void add(Map<String, List<T>> found, ResultSet row, T value)
      throws SQLException {
    found.computeIfAbsent(JdbcColumns.text(row, "mailbox_id"), key -> new ArrayList<>()).add(value);
  }

  private static String textOrEmpty(ResultSet row, String column) throws SQLException {
    String value = row.getString(column);
    return value == null ? "" : value;
  }

  @Override
  public Map<MailboxId, Instant> calendarsReadAt(Collection<MailboxId> ids) {
    Map<MailboxId, Instant> found = new HashMap<>();
    for (List<String> part : JdbcColumns.idParts(ids)) {
      moments(CALENDARS, part, Instant.EPOCH)
          .forEach((id, times) -> found.put(new MailboxId(id), times.getFirst()));
    }
    return found;
  }

  @Override
  public void calendars(
      Period period, Map<MailboxId, Calendars.Schedule> answers, @Nullable Instant at) {
    // of two who write, each would wait for the other if their orders differed
    Map<MailboxId, Calendars.Schedule> inOrder = new TreeMap<>(answers);
    transactions.executeWithoutResult(
        status -> inOrder.forEach((mailbox, answer) -> writer.write(mailbox, period, answer, at)));
  }
}
