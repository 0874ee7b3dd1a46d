package se.svarsvakt.casework;

import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.key;
import static se.svarsvakt.sync.JdbcColumns.parts;
import static se.svarsvakt.sync.JdbcColumns.text;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.Registration;
import se.svarsvakt.sync.JdbcUnjudged;

/**
 * Registrations in H2 or PostgreSQL, and what the case system is to hear of them. It runs in the
 * caller's transaction, so that neither is there without the other.
 *
 * @param toldOn whether there is a case system to be told
 */
record JdbcRegistrations(JdbcClient jdbc, boolean toldOn) {
  void say(MailKey mail, Registration.Choice choice, MailboxId person, Instant at) {
    forget(mail, at);
    new JdbcUnjudged(jdbc).add(List.of(mail.mailbox()));
    of(
            "insert into registration (mailbox_id, message_id, choice, said_at, person_id)"
                + " values (:mailbox, :message, :choice, :at, :person)",
            mail)
        .param("choice", choice.code())
        .param("at", time(at.truncatedTo(ChronoUnit.MICROS)))
        .param("person", person.value())
        .update();
    if (toldOn && choice == Registration.Choice.REGISTERED) {
      tell(mail, at);
    }
  }

  void takeBack(MailKey mail, Instant said, Instant at) {
    Registration.Stated known = all(List.of(mail)).get(mail);
    if (known != null && known.at().equals(said)) {
      forget(mail, at);
      new JdbcUnjudged(jdbc).add(List.of(mail.mailbox()));
    }
  }

  private void forget(MailKey mail, Instant at) {
    boolean said =
        of("delete from registration where mailbox_id = :mailbox and message_id = :message", mail)
                .update()
            > 0;
    if (said) {
      withdraw(mail, at);
    }
  }

  /** What was never tried is not told at all; what may have been heard is taken back there too. */
  private void withdraw(MailKey mail, Instant at) {
    of(
            "delete from case_event where mailbox_id = :mailbox and message_id = :message"
                + " and status = 'WAITING' and attempts = 0 and kind = 'registered'",
            mail)
        .update();
    if (!toldOn) {
      return;
    }
    of(
            """
            insert into case_event (id, kind, mailbox_id, message_id, received_at, answered_at,
                                    registered_at, made_at, status, attempts, next_at)
            select :id, 'withdrawn', e.mailbox_id, e.message_id, e.received_at, e.answered_at,
                   e.registered_at, :at, 'WAITING', 0, :at
              from case_event e
             where e.mailbox_id = :mailbox and e.message_id = :message and e.kind = 'registered'
               and e.status <> 'DROPPED'
               and not exists (select 1 from case_event later
                                where later.mailbox_id = e.mailbox_id
                                  and later.message_id = e.message_id and later.made_at > e.made_at)
             order by e.made_at desc limit 1
            """,
            mail)
        .param("id", UUID.randomUUID().toString())
        .param("at", time(at))
        .update();
  }

  private void tell(MailKey mail, Instant at) {
    of(
            """
            insert into case_event (id, kind, mailbox_id, message_id, received_at, answered_at,
                                    registered_at, made_at, status, attempts, next_at)
            select :id, 'registered', mailbox_id, message_id, received_at,
                   coalesce(settled_at, :at), :at, :at, 'WAITING', 0, :at
              from received_mail where mailbox_id = :mailbox and message_id = :message
            """,
            mail)
        .param("id", UUID.randomUUID().toString())
        .param("at", time(at))
        .update();
  }

  private JdbcClient.StatementSpec of(String sql, MailKey mail) {
    return jdbc.sql(sql)
        .param("mailbox", mail.mailbox().value())
        .param("message", mail.id().value());
  }

  Map<MailKey, Registration.Stated> all(Collection<MailKey> mails) {
    Map<MailKey, Registration.Stated> found = new HashMap<>();
    for (List<MailKey> part : parts(mails.stream().sorted().toList())) {
      jdbc.sql(
              "select * from registration where mailbox_id in (:mailboxes)"
                  + " and message_id in (:ids)")
          .param("mailboxes", part.stream().map(key -> key.mailbox().value()).distinct().toList())
          .param("ids", part.stream().map(key -> key.id().value()).distinct().toList())
          .query(
              row -> {
                found.put(key(row), said(row));
              });
    }
    found.keySet().retainAll(mails); // the statement pairs every id with all
    return found;
  }

  private static Registration.Stated said(ResultSet row) throws SQLException {
    return new Registration.Stated(
        // a choice that a newer version wrote is none of what the case system hears
        EnumCode.find(Registration.Choice.class, text(row, "choice"))
            .orElse(Registration.Choice.LITTLE_IMPORTANCE),
        instant(row, "said_at"),
        Objects.requireNonNullElse(row.getString("case_number"), ""));
  }
}
