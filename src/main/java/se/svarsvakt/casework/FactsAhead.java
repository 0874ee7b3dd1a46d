package se.svarsvakt.casework;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.rule.reply.Mark;

/**
 * The facts in a dossier that are later than the moment it is of: mail comes while a pass runs. A
 * mailbox is judged again when the first of those comes to pass that belong, by Message-IDs and
 * conversations, to mail of its own, and not for what comes to others that are judged with it.
 */
final class FactsAhead {
  private final Map<Hash, Hash> leaders = new HashMap<>();
  private final List<ReceivedMail> received;
  private final List<SentMail> sent;

  private FactsAhead(List<ReceivedMail> received, List<SentMail> sent) {
    this.received = received;
    this.sent = sent;
  }

  /** When the first comes to pass, by mailbox; those of which all is past are missing. */
  static Map<MailboxId, Instant> first(
      List<ReceivedMail> received, List<SentMail> sent, List<Mark> marks, Instant now) {
    Map<MailKey, Instant> ahead = new HashMap<>();
    received.forEach(mail -> note(ahead, mail.key(), times(mail), now));
    sent.forEach(mail -> note(ahead, mail.key(), Stream.of(mail.sentAt()), now));
    marks.forEach(mark -> note(ahead, mark.mail(), Stream.of(mark.at()), now));
    return ahead.isEmpty() ? Map.of() : new FactsAhead(received, sent).byMailbox(ahead);
  }

  private static void note(
      Map<MailKey, Instant> ahead, MailKey mail, Stream<Instant> times, Instant now) {
    times.filter(now::isBefore).forEach(at -> ahead.merge(mail, at, FactsAhead::earlier));
  }

  private static Stream<Instant> times(ReceivedMail mail) {
    return Stream.of(
            Stream.of(mail.receivedAt()),
            Stream.ofNullable(mail.thrownAt()),
            Stream.ofNullable(mail.verb()).map(LastVerb::at))
        .flatMap(times -> times);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private Map<MailboxId, Instant> byMailbox(Map<MailKey, Instant> ahead) {
    threads().forEach(this::join);
    Map<Hash, Instant> first = new HashMap<>();
    Map<MailboxId, Instant> found = new HashMap<>();
    each(
        (mail, leader) -> {
          Instant at = ahead.get(mail);
          if (at != null) {
            found.merge(mail.mailbox(), at, FactsAhead::earlier);
            leader.forEach(one -> first.merge(one, at, FactsAhead::earlier));
          }
        });
    each(
        (mail, leader) ->
            leader
                .flatMap(one -> Stream.ofNullable(first.get(one)))
                .forEach(at -> found.merge(mail.mailbox(), at, FactsAhead::earlier)));
    return found;
  }

  /** Each message, and what leads its thread. */
  private void each(BiConsumer<MailKey, Stream<Hash>> look) {
    received.forEach(
        mail -> look.accept(mail.key(), hashes(mail.thread()).limit(1).map(this::leader)));
    sent.forEach(mail -> look.accept(mail.key(), hashes(mail.thread()).limit(1).map(this::leader)));
  }

  private Stream<MailThread> threads() {
    return Stream.concat(
        received.stream().map(ReceivedMail::thread), sent.stream().map(SentMail::thread));
  }

  private static Stream<Hash> hashes(MailThread thread) {
    return Stream.of(
            Stream.ofNullable(thread.messageId()),
            Stream.ofNullable(thread.conversation()),
            thread.refersTo().stream())
        .flatMap(all -> all);
  }

  /** All that a message names belongs together. */
  private void join(MailThread thread) {
    List<Hash> all = hashes(thread).toList();
    for (Hash other : all) {
      leaders.put(leader(other), leader(all.getFirst()));
    }
  }

  /** The way there is made shorter on the way. */
  private Hash leader(Hash hash) {
    Hash at = hash;
    Hash above = leaders.getOrDefault(at, at);
    while (!above.equals(at)) {
      leaders.put(at, leaders.getOrDefault(above, above));
      at = above;
      above = leaders.getOrDefault(at, at);
    }
    return at;
  }
}
