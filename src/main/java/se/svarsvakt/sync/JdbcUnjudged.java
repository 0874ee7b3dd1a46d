package se.svarsvakt.sync;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SentMail;

/**
 * Notes which mailboxes have to be judged anew, since a fact changed that their judgement rests on.
 * It runs in the transaction of the change, so that neither is there without the other.
 */
public final class JdbcUnjudged {
  private final JdbcClient jdbc;
  private final JdbcFactQueries facts;

  /** Over one database. */
  public JdbcUnjudged(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.facts = new JdbcFactQueries(jdbc);
  }

  /** Something of these mailboxes changed. */
  public void add(Collection<MailboxId> mailboxes) {
    for (MailboxId mailbox : mailboxes) {
      jdbc.sql("insert into unjudged (mailbox_id) values (:mailbox)")
          .param("mailbox", mailbox.value())
          .update();
    }
  }

  /** What one reading of a mailbox changed, which matters to others that hold the same threads. */
  void add(MailboxUpdate update, Map<MessageId, ReceivedMail> changed) {
    boolean first = update.before().watchedSince() == null;
    boolean other =
        !Objects.equals(update.before().settings(), update.after().settings())
            || !update.before().settingsTrouble().equals(update.after().settingsTrouble());
    boolean mail =
        !(update.received().isEmpty() && update.sent().isEmpty() && update.changes().isEmpty());
    boolean left = !first && update.after().watchedSince() == null;
    if (!first && (mail || other || left)) {
      add(List.of(update.after().id()));
    }
    if (mail && isAnyKept()) {
      if (first) {
        add(List.of(update.after().id())); // it may have been watched before
      }
      around(
          Stream.of(
                  update.received().stream().map(fact -> fact.mail().thread()),
                  update.sent().stream().map(fact -> fact.mail().thread()),
                  changed.values().stream().map(ReceivedMail::thread))
              .flatMap(threads -> threads)
              .toList());
    }
  }

  /** Before the first judgement nobody's can be out of date. */
  private boolean isAnyKept() {
    return jdbc.sql("select exists (select 1 from judgement)").query(Boolean.class).single();
  }

  /**
   * Mail of these threads came, went or changed: whoever holds a copy of it, mail of the same
   * conversation, or what is answered or was passed on by it, is judged anew.
   */
  public void around(Collection<MailThread> threads) {
    Set<Hash> conversations = new HashSet<>();
    Set<Hash> messages = new HashSet<>();
    for (MailThread thread : threads) {
      note(thread, conversations, messages);
    }
    sent(conversations, messages);
    for (List<String> part : hashes(messages)) {
      conversations.addAll(joined("conversation_hash", "may_expect = true and message_hash", part));
    }
    for (List<String> part : hashes(conversations)) {
      messages.addAll(joined("message_hash", "conversation_hash", part));
    }
    sent(conversations, messages);
    holders("conversation_hash", conversations);
    holders("message_hash", messages);
  }

  /** What was sent in them, or is named by them, names others and lies in others. */
  private void sent(Set<Hash> conversations, Set<Hash> messages) {
    List<SentMail> sent =
        Stream.concat(
                facts.sentInConversations(conversations).stream(),
                facts.sentByMessageId(messages).stream())
            .toList();
    sent.forEach(mail -> note(mail.thread(), conversations, messages));
  }

  private List<Hash> joined(String wanted, String by, List<String> part) {
    return facts
        .withIds(
            "select distinct %1$s from %2$s join received_mail on %3$s = v.id where %1$s is not null"
                .formatted(wanted, JdbcFactQueries.values(part), by),
            part)
        .query((row, _) -> new Hash(JdbcColumns.text(row, wanted)))
        .list();
  }

  private static void note(MailThread thread, Set<Hash> conversations, Set<Hash> messages) {
    Stream.ofNullable(thread.conversation()).forEach(conversations::add);
    Stream.ofNullable(thread.messageId()).forEach(messages::add);
    messages.addAll(thread.refersTo());
  }

  private static List<List<String>> hashes(Set<Hash> hashes) {
    return JdbcColumns.parts(hashes.stream().map(Hash::value).sorted().toList());
  }

  private void holders(String column, Set<Hash> hashes) {
    for (List<String> part : hashes(hashes)) {
      facts
          .withIds(
              "insert into unjudged (mailbox_id) select distinct r.mailbox_id from "
                  + JdbcFactQueries.values(part)
                  + " join received_mail r on r.%s = v.id and r.may_expect = true".formatted(column)
                  + " join judgement j on j.mailbox_id = r.mailbox_id",
              part)
          .update();
    }
  }

  /** The ids of messages whose change may matter to others' judgement. */
  static Set<MessageId> changed(MailboxUpdate update) {
    return update.changes().stream()
        .filter(change -> !(change instanceof MailboxUpdate.Change.ReadMark))
        .map(MailboxUpdate.Change::message)
        .collect(Collectors.toSet());
  }
}
