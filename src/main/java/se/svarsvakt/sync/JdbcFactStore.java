package se.svarsvakt.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.sync.MailboxFeed.SpecialFolders;

/** Facts in H2 or PostgreSQL. */
public final class JdbcFactStore implements FactStore {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcFactStore.class);

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final JdbcBanners banners;
  private final JdbcFactWriter writer;
  private final JdbcUnjudged unjudged;

  /** Over one database, whose statements the transactions cover. */
  public JdbcFactStore(NamedParameterJdbcOperations jdbc, TransactionOperations transactions) {
    this.jdbc = JdbcClient.create(jdbc);
    this.transactions = transactions;
    this.banners = new JdbcBanners(this.jdbc, jdbc);
    this.writer = new JdbcFactWriter(this.jdbc);
    this.unjudged = new JdbcUnjudged(this.jdbc);
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
                + " and folder_id in (:folders) and received_at >= :since")
        .param("mailbox", mailbox.value())
        .param("folders", List.of(folder, JdbcRows.folder(folder)))
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
    Set<MailboxId> addressed = new HashSet<>();
    jdbc.sql(
            "select distinct addressed from received_mail where may_expect = true"
                + " and received_at >= :since and addressed is not null")
        .param("since", JdbcRows.time(since))
        .query((row, number) -> addressed(row))
        .list()
        .forEach(addressed::addAll);
    Set<MailboxId> left = left(addressed);
    addressed.retainAll(Set.copyOf(read));
    Map<MailboxId, Instant> before = mailReadAt(addressed);
    transactions.executeWithoutResult(
        _ -> {
          for (List<String> part : JdbcColumns.idParts(left)) {
            jdbc.sql("update mailbox set mail_read_at = null where id in (:ids)")
                .param("ids", part)
                .update();
          }
          for (List<String> part : JdbcColumns.idParts(addressed)) {
            jdbc.sql("update mailbox set mail_read_at = :at where id in (:ids)")
                .param("at", JdbcRows.time(at))
                .param("ids", part)
                .update();
          }
          addressed.addAll(left);
          unjudged.add(nowKnown(addressed, before, since));
        });
  }

  /** Of a mailbox that is no longer watched it is not known any more what it holds. */
  private Set<MailboxId> left(Set<MailboxId> addressed) {
    Set<MailboxId> left = new HashSet<>();
    for (List<String> part : JdbcColumns.idParts(addressed)) {
      jdbc.sql(
              "select id from mailbox where id in (:ids) and watched_since is null"
                  + " and mail_read_at is not null")
          .param("ids", part)
          .query((row, _) -> JdbcColumns.mailbox(row, "id"))
          .list()
          .forEach(left::add);
    }
    return left;
  }

  private static Set<MailboxId> addressed(ResultSet row) throws SQLException {
    return Stream.of(JdbcColumns.text(row, "addressed").split(" ", -1))
        .map(MailboxId::new)
        .collect(Collectors.toSet());
  }

  private Map<MailboxId, Instant> mailReadAt(Collection<MailboxId> mailboxes) {
    Map<MailboxId, Instant> found = new HashMap<>();
    for (List<String> part : JdbcColumns.idParts(mailboxes)) {
      jdbc.sql(
              "select id, mail_read_at from mailbox where id in (:ids) and mail_read_at is not null")
          .param("ids", part)
          .query(
              row -> {
                found.put(JdbcColumns.mailbox(row, "id"), JdbcColumns.instant(row, "mail_read_at"));
              });
    }
    return found;
  }

  /** Mailboxes whose mail went to others of which only now is known whether they hold it too. */
  private Set<MailboxId> nowKnown(
      Set<MailboxId> read, Map<MailboxId, Instant> before, Instant since) {
    Instant earliest =
        read.stream()
            .map(mailbox -> before.getOrDefault(mailbox, since))
            .min(Instant::compareTo)
            .orElse(Instant.MAX);
    Set<MailboxId> found = new HashSet<>();
    if (!read.isEmpty()) {
      jdbc.sql(
              "select mailbox_id, addressed, received_at from received_mail where may_expect = true"
                  + " and received_at >= :since and addressed is not null")
          .param("since", JdbcRows.time(earliest.isAfter(since) ? earliest : since))
          .query(
              row -> {
                Instant received = JdbcColumns.instant(row, "received_at");
                if (addressed(row).stream()
                    .filter(read::contains)
                    .anyMatch(each -> !before.getOrDefault(each, Instant.MIN).isAfter(received))) {
                  found.add(JdbcColumns.mailbox(row, "mailbox_id"));
                }
              });
    }
    return found;
  }

  @Override
  public void apply(MailboxUpdate update) {
    transactions.executeWithoutResult(
        status -> {
          writer.write(update);
          unjudged.add(update, received(update.after().id(), JdbcUnjudged.changed(update)));
        });
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

  /**
   * First whom open mail is from, then what was sent to them: so that an address that writes to
   * many mailboxes is looked at once, and not for each of its letters.
   */
  @Override
  public List<MailKey> threadsWanted(Collection<MailboxId> mailboxes) {
    JdbcThreads threads = new JdbcThreads(jdbc);
    JdbcColumns.idParts(mailboxes).forEach(threads::look);
    return threads.wanted();
  }

  @Override
  public void threadRead(MailKey sent, Set<Hash> refersTo) {
    transactions.executeWithoutResult(
        status -> {
          writer.thread(sent, refersTo);
          unjudged.around(List.of(new MailThread(null, null, refersTo)));
        });
  }
}
