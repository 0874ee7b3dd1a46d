package se.svarsvakt.sync;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.Verdict;

/** Writes what happened to received mail. It runs in the caller's transaction. */
record JdbcChangeWriter(JdbcClient jdbc) {
  void write(String mailbox, MailboxUpdate.Change change) {
    switch (change) {
      case MailboxUpdate.Change.Moved moved -> moved(mailbox, moved);
      case MailboxUpdate.Change.ReadMark read -> read(mailbox, read);
      case MailboxUpdate.Change.VerbChange done ->
          jdbc.sql(
                  "update received_mail set verb = :verb, verb_at = :at"
                      + " where mailbox_id = :mailbox and message_id = :message")
              .param("verb", done.verb().kind().number())
              .param("at", JdbcRows.time(done.verb().at()))
              .param("mailbox", mailbox)
              .param("message", done.message().value())
              .update();
    }
  }

  private void moved(String mailbox, MailboxUpdate.Change.Moved moved) {
    int moves =
        jdbc.sql(
                "update received_mail set folder_id = :folder, whereabouts = :whereabouts,"
                    + " thrown_at = "
                    + (moved.whereabouts().thrownAway()
                        ? "coalesce(thrown_at, cast(:at as timestamp with time zone))"
                        : "null")
                    + ", settled_at = null"
                    + " where mailbox_id = :mailbox and message_id = :message"
                    + " and (folder_id <> :folder or whereabouts <> :whereabouts)")
            .param("folder", moved.folder())
            .param("whereabouts", moved.whereabouts().name())
            .param("at", JdbcRows.time(moved.at()))
            .param("mailbox", mailbox)
            .param("message", moved.message().value())
            .update();
    if (moves > 0) {
      attended(mailbox, moved.at());
      seen(mailbox, moved.message(), moved.at());
    }
  }

  /** A mark that is known for the first time is no sign that somebody set it just now. */
  private void read(String mailbox, MailboxUpdate.Change.ReadMark change) {
    int marked =
        jdbc.sql(
                "update received_mail set is_read = :read where mailbox_id = :mailbox"
                    + " and message_id = :message and is_read <> :read")
            .param("read", change.read())
            .param("mailbox", mailbox)
            .param("message", change.message().value())
            .update();
    if (marked > 0) {
      attended(mailbox, change.at());
      seen(mailbox, change.message(), change.at());
      return;
    }
    jdbc.sql(
            "update received_mail set is_read = :read where mailbox_id = :mailbox"
                + " and message_id = :message and is_read is null")
        .param("read", change.read())
        .param("mailbox", mailbox)
        .param("message", change.message().value())
        .update();
  }

  /** Noted of mail that somebody was reminded of, once for a reminder. */
  private void seen(String mailbox, MessageId message, Instant at) {
    jdbc.sql(
            """
            insert into seen_item (mailbox_id, item, person_id, seen_at)
            select mailbox_id, message_id, '', cast(:at as timestamp with time zone)
              from received_mail r
             where mailbox_id = :mailbox and message_id = :message and settled_at is null
               and (verdict in (:expecting) or may_expect)
               and exists (select 1 from nudge_item i join nudge n on n.id = i.nudge_id
                            where i.mailbox_id = r.mailbox_id and i.message_id = r.message_id
                              and n.sent_at < :at
                              and not exists (select 1 from seen_item s
                                               where s.mailbox_id = i.mailbox_id
                                                 and s.item = i.message_id and s.person_id = ''
                                                 and s.seen_at > n.sent_at))
            on conflict do nothing
            """)
        .param("at", JdbcRows.time(at))
        .param("mailbox", mailbox)
        .param("message", message.value())
        .param("expecting", Verdict.codes(Verdict::expectsAnswer))
        .update();
  }

  private void attended(String mailbox, Instant at) {
    jdbc.sql(
            "update mailbox set attention_at = :at where id = :mailbox"
                + " and (attention_at is null or attention_at < :at)")
        .param("at", JdbcRows.time(at))
        .param("mailbox", mailbox)
        .update();
  }
}
