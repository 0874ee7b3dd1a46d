package se.svarsvakt.sync;

import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.sync.MailboxFeed.SpecialFolders;
import se.svarsvakt.sync.MailboxUpdate.Change;

/**
 * Writes one step's result. Every statement can be repeated: what is there already stays or is set
 * to the same value. It runs in the caller's transaction.
 */
final class JdbcFactWriter {
  private static final String REFERENCE =
      "insert into sent_reference (mailbox_id, message_id, message_hash)"
          + " values (:mailbox, :message, :reference) on conflict do nothing";

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations many;
  private final JdbcSettingsWriter settings;

  JdbcFactWriter(JdbcClient jdbc, NamedParameterJdbcOperations many) {
    this.jdbc = jdbc;
    this.many = many;
    this.settings = new JdbcSettingsWriter(jdbc);
  }

  void write(MailboxUpdate update) {
    if (!sameSettings(update.before(), update.after())) {
      mailbox(update.after(), update.address());
      settings.write(update.before(), update.after());
    }
    folders(update.before(), update.after());
    received(update.received());
    sent(update.sent());
    update.changes().forEach(change -> change(update.after().id().value(), change));
  }

  private static boolean sameSettings(StoredMailbox before, StoredMailbox after) {
    return before
        .withFolders(List.of(), before.foldersReadAt())
        .equals(after.withFolders(List.of(), after.foldersReadAt()));
  }

  private void mailbox(StoredMailbox mailbox, @Nullable MailAddress address) {
    jdbc.sql("insert into mailbox (id) values (:id) on conflict do nothing")
        .param("id", mailbox.id().value())
        .update();
    MailboxSettings settings = mailbox.settings();
    SpecialFolders special = mailbox.special();
    jdbc.sql(
            """
            update mailbox set address = :address, purpose = :purpose, language = :language,
                   settings_read_at = :settingsAt, settings_trouble = :trouble,
                   folders_read_at = :foldersAt, watched_since = :since,
                   inbox_id = :inbox, sent_id = :sent, deleted_id = :deleted, junk_id = :junk
             where id = :id
            """)
        .param("address", address == null ? null : address.value())
        .param("purpose", settings == null ? null : settings.purpose().name())
        .param("language", settings == null ? null : JdbcRows.cut(settings.language(), 32))
        .param("settingsAt", JdbcRows.time(mailbox.settingsReadAt()))
        .param("trouble", JdbcRows.trouble(mailbox.settingsTrouble()))
        .param("foldersAt", JdbcRows.time(mailbox.foldersReadAt()))
        .param("since", JdbcRows.time(mailbox.watchedSince()))
        .param("inbox", special == null ? null : special.inbox())
        .param("sent", special == null ? null : special.sent())
        .param("deleted", special == null ? null : special.deleted())
        .param("junk", special == null ? null : special.junk())
        .param("id", mailbox.id().value())
        .update();
  }

  private void folders(StoredMailbox before, StoredMailbox after) {
    Map<String, WatchedFolder> old =
        before.folders().stream().collect(Collectors.toMap(WatchedFolder::id, Function.identity()));
    for (WatchedFolder folder : after.folders()) {
      if (!folder.equals(old.remove(folder.id()))) {
        folder(after.id().value(), folder);
      }
    }
    for (String gone : old.keySet()) {
      jdbc.sql("delete from folder where mailbox_id = :mailbox and folder_id = :folder")
          .param("mailbox", after.id().value())
          .param("folder", gone)
          .update();
    }
  }

  private void folder(String mailbox, WatchedFolder folder) {
    jdbc.sql(
            "insert into folder (mailbox_id, folder_id, kind) values (:mailbox, :folder, :kind)"
                + " on conflict do nothing")
        .param("mailbox", mailbox)
        .param("folder", folder.id())
        .param("kind", folder.kind().name())
        .update();
    jdbc.sql(
            "update folder set kind = :kind, delta_link = :link"
                + " where mailbox_id = :mailbox and folder_id = :folder")
        .param("kind", folder.kind().name())
        .param("link", folder.deltaLink())
        .param("mailbox", mailbox)
        .param("folder", folder.id())
        .update();
  }

  private void received(List<ReceivedFact> facts) {
    batch(
        """
        insert into received_mail (mailbox_id, message_id, folder_id, received_at, verdict, cause,
               closing_phrase, message_hash, conversation_hash, sender_hash, reply_to_hash,
               sender_domain, refers_to, verb, verb_at, whereabouts, is_read)
        values (:mailbox, :message, :folder, :receivedAt, :verdict, :cause, :closing, :messageHash,
               :conversation, :sender, :replyTo, :domain, :refersTo, :verb, :verbAt, :whereabouts, :read)
        on conflict do nothing
        """,
        facts.stream().map(JdbcFactWriter::row).toList());
  }

