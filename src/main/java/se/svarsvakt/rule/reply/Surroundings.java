package se.svarsvakt.rule.reply;

import java.util.Map;
import java.util.Set;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReceivedMail;

/**
 * What the rest of the organisation shows of the mail in a dossier.
 *
 * @param read the mailboxes that its mail was sent to and whose mail is known, because they are
 *     read or because nobody has them any more
 * @param held which of its Message-IDs those mailboxes hold
 * @param banners beginnings that mail of many unrelated senders has in common
 */
public record Surroundings(Set<MailboxId> read, Map<MailboxId, Set<Hash>> held, Set<Hash> banners) {
  /** Nothing is known. */
  public static final Surroundings NONE = new Surroundings(Set.of(), Map.of(), Set.of());

  /** Keeps copies. */
  public Surroundings {
    read = Set.copyOf(read);
    held = Map.copyOf(held);
    banners = Set.copyOf(banners);
  }

  /**
   * Whether a mailbox in To is known to hold no copy of the message, so that it came on from there.
   */
  boolean showOnlyCopy(ReceivedMail mail) {
    var id = mail.thread().messageId();
    return id != null
        && mail.clues().addressed().stream()
            .anyMatch(
                each -> read.contains(each) && !held.getOrDefault(each, Set.of()).contains(id));
  }

  /** Whether the words that tell stand in what is no word of the sender's. */
  boolean voidWordsOf(ReceivedMail mail) {
    var beginning = mail.clues().beginning();
    return beginning != null && banners.contains(beginning);
  }
}
