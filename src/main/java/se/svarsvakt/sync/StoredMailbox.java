package se.svarsvakt.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.MailboxFeed.SpecialFolders;

/**
 * What is stored of a mailbox besides its mail: its settings, its watched folders, and how old that
 * knowledge is.
 *
 * @param id the mailbox
 * @param settings null where they were never read
 * @param settingsReadAt null with {@code settings}
 * @param folders every watched folder
 * @param foldersReadAt when folders at every depth were last listed; null for never
 * @param special null where they were never read
 * @param watchedSince mail received before this is not watched; null before the first reading
 * @param settingsTrouble Graph's code where the settings could not be read; empty where they could
 */
public record StoredMailbox(
    MailboxId id,
    @Nullable MailboxSettings settings,
    @Nullable Instant settingsReadAt,
    List<WatchedFolder> folders,
    @Nullable Instant foldersReadAt,
    @Nullable SpecialFolders special,
    @Nullable Instant watchedSince,
    String settingsTrouble) {
  /** Keeps a copy. */
  public StoredMailbox {
    folders = List.copyOf(folders);
  }

  /** A mailbox of which nothing is known yet. */
  public static StoredMailbox unknown(MailboxId id) {
    return new StoredMailbox(id, null, null, List.of(), null, null, null, "");
  }

  /** Whether something read at {@code readAt} is too old, or from after {@code now}. */
  static boolean isStale(@Nullable Instant readAt, Instant now, Duration most) {
    return readAt == null
        || readAt.isAfter(now)
        || Duration.between(readAt, now).compareTo(most) >= 0;
  }

  StoredMailbox withSettings(MailboxSettings read, Instant at) {
    return new StoredMailbox(id, read, at, folders, foldersReadAt, special, watchedSince, "");
  }

  /** With settings that are to be read anew as soon as may be. */
  StoredMailbox troubled(String trouble) {
    return new StoredMailbox(
        id, settings, settingsReadAt, folders, foldersReadAt, special, watchedSince, trouble);
  }

  StoredMailbox withoutSettings(String trouble, Instant at) {
    return new StoredMailbox(
        id, settings, at, folders, foldersReadAt, special, watchedSince, trouble);
  }

  StoredMailbox withFolders(List<WatchedFolder> watched, @Nullable Instant listedAt) {
    return new StoredMailbox(
        id, settings, settingsReadAt, watched, listedAt, special, watchedSince, settingsTrouble);
  }

  StoredMailbox withSpecial(SpecialFolders found) {
    return new StoredMailbox(
        id, settings, settingsReadAt, folders, foldersReadAt, found, watchedSince, settingsTrouble);
  }

  /** The same, its mail having been read; what came before that moment is not watched. */
  StoredMailbox readSince(Instant earliest) {
    return watchedSince == null ? withWatchedSince(earliest) : this;
  }

  /** The same out of scope: its mail is read no more, and none is held there any longer. */
  StoredMailbox left() {
    return withFolders(List.of(), null).withWatchedSince(null);
  }

  private StoredMailbox withWatchedSince(@Nullable Instant since) {
    return new StoredMailbox(
        id, settings, settingsReadAt, folders, foldersReadAt, special, since, settingsTrouble);
  }
}
