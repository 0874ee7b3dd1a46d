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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.OwnerFacts.CalendarFacts;
import se.svarsvakt.sync.OwnerFacts.SettingsFacts;
import se.svarsvakt.sync.OwnerFacts.Traces;

/** What is known of mailboxes and their owners, in H2 or PostgreSQL. */
public final class JdbcOwnerStore implements OwnerStore {
  private static final Duration LATELY = Duration.ofDays(10);

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  /** Over one database, whose statements the transactions cover. */
  public JdbcOwnerStore(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public Map<MailboxId, OwnerFacts> owners(Collection<MailboxId> ids, Instant now) {
    Map<MailboxId, OwnerFacts> found = new HashMap<>();
    for (List<String> part : JdbcRows.parts(ids.stream().map(MailboxId::value).toList())) {
      Gathered gathered = new Gathered(part, now);
      jdbc.sql("select * from mailbox where id in (:ids)")
          .param("ids", part)
          .query((row, number) -> gathered.facts(row))
          .list()
          .forEach(facts -> found.put(facts.mailbox(), facts));
    }
    return found;
  }

  /** What a few statements find out about a part of the mailboxes. */
  private final class Gathered {
    private final List<String> ids;
    private final Instant now;
    private final Map<String, List<Period>> away;
    private final Map<String, List<Period>> replyOn;
    private final Map<String, Instant> unread;
    private final Map<String, Instant> attended;
    private final Map<String, List<Instant>> sent = new HashMap<>();

    Gathered(List<String> ids, Instant now) {
      this.ids = ids;
      this.now = now;
      this.away = periods("out_of_office");
      this.replyOn = periods("automatic_reply_time");
      this.unread =
          times(
              "select mailbox_id, min(received_at) as at from received_mail"
                  + " where mailbox_id in (:ids) and received_at <= :now and is_read = false"
                  + " and verdict = 'external' and whereabouts = 'TRACKED' group by mailbox_id");
      this.attended =
          times(
              """
              select mailbox_id, max(at) as at from (
                select mailbox_id, max(sent_at) as at from sent_mail
                 where mailbox_id in (:ids) and kind = 'MESSAGE' and sent_at <= :now group by mailbox_id
                union all
                select mailbox_id, max(verb_at) as at from received_mail
                 where mailbox_id in (:ids) and verb_at <= :now group by mailbox_id
                union all
                select mailbox_id, max(received_at) as at from received_mail
                 where mailbox_id in (:ids) and is_read = true and received_at <= :now
                   and verdict in ('external', 'internal', 'copied') group by mailbox_id
                union all
                select id as mailbox_id, attention_at as at from mailbox
                 where id in (:ids) and attention_at <= :now) signs
               group by mailbox_id
              """);
      lately();
    }

    private Map<String, List<Period>> periods(String table) {
      Map<String, List<Period>> found = new HashMap<>();
      jdbc.sql(
              "select mailbox_id, from_at, until_at from "
                  + table
                  + " where mailbox_id in (:ids) order by mailbox_id, from_at, until_at")
          .param("ids", ids)
          .query(
              row -> {
                found
                    .computeIfAbsent(JdbcRows.text(row, "mailbox_id"), key -> new ArrayList<>())
                    .add(period(row));
              });
      return found;
    }

    private Map<String, Instant> times(String sql) {
      Map<String, Instant> found = new HashMap<>();
      jdbc.sql(sql)
          .param("ids", ids)
          .param("now", JdbcRows.time(now))
          .query(
              row -> {
                Instant at = JdbcRows.instantOrNull(row, "at");
                if (at != null) {
                  found.put(JdbcRows.text(row, "mailbox_id"), at);
                }
              });
      return found;
    }

    private void lately() {
      jdbc.sql(
              "select mailbox_id, sent_at from sent_mail where mailbox_id in (:ids)"
                  + " and kind = 'MESSAGE' and sent_at > :since and sent_at <= :now"
                  + " order by mailbox_id, sent_at")
          .param("ids", ids)
          .param("since", JdbcRows.time(now.minus(LATELY)))
          .param("now", JdbcRows.time(now))
          .query(
              row -> {
                sent.computeIfAbsent(JdbcRows.text(row, "mailbox_id"), key -> new ArrayList<>())
                    .add(JdbcRows.instant(row, "sent_at"));
              });
    }

    OwnerFacts facts(ResultSet row) throws SQLException {
      String id = JdbcRows.text(row, "id");
      return new OwnerFacts(
          new MailboxId(id),
          new SettingsFacts(
              JdbcSettingsWriter.settings(row),
              textOrEmpty(row, "settings_trouble"),
              replyOn.getOrDefault(id, List.of())),
          new CalendarFacts(
              JdbcRows.instantOrNull(row, "calendar_read_at"),
              textOrEmpty(row, "calendar_trouble"),
              away.getOrDefault(id, List.of())),
          new Traces(unread.get(id), attended.get(id), sent.getOrDefault(id, List.of())));
    }
  }

  private static Period period(ResultSet row) throws SQLException {
    RowMapper<Period> mapper = JdbcRows.PERIOD;
    Period period = mapper.mapRow(row, 0);
    if (period == null) {
      throw new SQLException("a period is never null");
    }
    return period;
  }

  private static String textOrEmpty(ResultSet row, String column) throws SQLException {
    String value = row.getString(column);
    return value == null ? "" : value;
  }

  @Override
  public Map<MailboxId, Instant> calendarsReadAt(Collection<MailboxId> ids) {
    Map<MailboxId, Instant> found = new HashMap<>();
    for (List<String> part : JdbcRows.parts(ids.stream().map(MailboxId::value).toList())) {
      jdbc.sql(
              "select id, calendar_read_at from mailbox"
                  + " where id in (:ids) and calendar_read_at is not null")
          .param("ids", part)
          .query(
              row -> {
                found.put(
                    new MailboxId(JdbcRows.text(row, "id")),
                    JdbcRows.instant(row, "calendar_read_at"));
              });
    }
    return found;
  }

  @Override
  public void calendars(
      Period period, Map<MailboxId, Calendars.Answer> answers, @Nullable Instant at) {
    transactions.executeWithoutResult(
        status ->
            answers.forEach(
                (mailbox, answer) -> {
                  switch (answer) {
                    case Calendars.Answer.Known(List<Period> away) -> known(mailbox, period, away);
                    case Calendars.Answer.Unknown _ -> {}
                  }
                  boolean passing =
                      answer instanceof Calendars.Answer.Unknown unknown && !unknown.lasting();
                  if (at != null && !passing) {
                    looked(mailbox, answer, at);
                  }
                }));
  }

  private void known(MailboxId mailbox, Period period, List<Period> away) {
    List<Period> before =
        jdbc.sql(
                "select from_at, until_at from out_of_office where mailbox_id = :mailbox"
                    + " and from_at < :until and until_at > :from")
            .param("mailbox", mailbox.value())
            .param("from", JdbcRows.time(period.from()))
            .param("until", JdbcRows.time(period.until()))
            .query(JdbcRows.PERIOD)
            .list();
    before.stream()
        .filter(old -> !away.contains(old))
        .forEach(
            old ->
                change(
                    "delete from out_of_office where mailbox_id = :mailbox and from_at = :from"
                        + " and until_at = :until",
                    mailbox,
                    old));
    away.stream()
        .filter(entry -> !before.contains(entry))
        .forEach(
            entry ->
                change(
                    "insert into out_of_office (mailbox_id, from_at, until_at)"
                        + " values (:mailbox, :from, :until) on conflict do nothing",
                    mailbox,
                    entry));
  }

  private void change(String sql, MailboxId mailbox, Period period) {
    jdbc.sql(sql)
        .param("mailbox", mailbox.value())
        .param("from", JdbcRows.time(period.from()))
        .param("until", JdbcRows.time(period.until()))
        .update();
  }

  private void looked(MailboxId mailbox, Calendars.Answer answer, Instant at) {
    @Nullable String trouble =
        answer instanceof Calendars.Answer.Unknown unknown
            ? JdbcRows.trouble(unknown.code())
            : null;
    jdbc.sql(
            "update mailbox set calendar_read_at = :at, calendar_trouble = :trouble"
                + " where id = :mailbox")
        .param("at", JdbcRows.time(at))
        .param("trouble", trouble)
        .param("mailbox", mailbox.value())
        .update();
  }
}
