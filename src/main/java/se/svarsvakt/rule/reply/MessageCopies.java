package se.svarsvakt.rule.reply;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.ReceivedMail;

/**
 * The copies of one message in several mailboxes: the same Message-ID from the same senders. Some
 * programs give every message the same Message-ID; the senders keep those apart.
 */
final class MessageCopies {
  private final Map<Identity, List<ReceivedMail>> groups;
  private final Map<Identity, List<ReceivedMail>> answered = new HashMap<>();
  private final Predicate<ReceivedMail> isAnswered;

  private record Identity(Hash messageId, Set<Hash> senders) {
    static @Nullable Identity of(ReceivedMail mail) {
      var id = mail.thread().messageId();
      return id == null ? null : new Identity(id, mail.senders());
    }
  }

  /** Groups the mail; the predicate is asked when the answers to all of it are known. */
  MessageCopies(Collection<ReceivedMail> received, Predicate<ReceivedMail> isAnswered) {
    this.isAnswered = isAnswered;
    groups =
        received.stream()
            .filter(mail -> mail.thread().messageId() != null)
            .collect(groupingBy(mail -> Objects.requireNonNull(Identity.of(mail))));
    groups.values().removeIf(group -> group.size() < 2);
  }

  /** The other copies of the message whose sender got an answer. */
  Stream<ReceivedMail> answeredOthers(ReceivedMail mail) {
    var identity = Identity.of(mail);
    var group = identity == null ? null : groups.get(identity);
    return group == null || identity == null
        ? Stream.of()
        : answered
            .computeIfAbsent(identity, _ -> group.stream().filter(isAnswered).toList())
            .stream()
            .filter(copy -> !copy.key().equals(mail.key()));
  }

  /** The other copies of the message. */
  Stream<ReceivedMail> others(ReceivedMail mail) {
    var identity = Identity.of(mail);
    return identity == null
        ? Stream.of()
        : groups.getOrDefault(identity, List.of()).stream()
            .filter(copy -> !copy.key().equals(mail.key()));
  }

  /**
   * The mail, each message received when the earliest copy of it in any mailbox was. Messages in
   * one mailbox are no copies of each other: some programs give every message the same Message-ID.
   */
  static List<ReceivedMail> asFirstReceived(Collection<ReceivedMail> received) {
    var copies = new MessageCopies(received, _ -> false);
    return received.stream().map(copies::asFirstReceived).toList();
  }

  private ReceivedMail asFirstReceived(ReceivedMail mail) {
    return others(mail)
        .filter(copy -> !copy.mailbox().equals(mail.mailbox()))
        .map(ReceivedMail::receivedAt)
        .filter(at -> at.isBefore(mail.receivedAt()))
        .min(Comparator.naturalOrder())
        .map(mail::asReceivedAt)
        .orElse(mail);
  }

  /** Hands each copy the first answer that any copy of it records. */
  void forEachFirstRecorded(
      Function<ReceivedMail, Stream<Answer>> recorded, BiConsumer<ReceivedMail, Answer> use) {
    for (var group : groups.values()) {
      group.stream()
          .flatMap(recorded)
          .min(Comparator.comparing(Answer::at).thenComparing(Answer.STRENGTH))
          .ifPresent(first -> group.forEach(copy -> use.accept(copy, first)));
    }
  }
}
