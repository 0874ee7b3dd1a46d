package se.svarsvakt.sync;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.MailAddress;

/** Writes what is stored of a mailbox besides its mail. It runs in the caller's transaction. */
final class JdbcMailboxWriter {
  private static final String NEW_FOLDER =
      "insert into folder (mailbox_id, folder_id, kind, delta_link, counts, read_at, held_since)"
          + " values (:mailbox, :folder, :kind, :link, :counts, :readAt, :heldSince)"
          + " on conflict do nothing";

  private static final String CHANGED_FOLDER =
      "update folder set kind = :kind, delta_link = :link, counts = :counts, read_at = :readAt,"
          + " held_since = :heldSince where mailbox_id = :mailbox and folder_id = :folder";

  private final JdbcClient jdbc;
  private final JdbcSettingsWriter settings;

  JdbcMailboxWriter(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.settings = new JdbcSettingsWriter(jdbc);
  }

  void write(StoredMailbox before, StoredMailbox after, @Nullable MailAddress address) {
    if (!sameSettings(before, after)) {
      mailbox(before, after, address);
      settings.write(before, after);
    }
    folders(before, after);
  }

  private static boolean sameSettings(StoredMailbox before, StoredMailbox after) {
    return before
        .withFolders(List.of(), before.foldersReadAt())
        .equals(after.withFolders(List.of(), after.foldersReadAt()));
  }

  private void mailbox(StoredMailbox before, StoredMailbox after, @Nullable MailAddress address) {
    boolean isNew = before.equals(StoredMailbox.unknown(before.id()));
    if (isNew || update(after, address) == 0) {
      jdbc.sql("insert into mailbox (id) values (:id) on conflict do nothing")
          .param("id", after.id().value())
          .update();
      update(after, address);
    }
  }

  private int update(StoredMailbox mailbox, @Nullable MailAddress address) {
    MailboxSettings settings = mailbox.settings();
    MailboxFeed.SpecialFolders special = mailbox.special();
    return jdbc.sql(
            """
            update mailbox set address = :address, purpose = :purpose, language = :language,
                   settings_read_at = :settingsAt, settings_trouble = :trouble,
                   folders_read_at = :foldersAt, watched_since = :since,
                   inbox_id = :inbox, sent_id = :sent, deleted_id = :deleted, junk_id = :junk,
                   excluded_ids = :excluded
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
        .param("excluded", special == null ? null : excluded(special))
        .param("id", mailbox.id().value())
        .update();
  }

  private static String excluded(MailboxFeed.SpecialFolders special) {
    return special.excluded().stream().sorted().collect(Collectors.joining(" "));
  }

  private void folders(StoredMailbox before, StoredMailbox after) {
    Map<String, WatchedFolder> old =
        before.folders().stream().collect(Collectors.toMap(WatchedFolder::id, Function.identity()));
    for (WatchedFolder folder : after.folders()) {
      WatchedFolder stored = old.remove(folder.id());
      if (!folder.equals(stored)) {
        folder(after.id().value(), folder, stored == null);
      }
    }
    for (String gone : old.keySet()) {
      jdbc.sql("delete from folder where mailbox_id = :mailbox and folder_id = :folder")
          .param("mailbox", after.id().value())
          .param("folder", gone)
          .update();
    }
  }

  /** What is known is changed first, what is new is added first: one statement as a rule. */
  private void folder(String mailbox, WatchedFolder folder, boolean isNew) {
    boolean written = !isNew && folder(CHANGED_FOLDER, mailbox, folder);
    if (!written && !folder(NEW_FOLDER, mailbox, folder)) {
      folder(CHANGED_FOLDER, mailbox, folder);
    }
  }

  private boolean folder(String sql, String mailbox, WatchedFolder folder) {
    FolderCounts counts = folder.counts();
    return jdbc.sql(sql)
            .param("kind", folder.kind().name())
            .param("link", folder.deltaLink())
            .param("counts", counts == null ? null : counts.text())
            .param("readAt", JdbcRows.time(folder.readAt()))
            .param("heldSince", JdbcRows.time(folder.heldSince()))
            .param("mailbox", mailbox)
            .param("folder", folder.id())
            .update()
        > 0;
  }
}
