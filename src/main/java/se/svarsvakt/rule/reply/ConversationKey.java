package se.svarsvakt.rule.reply;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReceivedMail;

/**
 * A conversation of one mailbox with somebody outside.
 *
 * <p>Mail from a web form has the form's address as From and the citizen's as Reply-To, and
 * Exchange puts all of it in one conversation. What is sent is therefore filed under each recipient
 * alone, but what a message records of itself under all its senders together: an answer to one
 * citizen does not settle another's mail.
 *
 * @param mailbox whose conversation it is
 * @param id the conversation in that mailbox
 * @param with the addresses of the other side; empty where it does not matter with whom
 */
record ConversationKey(MailboxId mailbox, Hash id, Set<Hash> with) {
  /** The conversation with one address; null where the message is in none. */
  static @Nullable ConversationKey with(Hash address, MailboxId mailbox, MailThread thread) {
    return of(Set.of(address), mailbox, thread);
  }

  /** The conversation whoever takes part in it; null where the message is in none. */
  static @Nullable ConversationKey withAnybody(MailboxId mailbox, MailThread thread) {
    return of(Set.of(), mailbox, thread);
  }

  /** The conversation with all senders of the message; null where it is in none. */
  static @Nullable ConversationKey withSenders(ReceivedMail mail) {
    return mail.senders().isEmpty() ? null : of(mail.senders(), mail.mailbox(), mail.thread());
  }

  /** Everything under which an answer to the message may be filed. */
  static Stream<ConversationKey> waysToFind(ReceivedMail mail) {
    var single = mail.senders().stream().map(sender -> with(sender, mail.mailbox(), mail.thread()));
    return Stream.concat(single, Stream.ofNullable(withSenders(mail)))
        .flatMap(Stream::ofNullable)
        .distinct();
  }

  private static @Nullable ConversationKey of(
      Set<Hash> with, MailboxId mailbox, MailThread thread) {
    var id = thread.conversation();
    return id == null ? null : new ConversationKey(mailbox, id, with);
  }
}
