package se.svarsvakt.sync;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.worktime.Period;

/** Writes what calendars said. It runs in the caller's transaction. */
record JdbcCalendarWriter(JdbcClient jdbc) {
  void write(MailboxId mailbox, Period period, Calendars.Schedule answer, @Nullable Instant at) {
    switch (answer) {
      case Calendars.Schedule.Known(List<Period> away) -> {
        if (known(mailbox, period, away)) {
          new JdbcUnjudged(jdbc).add(List.of(mailbox));
        }
        looked(mailbox, null, at);
      }
      case Calendars.Schedule.Unavailable(String code, boolean lasting) -> {
        new JdbcUnjudged(jdbc).add(List.of(mailbox)); // it is told that it is not watched
        if (lasting) {
          looked(mailbox, code, at);
        } else if (at != null) {
          missed(mailbox, code);
        }
      }
    }
  }

  /** Whether anything differs from before. */
  private boolean known(MailboxId mailbox, Period period, List<Period> away) {
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
    return !Set.copyOf(before).equals(Set.copyOf(away));
  }

  private void change(String sql, MailboxId mailbox, Period period) {
    jdbc.sql(sql)
        .param("mailbox", mailbox.value())
        .param("from", JdbcRows.time(period.from()))
        .param("until", JdbcRows.time(period.until()))
        .update();
  }

  /** What was known before still counts; what never was is named, and asked for again soon. */
  private void missed(MailboxId mailbox, String code) {
    jdbc.sql(
            "update mailbox set calendar_trouble = :trouble"
                + " where id = :mailbox and calendar_read_at is null")
        .param("trouble", JdbcRows.cut(code, 100))
        .param("mailbox", mailbox.value())
        .update();
  }

  private void looked(MailboxId mailbox, @Nullable String trouble, @Nullable Instant at) {
    if (at != null) {
      jdbc.sql(
              "update mailbox set calendar_read_at = :at, calendar_trouble = :trouble"
                  + " where id = :mailbox")
          .param("at", JdbcRows.time(at))
          .param("trouble", trouble == null ? null : JdbcRows.trouble(trouble))
          .param("mailbox", mailbox.value())
          .update();
    }
  }
}
