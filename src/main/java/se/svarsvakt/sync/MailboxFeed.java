package se.svarsvakt.sync;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;

/**
 * The mailboxes of an organisation, for reading only. Every method may throw {@link
 * MailboxFailure}; what passes by itself was retried before that.
 */
public interface MailboxFeed {
  /** What the mailbox's settings say. */
  ReadSettings settings(MailboxId mailbox);

  /**
   * The mail folders of the two upper levels, and below those that are opened; a folder comes after
   * the one that it lies in. Search folders are none.
   *
   * @param opens whether folders below a listed one are to be listed that were not told of along
   *     with it
   */
  ListedFolders folders(MailboxId mailbox, Predicate<ListedFolder> opens);

  /** The ids of the folders that every mailbox has. */
  SpecialFolders specialFolders(MailboxId mailbox);

  /** The id of the folder that this one lies in; empty where the folder does not exist. */
  Optional<String> parentOf(MailboxId mailbox, String folder);

  /**
   * Every change in a folder since the position.
   *
   * @param folder an id, or {@code inbox} or {@code sentitems}
   * @throws MailboxFailure with {@link MailboxFailure.Next#RESYNC} if the position has expired,
   *     with {@link MailboxFailure.Next#GONE} if the folder does not exist
   */
  FolderChanges changes(MailboxId mailbox, String folder, Position position);

  /** Messages by id, with headers and extended properties. */
  ReadById<FullMessage> messages(MailboxId mailbox, Collection<MessageId> ids);

  /**
   * What the writers of messages newly wrote, whole; empty where that cannot be read. It is content
   * and never stored.
   */
  ReadById<String> newTexts(MailboxId mailbox, Collection<MessageId> ids);

  /** The folders that messages lie in. */
  ReadById<String> foldersOf(MailboxId mailbox, Collection<MessageId> ids);

  /** In-Reply-To and References from the message's own source, space separated, maybe empty. */
  String threadInSource(MailboxId mailbox, MessageId message);

  /** Where a round of a folder's delta starts. */
  sealed interface Position {
    /** At messages received at or after that moment. */
    record From(Instant since) implements Position {}

    /** Where the round that gave this link ended. */
    record After(String deltaLink) implements Position {}
  }

  /**
   * The ids of the folders that every mailbox has.
   *
   * @param inbox the Inbox
   * @param sent Sent Items
   * @param deleted Deleted Items
   * @param junk Junk Email
   * @param excluded Drafts, the Outbox and what Outlook keeps for itself, as far as they exist
   */
  record SpecialFolders(
      String inbox, String sent, String deleted, String junk, Set<String> excluded) {
    /** Keeps a copy. */
    public SpecialFolders {
      excluded = Set.copyOf(excluded);
    }

    /** Whether neither a folder nor what lies below it is watched. */
    boolean isClosed(String folder) {
      return folder.equals(deleted) || folder.equals(junk) || excluded.contains(folder);
    }
  }
}
