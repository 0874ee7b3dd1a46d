package se.svarsvakt.casework;

import static se.svarsvakt.sync.JdbcColumns.hashOrNull;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.Date;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.Mark;
import se.svarsvakt.sync.JdbcUnjudged;

/** Writes what people say of mail, in H2 or PostgreSQL. It runs in the caller's transaction. */
record JdbcMarks(JdbcClient jdbc) {
  private static final String BESIDE =
      """
      ((mailbox_id = :mailbox and message_id = :message)
         or conversation_hash = (select m.conversation_hash from received_mail m
                                  where m.mailbox_id = :mailbox and m.message_id = :message)
         or message_hash = (select m.message_hash from received_mail m
                             where m.mailbox_id = :mailbox and m.message_id = :message))
      """;

  /** Of two marks at the same moment the later word counts. */
  void say(Mark mark, String reason) {
    String mailbox = mark.mail().mailbox().value();
    String message = mark.mail().id().value();
    unsaid(mark.mail(), mark.at());
    jdbc.sql(
            "insert into mark (mailbox_id, message_id, marked_at, kind, promised, reason)"
                + " values (:mailbox, :message, :at, :kind, :promised, :reason)")
        .param("mailbox", mailbox)
        .param("message", message)
        .param("at", time(mark.at()))
        .param("kind", mark.kind().name())
        .param("promised", mark.promised() == null ? null : Date.valueOf(mark.promised()))
        .param("reason", reason.isEmpty() ? null : reason)
        .update();
    lookAgain(mailbox, message);
  }

  /** Takes a mark back, and tells whether there was one. */
  boolean takeBack(MailKey mail, Instant at) {
    boolean said = unsaid(mail, at);
    lookAgain(mail.mailbox().value(), mail.id().value());
    return said;
  }

  private boolean unsaid(MailKey mail, Instant at) {
    return jdbc.sql(
                "delete from mark where mailbox_id = :mailbox and message_id = :message"
                    + " and marked_at = :at")
            .param("mailbox", mail.mailbox().value())
            .param("message", mail.id().value())
            .param("at", time(at))
            .update()
        > 0;
  }

  /** A mark speaks for the message, its copies, and the sender's earlier mail beside it. */
  private void lookAgain(String mailbox, String message) {
    jdbc.sql(
            "update received_mail set settled_at = null where settled_at is not null and " + BESIDE)
        .param("mailbox", mailbox)
        .param("message", message)
        .update();
    JdbcUnjudged unjudged = new JdbcUnjudged(jdbc);
    unjudged.add(List.of(new MailboxId(mailbox)));
    unjudged.around(
        jdbc.sql(
                "select conversation_hash, message_hash from received_mail"
                    + " where mailbox_id = :mailbox and message_id = :message")
            .param("mailbox", mailbox)
            .param("message", message)
            .query(
                (row, _) ->
                    new MailThread(
                        hashOrNull(row, "message_hash"),
                        hashOrNull(row, "conversation_hash"),
                        Set.of()))
            .list());
  }
}
