package se.svarsvakt.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.sync.MailboxFeed.SpecialFolders;

/** Facts in H2 or PostgreSQL. */
public final class JdbcFactStore implements FactStore {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcFactStore.class);

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final JdbcBanners banners;
  private final JdbcFactWriter writer;

  /** Over one database, whose statements the transactions cover. */
  public JdbcFactStore(NamedParameterJdbcOperations jdbc, TransactionOperations transactions) {
    this.jdbc = JdbcClient.create(jdbc);
    this.transactions = transactions;
    this.banners = new JdbcBanners(this.jdbc, jdbc);
    this.writer = new JdbcFactWriter(this.jdbc, jdbc);
  }

  @Override
  public Map<MailboxId, StoredMailbox> mailboxes(Collection<MailboxId> ids) {
    Map<MailboxId, StoredMailbox> found = new HashMap<>();
    for (List<String> part : JdbcColumns.idParts(ids)) {
      Map<String, List<WatchedFolder>> folders = new HashMap<>();
      jdbc.sql("select * from folder where mailbox_id in (:ids) order by mailbox_id, folder_id")
          .param("ids", part)
          .query(
              row -> {
                folders
                    .computeIfAbsent(JdbcColumns.text(row, "mailbox_id"), _ -> new ArrayList<>())
                    .add(folder(row));
              });
      mailboxes(part, folders).forEach(mailbox -> found.put(mailbox.id(), mailbox));
    }
    return found;
  }

  @Override
  public Map<MailboxId, StoredMailbox> withoutFolders(Collection<MailboxId> ids) {
    return JdbcColumns.idParts(ids).stream()
        .flatMap(part -> mailboxes(part, Map.of()).stream())
        .collect(Collectors.toMap(StoredMailbox::id, Function.identity()));
  }

  private List<StoredMailbox> mailboxes(
      List<String> part, Map<String, List<WatchedFolder>> folders) {
    return jdbc.sql("select * from mailbox where id in (:ids)")
        .param("ids", part)
        .query((row, number) -> mailbox(row, folders))
        .list();
  }

  private static WatchedFolder folder(ResultSet row) throws SQLException {
    String counts = row.getString("counts");
    return new WatchedFolder(
        JdbcColumns.text(row, "folder_id"),
        WatchedFolder.Kind.valueOf(JdbcColumns.text(row, "kind")),
        row.getString("delta_link"),
        counts == null ? null : FolderCounts.parse(counts),
        JdbcColumns.instantOrNull(row, "read_at"),
        JdbcColumns.instantOrNull(row, "held_since"));
  }

  private static StoredMailbox mailbox(ResultSet row, Map<String, List<WatchedFolder>> folders)
      throws SQLException {
    String id = JdbcColumns.text(row, "id");
    String trouble = row.getString("settings_trouble");
    return new StoredMailbox(
        new MailboxId(id),
        JdbcSettingsWriter.settings(row),
        JdbcColumns.instantOrNull(row, "settings_read_at"),
        folders.getOrDefault(id, List.of()),
        JdbcColumns.instantOrNull(row, "folders_read_at"),
        special(row),
        JdbcColumns.instantOrNull(row, "watched_since"),
        trouble == null ? "" : trouble);
  }

  /** Those of a version that knew fewer are asked for anew. */
  private static @Nullable SpecialFolders special(ResultSet row) throws SQLException {
    String excluded = row.getString("excluded_ids");
    return row.getString("inbox_id") == null || excluded == null
        ? null
        : new SpecialFolders(
            JdbcColumns.text(row, "inbox_id"),
            JdbcColumns.text(row, "sent_id"),
            JdbcColumns.text(row, "deleted_id"),
            JdbcColumns.text(row, "junk_id"),
            excluded.isEmpty() ? Set.of() : Set.of(excluded.split(" ", -1)));
  }

  @Override
  public Map<MessageId, ReceivedMail> received(MailboxId mailbox, Collection<MessageId> ids) {
    Map<MessageId, ReceivedMail> found = new HashMap<>();
    for (List<String> part : JdbcColumns.parts(ids.stream().map(MessageId::value).toList())) {
      jdbc.sql(
              "select "
                  + JdbcRows.RECEIVED_COLUMNS
                  + " from received_mail"
                  + " where mailbox_id = :mailbox and message_id in (:ids)")
          .param("mailbox", mailbox.value())
          .param("ids", part)
          .query(JdbcRows.RECEIVED)
          .list()
          .forEach(mail -> found.put(mail.id(), mail));
    }
    return found;
  }

  @Override
  public Set<MessageId> sent(MailboxId mailbox, Collection<MessageId> ids) {
    Set<MessageId> found = new HashSet<>();
    for (List<String> part : JdbcColumns.parts(ids.stream().map(MessageId::value).toList())) {
      jdbc.sql(
              "select message_id from sent_mail"
                  + " where mailbox_id = :mailbox and message_id in (:ids)")
          .param("mailbox", mailbox.value())
          .param("ids", part)
          .query((row, number) -> new MessageId(JdbcColumns.text(row, "message_id")))
          .list()
          .forEach(found::add);
    }
    return found;
  }

  @Override
  public Set<MessageId> receivedIn(MailboxId mailbox, String folder, Instant since) {
    return jdbc
        .sql(
            "select message_id from received_mail where mailbox_id = :mailbox"
                + " and folder_id = :folder and received_at >= :since")
        .param("mailbox", mailbox.value())
        .param("folder", folder)
        .param("since", JdbcRows.time(since))
        .query((row, number) -> new MessageId(JdbcColumns.text(row, "message_id")))
        .list()
        .stream()
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Override
  public Map<MessageId, Hash> receivedAs(MailboxId mailbox, Collection<Hash> messageIds) {
    Map<MessageId, Hash> found = new HashMap<>();
    for (List<String> part : JdbcColumns.parts(messageIds.stream().map(Hash::value).toList())) {
      jdbc.sql(
              "select message_id, message_hash from received_mail"
                  + " where mailbox_id = :mailbox and message_hash in (:hashes)")
          .param("mailbox", mailbox.value())
          .param("hashes", part)
          .query(
              row -> {
                found.put(
                    new MessageId(JdbcColumns.text(row, "message_id")),
                    new Hash(JdbcColumns.text(row, "message_hash")));
              });
    }
    return found;
  }

  @Override
  public void forgetHabits(LocalDate before) {
    new JdbcHabits(jdbc).forget(before);
  }

  @Override
  public Set<Hash> banners() {
    return JdbcBanners.all(jdbc);
  }

  @Override
  public void knownUntil(Instant at, Collection<MailboxId> read, Instant since) {
    Set<String> addressed =
        jdbc
            .sql(
                "select distinct addressed from received_mail where may_expect = true"
                    + " and received_at >= :since and addressed is not null")
            .param("since", JdbcRows.time(since))
            .query((row, number) -> JdbcColumns.text(row, "addressed"))
            .list()
            .stream()
            .flatMap(each -> Stream.of(each.split(" ", -1)))
            .collect(Collectors.toSet());
    addressed.retainAll(read.stream().map(MailboxId::value).collect(Collectors.toSet()));
    for (List<String> part : JdbcColumns.parts(addressed)) {
      jdbc.sql("update mailbox set mail_read_at = :at where id in (:ids)")
          .param("at", JdbcRows.time(at))
          .param("ids", part)
          .update();
    }
  }

  @Override
  public void apply(MailboxUpdate update) {
    transactions.executeWithoutResult(status -> writer.write(update));
    learn(update.received());
  }

  /** What is learned can be learned again: it keeps no mail from being watched. */
  private void learn(List<ReceivedFact> received) {
    try {
      banners.write(received);
    } catch (DataAccessException e) {
      LOG.warn("how new mail begins was not noted: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public List<MailKey> threadsWanted(Collection<MailboxId> mailboxes) {
    Set<MailKey> wanted = new LinkedHashSet<>();
    for (List<String> part : JdbcColumns.idParts(mailboxes)) {
      for (String sender : List.of("sender_hash", "reply_to_hash")) {
        wanted.addAll(
            jdbc.sql(
                    """
                    select distinct s.mailbox_id, s.message_id
                      from received_mail m
                      join sent_recipient r on r.address_hash = m.%s
                      join sent_mail s on s.mailbox_id = r.mailbox_id and s.message_id = r.message_id
                     where m.mailbox_id in (:mailboxes) and m.settled_at is null
                       and (m.verdict in (:expecting) or m.may_expect) and s.thread_known = false
                       and s.kind = 'MESSAGE' and s.sent_at >= m.received_at
                    """
                        .formatted(sender))
                .param("mailboxes", part)
                .param("expecting", Verdict.codes(Verdict::expectsAnswer))
                .query((row, number) -> JdbcColumns.key(row))
                .list());
      }
    }
    wanted.addAll(threadsToOthers(mailboxes));
    return List.copyOf(wanted);
  }

  /** The same for whoever stands behind the first in Reply-To; few messages name so many. */
  private List<MailKey> threadsToOthers(Collection<MailboxId> mailboxes) {
    Set<Hash> others = new HashSet<>();
    for (List<String> part : JdbcColumns.idParts(mailboxes)) {
      jdbc.sql(
              "select reply_to_others from received_mail where mailbox_id in (:mailboxes)"
                  + " and settled_at is null and (verdict in (:expecting) or may_expect)"
                  + " and reply_to_others is not null")
          .param("mailboxes", part)
          .param("expecting", Verdict.codes(Verdict::expectsAnswer))
          .query((row, number) -> JdbcRows.hashes(row.getString("reply_to_others")))
          .list()
          .forEach(others::addAll);
    }
    List<MailKey> found = new ArrayList<>();
    for (List<String> part : JdbcColumns.parts(others.stream().map(Hash::value).toList())) {
      found.addAll(
          jdbc.sql(
                  "select distinct s.mailbox_id, s.message_id from sent_recipient r"
                      + " join sent_mail s on s.mailbox_id = r.mailbox_id"
                      + " and s.message_id = r.message_id"
                      + " where r.address_hash in (:others) and s.thread_known = false"
                      + " and s.kind = 'MESSAGE'")
              .param("others", part)
              .query((row, number) -> JdbcColumns.key(row))
              .list());
    }
    return found;
  }

  @Override
  public void threadRead(MailKey sent, Set<Hash> refersTo) {
    transactions.executeWithoutResult(status -> writer.thread(sent, refersTo));
  }
}
