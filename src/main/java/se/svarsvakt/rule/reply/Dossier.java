package se.svarsvakt.rule.reply;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.rule.absence.Pause;
import se.svarsvakt.rule.absence.Pauses;

/**
 * Everything that can matter to the judgement of some mailboxes' received mail. For the mailboxes
 * to be judged it holds all received and sent mail; of other mailboxes it holds
 *
 * <ul>
 *   <li>sent messages that refer to a Message-ID of that received mail, or to one of the messages
 *       by which it was passed on, and sent messages that the received mail refers to;
 *   <li>received copies (same Message-ID) of that mail, and what was sent in the copies'
 *       conversations.
 * </ul>
 *
 * More does no harm. Order and repetition do not matter; a message counts once.
 *
 * @param ownAddresses the mailboxes to be judged, each with its own addresses
 * @param received received mail and copies
 * @param sent sent mail
 * @param marks what people said of the received mail
 * @param pauses when deadlines wait for a mailbox's owner, who is away
 * @param surroundings what the rest of the organisation shows of it
 */
public record Dossier(
    Map<MailboxId, Set<Hash>> ownAddresses,
    Collection<ReceivedMail> received,
    Collection<SentMail> sent,
    Collection<Mark> marks,
    Map<MailboxId, List<Pause>> pauses,
    Surroundings surroundings) {
  /** Of two readings of one message the later one counts: moved, then with the later verb. */
  private static final Comparator<ReceivedMail> FURTHER_ALONG =
      Comparator.comparing(ReceivedMail::whereabouts)
          .thenComparing(
              mail -> mail.verb() == null ? Instant.MIN : mail.verb().at(),
              Comparator.naturalOrder());

  /** Keeps copies, each message once, ordered by its key. */
  public Dossier {
    ownAddresses =
        ownAddresses.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue())));
    received = once(received, ReceivedMail::key, FURTHER_ALONG);
    sent = once(sent, SentMail::key, Comparator.comparing(SentMail::sentAt));
    marks = List.copyOf(marks);
    pauses = Map.copyOf(pauses);
  }

  /** A dossier of people who are at work. */
  public Dossier(
      Map<MailboxId, Set<Hash>> ownAddresses,
      Collection<ReceivedMail> received,
      Collection<SentMail> sent,
      Collection<Mark> marks) {
    this(ownAddresses, received, sent, marks, Map.of(), Surroundings.NONE);
  }

  /** The same with the times at which deadlines wait. */
  public Dossier pausedBy(Map<MailboxId, List<Pause>> waiting) {
    return new Dossier(ownAddresses, received, sent, marks, waiting, surroundings);
  }

  /** The same with what the rest of the organisation shows. */
  public Dossier in(Surroundings known) {
    return new Dossier(ownAddresses, received, sent, marks, pauses, known);
  }

  /** The same with this received mail. */
  Dossier with(Collection<ReceivedMail> mail) {
    return new Dossier(ownAddresses, mail, sent, marks, pauses, surroundings);
  }

  /** A mailbox's own addresses, as far as they are known. */
  Set<Hash> addresses(MailboxId mailbox) {
    var own = ownAddresses.get(mailbox);
    return own != null ? own : surroundings.addresses().getOrDefault(mailbox, Set.of());
  }

  /** When a message counts as received: later than it came, where its owner was away. */
  Instant countsFrom(ReceivedMail mail) {
    return Pauses.countsAs(pauses.getOrDefault(mail.mailbox(), List.of()), mail.receivedAt());
  }

  private static <M> List<M> once(
      Collection<M> mail, Function<M, MailKey> key, Comparator<M> order) {
    var byKey = new TreeMap<MailKey, M>();
    mail.forEach(each -> byKey.merge(key.apply(each), each, BinaryOperator.maxBy(order)));
    return List.copyOf(byKey.values());
  }
}