  private static MapSqlParameterSource row(ReceivedFact fact) {
    ReceivedMail mail = fact.mail();
    Iterator<Hash> senders = mail.senders().iterator();
    LastVerb verb = mail.verb();
    return key(mail.key())
        .addValue("folder", fact.folder())
        .addValue("receivedAt", JdbcRows.time(mail.receivedAt()))
        .addValue("verdict", mail.verdict().verdict().code())
        .addValue("cause", JdbcRows.cut(mail.verdict().cause(), 200))
        .addValue("closing", mail.closingPhrase())
        .addValue("messageHash", JdbcRows.value(mail.thread().messageId()))
        .addValue("conversation", JdbcRows.value(mail.thread().conversation()))
        .addValue("sender", senders.hasNext() ? senders.next().value() : null)
        .addValue("replyTo", senders.hasNext() ? senders.next().value() : null)
        .addValue("domain", JdbcRows.cut(fact.senderDomain(), 255))
        .addValue("refersTo", JdbcRows.list(mail.thread().refersTo()))
        .addValue("verb", verb == null ? null : verb.kind().number())
        .addValue("verbAt", verb == null ? null : JdbcRows.time(verb.at()))
        .addValue("whereabouts", mail.whereabouts().name())
        .addValue("read", fact.read());
  }

  private void sent(List<SentFact> facts) {
    batch(
        """
        insert into sent_mail (mailbox_id, message_id, sent_at, kind, forward_subject, message_hash,
               conversation_hash, thread_known)
        values (:mailbox, :message, :sentAt, :kind, :forward, :messageHash, :conversation, :known)
        on conflict do nothing
        """,
        facts.stream().map(JdbcFactWriter::row).toList());
    batch(
        "insert into sent_recipient (mailbox_id, message_id, address_hash, internal)"
            + " values (:mailbox, :message, :address, :internal) on conflict do nothing",
        facts.stream().flatMap(fact -> recipients(fact.mail())).toList());
    batch(
        REFERENCE,
        facts.stream()
            .flatMap(fact -> references(fact.mail().key(), fact.mail().thread().refersTo()))
            .toList());
  }

  private static MapSqlParameterSource row(SentFact fact) {
    SentMail mail = fact.mail();
    return key(mail.key())
        .addValue("sentAt", JdbcRows.time(mail.sentAt()))
        .addValue("kind", mail.kind().name())
        .addValue("forward", mail.forwardSubject())
        .addValue("messageHash", JdbcRows.value(mail.thread().messageId()))
        .addValue("conversation", JdbcRows.value(mail.thread().conversation()))
        .addValue("known", fact.threadKnown());
  }

  private static Stream<MapSqlParameterSource> recipients(SentMail mail) {
    return Stream.concat(
        mail.recipients().external().stream()
            .map(
                hash ->
                    key(mail.key()).addValue("address", hash.value()).addValue("internal", false)),
        mail.recipients().internal().stream()
            .map(
                hash ->
                    key(mail.key()).addValue("address", hash.value()).addValue("internal", true)));
  }

  private static Stream<MapSqlParameterSource> references(MailKey mail, Collection<Hash> refersTo) {
    return refersTo.stream().map(hash -> key(mail).addValue("reference", hash.value()));
  }

  private static MapSqlParameterSource key(MailKey mail) {
    return new MapSqlParameterSource("mailbox", mail.mailbox().value())
        .addValue("message", mail.id().value());
  }

  private void batch(String sql, List<MapSqlParameterSource> rows) {
    if (!rows.isEmpty()) {
      many.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
    }
  }

  void thread(MailKey sent, Set<Hash> refersTo) {
    batch(REFERENCE, references(sent, refersTo).toList());
    jdbc.sql(
            "update sent_mail set thread_known = true"
                + " where mailbox_id = :mailbox and message_id = :message")
        .param("mailbox", sent.mailbox().value())
        .param("message", sent.id().value())
        .update();
  }

  private void change(String mailbox, Change change) {
    switch (change) {
      case Change.Moved moved -> moved(mailbox, moved);
      case Change.Read read -> read(mailbox, read);
      case Change.Done done ->
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

  private void moved(String mailbox, Change.Moved moved) {
    int moves =
        jdbc.sql(
                "update received_mail set folder_id = :folder, whereabouts = :whereabouts,"
                    + " settled_at = null"
                    + " where mailbox_id = :mailbox and message_id = :message"
                    + " and (folder_id <> :folder or whereabouts <> :whereabouts)")
            .param("folder", moved.folder())
            .param("whereabouts", moved.whereabouts().name())
            .param("mailbox", mailbox)
            .param("message", moved.message().value())
            .update();
    if (moves > 0) {
      attended(mailbox, moved.at());
    }
  }

  /** A mark that is known for the first time is no sign that somebody set it just now. */
  private void read(String mailbox, Change.Read change) {
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

  private void attended(String mailbox, Instant at) {
    jdbc.sql(
            "update mailbox set attention_at = :at where id = :mailbox"
                + " and (attention_at is null or attention_at < :at)")
        .param("at", JdbcRows.time(at))
        .param("mailbox", mailbox)
        .update();
  }
}
