package se.svarsvakt.rule.reply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.SentMail;

/** Sent mail, found by what it refers to, by its own Message-ID, or by its conversation. */
final class SentMailIndex {
  private final Map<Hash, List<SentMail>> referring = new HashMap<>();
  private final Map<Hash, Instant> firstWithId = new HashMap<>();
  private final Map<ConversationKey, NavigableMap<Instant, List<SentMail>>> forwards =
      new HashMap<>();

  SentMailIndex(List<SentMail> sent) {
    sent.forEach(this::add);
  }

  private void add(SentMail mail) {
    for (var id : mail.thread().refersTo()) {
      referring.computeIfAbsent(id, _ -> new ArrayList<>()).add(mail);
    }
    if (mail.kind().isPersons()) {
      addMessage(mail);
    }
  }

  private void addMessage(SentMail mail) {
    var id = mail.thread().messageId();
    if (id != null) {
      firstWithId.merge(id, mail.sentAt(), (one, other) -> one.isBefore(other) ? one : other);
    }
    var conversation = ConversationKey.withAnybody(mail.mailbox(), mail.thread());
    if (conversation != null && mail.forwardSubject()) {
      forwards
          .computeIfAbsent(conversation, _ -> new TreeMap<>())
          .computeIfAbsent(mail.sentAt(), _ -> new ArrayList<>())
          .add(mail);
    }
  }

  /** What refers to the message with that Message-ID. */
  List<SentMail> referringTo(@Nullable Hash messageId) {
    return messageId == null ? List.of() : referring.getOrDefault(messageId, List.of());
  }

  /** Whether a message of that Message-ID had been sent by then. */
  boolean sentBy(Instant then, Hash messageId) {
    var at = firstWithId.get(messageId);
    return at != null && !at.isAfter(then);
  }

  /** What was sent in that conversation as a forwarded message, at or after a moment, in order. */
  Stream<SentMail> forwardsIn(@Nullable ConversationKey conversation, Instant from) {
    var found = conversation == null ? null : forwards.get(conversation);
    return found == null ? Stream.of() : inOrder(found, from);
  }

  /** Step by step: the stream of a tail map would first count the whole tail. */
  private static Stream<SentMail> inOrder(
      NavigableMap<Instant, List<SentMail>> found, Instant from) {
    return Stream.iterate(
            Optional.ofNullable(found.ceilingEntry(from)),
            Optional::isPresent,
            entry -> entry.map(each -> found.higherEntry(each.getKey())))
        .flatMap(Optional::stream)
        .flatMap(entry -> entry.getValue().stream());
  }
}
