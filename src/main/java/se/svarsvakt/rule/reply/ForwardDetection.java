package se.svarsvakt.rule.reply;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SentMail;

/**
 * How a message is found to have been passed on (docs/how-it-judges.md 3, {@code FORWARDED}): a
 * sent message that refers to it, or a forwarded message in its conversation, that reaches somebody
 * inside who is not the tracked mailbox itself.
 */
final class ForwardDetection {
  private final SentMailIndex sentMail;
  private final Function<MailboxId, Set<Hash>> ownAddresses;

  ForwardDetection(SentMailIndex sentMail, Function<MailboxId, Set<Hash>> ownAddresses) {
    this.sentMail = sentMail;
    this.ownAddresses = ownAddresses;
  }

  /**
   * Whether a sent message that also goes to the sender passes the mail of that mailbox on. A plain
   * answer with a colleague in Cc does not; only a forwarded message does.
   */
  boolean passesOnAndTells(SentMail sent, MailboxId tracked) {
    return sent.forwardSubject() && reachesColleague(sent, tracked);
  }

  /** The messages that passed the mail on without the sender among their recipients. */
  List<SentMail> untold(ReceivedMail mail) {
    var byReference =
        sentMail.referringTo(mail.thread().messageId()).stream()
            .filter(sent -> passesOnSilently(sent, mail));
    var conversation = ConversationKey.withAnybody(mail.mailbox(), mail.thread());
    var byConversation =
        sentMail
            .forwardsIn(conversation, mail.receivedAt())
            .filter(sent -> passesOnSilently(sent, mail))
            .limit(1);
    return Stream.concat(byReference, byConversation).distinct().toList();
  }

  /** What the mail itself records of having been passed on. */
  static Stream<Forward> recorded(ReceivedMail mail) {
    return Stream.ofNullable(mail.verb())
        .filter(verb -> verb.kind() == LastVerb.Kind.FORWARD)
        .filter(verb -> !verb.at().isBefore(mail.receivedAt()))
        .map(verb -> new Forward(verb.at(), mail.mailbox()));
  }

  private boolean passesOnSilently(SentMail sent, ReceivedMail mail) {
    return reachesColleague(sent, mail.mailbox())
        && !sent.sentAt().isBefore(mail.receivedAt())
        && !sent.recipients().containsAny(mail.senders());
  }

  private boolean reachesColleague(SentMail sent, MailboxId tracked) {
    return sent.kind().isPersons()
        && sent.recipients().reachesInsideBeyond(ownAddresses.apply(tracked));
  }
}
