package se.svarsvakt.mail;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts kept of a received message: times, hashes and what was done with it, no content.
 *
 * @param key which message in which mailbox
 * @param receivedAt when it came
 * @param verdict what it is by itself, before anything that happened to it later
 * @param clues what it shows that only other mail can weigh
 * @param thread the messages that it belongs to
 * @param senders the From and Reply-To addresses, as far as an answer to them is one to its sender;
 *     empty where it has neither
 * @param verb what was last done with it; null where nothing is recorded
 * @param whereabouts where it lies now
 * @param thrownAt when it was found to be thrown away; null where it is not, or that is not known
 */
public record ReceivedMail(
    MailKey key,
    Instant receivedAt,
    ReasonedVerdict verdict,
    Clues clues,
    MailThread thread,
    Set<Hash> senders,
    @Nullable LastVerb verb,
    FolderState whereabouts,
    @Nullable Instant thrownAt) {
  /** Mail of which it is not known when it was thrown away, if it was. */
  public ReceivedMail(
      MailKey key,
      Instant receivedAt,
      ReasonedVerdict verdict,
      Clues clues,
      MailThread thread,
      Set<Hash> senders,
      @Nullable LastVerb verb,
      FolderState whereabouts) {
    this(key, receivedAt, verdict, clues, thread, senders, verb, whereabouts, null);
  }

  /** Keeps a copy of the senders. */
  public ReceivedMail {
    senders = Set.copyOf(senders);
  }

  /** The same, received at another time. */
  public ReceivedMail asReceivedAt(Instant at) {
    return new ReceivedMail(key, at, verdict, clues, thread, senders, verb, whereabouts, thrownAt);
  }

  /** The same, which asks for public records by that entry of the phrases. */
  public ReceivedMail askingForRecords(String entry) {
    ReasonedVerdict told =
        verdict.phrase().isEmpty()
            ? new ReasonedVerdict(verdict.verdict(), verdict.cause(), entry)
            : verdict;
    return new ReceivedMail(
        key,
        receivedAt,
        told,
        clues.and(Trait.RECORDS_REQUEST),
        thread,
        senders,
        verb,
        whereabouts,
        thrownAt);
  }

  /** The same as it was at a moment, which may be before it was thrown away. */
  public ReceivedMail asAt(Instant moment) {
    return thrownAt == null || !thrownAt.isAfter(moment)
        ? this
        : new ReceivedMail(
            key, receivedAt, verdict, clues, thread, senders, verb, FolderState.ELSEWHERE);
  }

  /** Whether it expects an answer by itself, or may by what was sent and what lies elsewhere. */
  public boolean mayExpectAnswer() {
    return verdict.verdict().expectsAnswer()
        || !clues.addressed().isEmpty()
        || clues.show(Trait.QUESTION);
  }

  /** The mailbox that it lies in. */
  public MailboxId mailbox() {
    return key.mailbox();
  }

  /** Its immutable id in that mailbox. */
  public MessageId id() {
    return key.id();
  }
}
