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
import se.svarsvakt.worktime.Period;

/** What is known of mailboxes and their owners, in H2 or PostgreSQL. */
public final class JdbcOwnerStore implements OwnerStore {
  /** Five working days of somebody who works one day a week. */
  private static final Duration LATELY = Duration.ofDays(45);

  /**
   * Signs from before the oldest unread message came do not matter, but for those of the same day:
   * so the cost hangs on what waits, and not on all that is stored.
   */
  private static final String SIGNS =
      """
      with waiting as (
        select mailbox_id, min(received_at) - interval '1' day as since from received_mail
         where mailbox_id in (:ids) and received_at <= :now and is_read = false
           and verdict = 'external' and whereabouts = 'TRACKED' group by mailbox_id)
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
           and r.verdict in ('external', 'internal', 'copied')
        union all
        select m.id as mailbox_id, m.attention_at as at from mailbox m
          join waiting w on w.mailbox_id = m.id
         where m.attention_at > w.since and m.attention_at <= :now) signs
       group by mailbox_id
      """;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  /** Over one database, whose statements the transactions cover. */
  public JdbcOwnerStore(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
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
    for (List<String> part : JdbcRows.parts(ids.stream().map(MailboxId::value).toList())) {
      Gathered gathered = new Gathered(part, now, traces);
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

    Gathered(List<String> ids, Instant now, boolean traces) {
      this.ids = ids;
      this.now = now;
      this.away = periods("out_of_office");
      this.replyOn = periods("automatic_reply_time");
      this.unread =
          !traces
              ? Map.of()
              : times(
                  "select mailbox_id, min(received_at) as at from received_mail"
                      + " where mailbox_id in (:ids) and received_at <= :now and is_read = false"
                      + " and verdict = 'external' and whereabouts = 'TRACKED' group by mailbox_id");
      this.attended = traces ? times(SIGNS) : Map.of();
      if (traces) {
        lately();
      }
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
                    .computeIfAbsent(JdbcColumns.text(row, "mailbox_id"), key -> new ArrayList<>())
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
                Instant at = JdbcColumns.instantOrNull(row, "at");
                if (at != null) {
                  found.put(JdbcColumns.text(row, "mailbox_id"), at);
                }
              });
      return found;
    }

    private void lately() {
      jdbc.sql(
              "select s.mailbox_id, s.sent_at from sent_mail s"
                  + " join mailbox m on m.id = s.mailbox_id"
                  + " where s.mailbox_id in (:ids) and m.reply_status <> 'disabled'"
                  + " and s.kind = 'MESSAGE' and s.sent_at > :since and s.sent_at <= :now"
                  + " order by s.mailbox_id, s.sent_at")
          .param("ids", ids)
          .param("since", JdbcRows.time(now.minus(LATELY)))
          .param("now", JdbcRows.time(now))
          .query(
              row -> {
                sent.computeIfAbsent(JdbcColumns.text(row, "mailbox_id"), key -> new ArrayList<>())
                    .add(JdbcColumns.instant(row, "sent_at"));
              });
    }

    OwnerFacts facts(ResultSet row) throws SQLException {
      String id = JdbcColumns.text(row, "id");
      return new OwnerFacts(
          new MailboxId(id),
          new SettingsFacts(
              JdbcSettingsWriter.settings(row),
              textOrEmpty(row, "settings_trouble"),
              replyOn.getOrDefault(id, List.of())),
          new CalendarFacts(
              JdbcColumns.instantOrNull(row, "calendar_read_at"),
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
                    new MailboxId(JdbcColumns.text(row, "id")),
                    JdbcColumns.instant(row, "calendar_read_at"));
              });
    }
    return found;
  }

  @Override
  public void calendars(
      Period period, Map<MailboxId, Calendars.Schedule> answers, @Nullable Instant at) {
    transactions.executeWithoutResult(
        status ->
            answers.forEach(
                (mailbox, answer) -> {
                  switch (answer) {
                    case Calendars.Schedule.Known(List<Period> away) ->
                        known(mailbox, period, away);
                    case Calendars.Schedule.Unavailable _ -> {}
                  }
                  boolean passing =
                      answer instanceof Calendars.Schedule.Unavailable unknown
                          && !unknown.lasting();
                  if (at != null && passing) {
                    missed(mailbox, (Calendars.Schedule.Unavailable) answer);
                  } else if (at != null) {
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

  /** What was known before still counts; what never was is named, and asked for again soon. */
  private void missed(MailboxId mailbox, Calendars.Schedule.Unavailable answer) {
    jdbc.sql(
            "update mailbox set calendar_trouble = :trouble"
                + " where id = :mailbox and calendar_read_at is null")
        .param("trouble", JdbcRows.cut(answer.code(), 100))
        .param("mailbox", mailbox.value())
        .update();
  }

  private void looked(MailboxId mailbox, Calendars.Schedule answer, Instant at) {
    @Nullable String trouble =
        answer instanceof Calendars.Schedule.Unavailable unknown
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
