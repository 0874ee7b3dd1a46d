package se.svarsvakt.sync;

import java.sql.Date;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.Habit;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;

/**
 * Counts of habits in H2 or PostgreSQL.
 *
 * @param jdbc one database
 */
public record JdbcHabits(JdbcClient jdbc) implements HabitStore {
  @Override
  public Map<Habit, Integer> counted(MailboxId mailbox, LocalDate month) {
    Map<Habit, Integer> counted = new EnumMap<>(Habit.class);
    jdbc.sql("select habit, times from habit where mailbox_id = :mailbox and month_day = :month")
        .param("mailbox", mailbox.value())
        .param("month", Date.valueOf(month))
        .query(
            row -> {
              int times = row.getInt("times");
              EnumCode.find(Habit.class, JdbcColumns.text(row, "habit"))
                  .ifPresent(habit -> counted.put(habit, times));
            });
    return counted;
  }

  @Override
  public void add(MailboxId mailbox, HabitCount count) {
    for (Habit habit : count.habits()) {
      step(
          "insert into habit (mailbox_id, month_day, habit, times)"
              + " values (:mailbox, :month, :habit, 0) on conflict do nothing",
          mailbox,
          count.month(),
          habit);
      step(
          "update habit set times = times + 1"
              + " where mailbox_id = :mailbox and month_day = :month and habit = :habit",
          mailbox,
          count.month(),
          habit);
    }
  }

  private void step(String sql, MailboxId mailbox, LocalDate month, Habit habit) {
    jdbc.sql(sql)
        .param("mailbox", mailbox.value())
        .param("month", Date.valueOf(month))
        .param("habit", habit.code())
        .update();
  }

  @Override
  public Optional<Sending> unread(MailKey sent) {
    return jdbc.sql(
            """
            select exists (select 1 from received_mail r
                            where r.mailbox_id = s.mailbox_id
                              and r.conversation_hash = s.conversation_hash
                              and r.received_at < s.sent_at) or
                   exists (select 1 from sent_reference f
                            where f.sent_number = s.number) as answers,
                   exists (select 1 from sent_recipient n
                            where n.sent_number = s.number and n.internal = false
                              and not exists (select 1 from sent_recipient o
                                                join sent_mail e on e.number = o.sent_number
                                               where e.mailbox_id = s.mailbox_id
                                                 and o.address_hash = n.address_hash
                                                 and e.kind = 'MESSAGE'
                                                 and e.sent_at < s.sent_at)) as first_time
              from sent_mail s
             where s.mailbox_id = :mailbox and s.message_id = :message and s.forward_subject = false
               and not exists (select 1 from signature_check c
                                where c.mailbox_id = s.mailbox_id and c.message_id = s.message_id)
            """)
        .param("mailbox", sent.mailbox().value())
        .param("message", sent.id().value())
        .query(
            (row, number) -> new Sending(row.getBoolean("answers"), row.getBoolean("first_time")))
        .optional();
  }

  void forget(LocalDate before) {
    if (before.equals(LocalDate.MAX)) {
      jdbc.sql("delete from habit").update();
    } else {
      jdbc.sql("delete from habit where month_day < :before")
          .param("before", Date.valueOf(before))
          .update();
    }
  }
}
