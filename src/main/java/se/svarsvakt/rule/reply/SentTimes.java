package se.svarsvakt.rule.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SentMail;

/** When whatever the organisation sent was sent: by Message-ID, and by conversation. */
final class SentTimes {
  /** The clocks of two mail systems agree within this. */
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  private final Map<Hash, Instant> byId = new HashMap<>();
  private final Map<ConversationKey, NavigableSet<Instant>> byConversation = new HashMap<>();

  SentTimes(Collection<SentMail> sent) {
    sent.stream().filter(mail -> mail.kind() != SentMail.Kind.DRAFT).forEach(this::add);
  }

  private void add(SentMail mail) {
    var id = mail.thread().messageId();
    if (id != null) {
      byId.merge(id, mail.sentAt(), (one, other) -> one.isBefore(other) ? one : other);
    }
    var conversation = ConversationKey.withAnybody(mail.mailbox(), mail.thread());
    if (conversation != null) {
      byConversation.computeIfAbsent(conversation, _ -> new TreeSet<>()).add(mail.sentAt());
    }
  }

  /** When the latest message of ours was sent that the message names; empty for none. */
  Optional<Instant> named(ReceivedMail mail) {
    var latest = mail.receivedAt().plus(CLOCKS);
    return mail.thread().refersTo().stream()
        .flatMap(id -> Stream.ofNullable(byId.get(id)))
        .filter(at -> !at.isAfter(latest))
        .max(Instant::compareTo);
  }

  /** When we last wrote in the message's conversation before it came; empty for never. */
  Optional<Instant> inConversation(ReceivedMail mail) {
    var times = timesOf(ConversationKey.withAnybody(mail.mailbox(), mail.thread()));
    return Optional.ofNullable(times).map(each -> each.lower(mail.receivedAt()));
  }

  private @Nullable NavigableSet<Instant> timesOf(@Nullable ConversationKey conversation) {
    return conversation == null ? null : byConversation.get(conversation);
  }
}
