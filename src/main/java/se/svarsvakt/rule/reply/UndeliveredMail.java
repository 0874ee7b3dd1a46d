package se.svarsvakt.rule.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.Trait;

/**
 * What we sent and a delivery report says did not arrive: it answers nobody.
 *
 * <p>A report seldom says to which recipient in a way that can be read; what went to several people
 * counts as arrived nowhere, since an answer written twice costs less than none.
 */
final class UndeliveredMail {
  /** A mail program notes on the message that it was replied to, about when the reply goes out. */
  private static final Duration NOTED_WITHIN = Duration.ofMinutes(5);

  private final List<Undelivered> undelivered;
  private final Set<MailKey> keys;

  /** A message of ours and when the report on it came. */
  record Undelivered(SentMail mail, Instant reportedAt) {}

  /** Among mail that was received and sent by the moment judged at. */
  UndeliveredMail(Collection<ReceivedMail> received, Collection<SentMail> sent) {
    Map<Hash, Instant> reported = new HashMap<>();
    received.stream()
        .filter(mail -> mail.clues().show(Trait.UNDELIVERABLE))
        .forEach(
            report ->
                report
                    .thread()
                    .refersTo()
                    .forEach(
                        id -> reported.merge(id, report.receivedAt(), UndeliveredMail::later)));
    undelivered = sent.stream().flatMap(mail -> reportedOf(mail, reported)).toList();
    keys = undelivered.stream().map(each -> each.mail().key()).collect(Collectors.toSet());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Stream<Undelivered> reportedOf(SentMail mail, Map<Hash, Instant> reported) {
    var id = mail.thread().messageId();
    return Stream.ofNullable(id == null ? null : reported.get(id))
        .filter(at -> !at.isBefore(mail.sentAt()))
        .map(at -> new Undelivered(mail, at));
  }

  boolean contains(SentMail mail) {
    return keys.contains(mail.key());
  }

  /** What would have answered the message, had it arrived. */
  Stream<Undelivered> answersTo(ReceivedMail mail) {
    return undelivered.stream().filter(each -> answers(each.mail(), mail));
  }

  private static boolean answers(SentMail sent, ReceivedMail mail) {
    var id = mail.thread().messageId();
    return !sent.sentAt().isBefore(mail.receivedAt())
        && sent.recipients().containsAny(mail.senders())
        && ((id != null && sent.thread().refersTo(id)) || isInConversation(sent, mail));
  }

  private static boolean isInConversation(SentMail sent, ReceivedMail mail) {
    var conversation = ConversationKey.withAnybody(mail.mailbox(), mail.thread());
    return conversation != null
        && conversation.equals(ConversationKey.withAnybody(sent.mailbox(), sent.thread()));
  }

  /** Whether a reply that the message records at that moment is one that did not arrive. */
  boolean explains(ReceivedMail mail, Instant recorded) {
    return answersTo(mail)
        .anyMatch(
            each ->
                Duration.between(each.mail().sentAt(), recorded).abs().compareTo(NOTED_WITHIN)
                    <= 0);
  }
}
