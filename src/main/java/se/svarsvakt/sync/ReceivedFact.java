package se.svarsvakt.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.ReceivedMail;

/**
 * What is stored of a received message.
 *
 * @param mail what its judgement needs
 * @param folder the watched folder it was last seen in
 * @param senderDomain the domain of its sender; empty where it has none
 * @param read whether it is marked as read; null where that is not known
 * @param beginnings how it begins, where banners are learned from it; the first is that of all mail
 */
public record ReceivedFact(
    ReceivedMail mail,
    String folder,
    String senderDomain,
    @Nullable Boolean read,
    List<Beginning> beginnings) {
  /** Keeps a copy. */
  public ReceivedFact {
    beginnings = List.copyOf(beginnings);
  }

  /** The same with more known of the mail. */
  ReceivedFact about(ReceivedMail known) {
    return new ReceivedFact(known, folder, senderDomain, read, beginnings);
  }

  /** Mail that nothing is learned from. */
  public ReceivedFact(
      ReceivedMail mail, String folder, String senderDomain, @Nullable Boolean read) {
    this(mail, folder, senderDomain, read, List.of());
  }
}
