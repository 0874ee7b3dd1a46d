package se.svarsvakt.sync;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MessageId;

/**
 * Everything that one step changes in what is stored of a mailbox; written in one transaction.
 *
 * @param before what was stored, so that only what differs is written
 * @param after what is to be stored
 * @param address the mailbox's primary address; null where it has none
 * @param received new received mail
 * @param sent new sent mail
 * @param changes what happened to received mail that is stored already
 */
public record MailboxUpdate(
    StoredMailbox before,
    StoredMailbox after,
    @Nullable MailAddress address,
    List<ReceivedFact> received,
    List<SentFact> sent,
    List<Change> changes) {
  /** Keeps copies. */
  public MailboxUpdate {
    received = List.copyOf(received);
    sent = List.copyOf(sent);
    changes = List.copyOf(changes);
  }

  /** A change of what is known of the mailbox itself. */
  static MailboxUpdate of(
      StoredMailbox before, StoredMailbox after, @Nullable MailAddress address) {
    return new MailboxUpdate(before, after, address, List.of(), List.of(), List.of());
  }

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return before.equals(after) && received.isEmpty() && sent.isEmpty() && changes.isEmpty();
  }

  /** What happened to a stored message. */
  public sealed interface Change {
    /** The message. */
    MessageId message();

    /** It lies somewhere else now, as was seen at that moment. */
    record Moved(MessageId message, String folder, FolderState whereabouts, Instant at)
        implements Change {}

    /** It is marked as read or as unread, as was seen at that moment. */
    record ReadMark(MessageId message, boolean read, Instant at) implements Change {}

    /** Something was done with it. */
    record VerbChange(MessageId message, LastVerb verb) implements Change {}
  }
}
