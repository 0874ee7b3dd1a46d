package se.svarsvakt.rule.reply;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.ReasonedVerdict;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.rule.ReplyIssue;
import se.svarsvakt.worktime.DueDate;

/**
 * A received message and what the reply rule says of it.
 *
 * @param mail the message
 * @param verdict the final verdict, what happened later included
 * @param state how far it has come; null where no answer is expected under this rule
 * @param due the deadline in force, the promised day after an acknowledgement; null as the state
 * @param reopenedAt when an answer to it was reported not to have arrived; null where none was
 * @param countsFrom when it counts as received: later than it was, where its owner was away and the
 *     deadline waits for their return
 * @param firstHeardAt when the sender first got an answer, where people said something else of the
 *     mail too: a promise, or that none is needed; null where none is known
 * @param promise what its sender was promised
 * @param dayPromised whether the deadline in force is a day that a person promised
 * @param registration how far its registration has come; null unless it was answered and its
 *     mailbox's mail is to be registered
 * @param why what verdict, answer and deadline rest on: English sentences without content
 */
public record JudgedMail(
    ReceivedMail mail,
    ReasonedVerdict verdict,
    @Nullable ReplyState state,
    @Nullable DueDate due,
    @Nullable Instant reopenedAt,
    Instant countsFrom,
    @Nullable Instant firstHeardAt,
    Promise promise,
    boolean dayPromised,
    @Nullable Registration registration,
    List<String> why) {
  /** Mail whose promised day, if any, is not over, and whose registration is nobody's question. */
  public JudgedMail(
      ReceivedMail mail,
      ReasonedVerdict verdict,
      @Nullable ReplyState state,
      @Nullable DueDate due,
      @Nullable Instant reopenedAt,
      Instant countsFrom,
      @Nullable Instant firstHeardAt,
      Promise promise,
      List<String> why) {
    this(
        mail,
        verdict,
        state,
        due,
        reopenedAt,
        countsFrom,
        firstHeardAt,
        promise,
        state instanceof ReplyState.Acknowledged,
        null,
        why);
  }

  /** Mail that counts from its receipt. */
  public JudgedMail(
      ReceivedMail mail,
      ReasonedVerdict verdict,
      @Nullable ReplyState state,
      @Nullable DueDate due,
      @Nullable Instant reopenedAt,
      List<String> why) {
    this(mail, verdict, state, due, reopenedAt, mail.receivedAt(), null, Promise.ANSWER, why);
  }

  /** Mail whose answers all arrived. */
  public JudgedMail(
      ReceivedMail mail,
      ReasonedVerdict verdict,
      @Nullable ReplyState state,
      @Nullable DueDate due,
      List<String> why) {
    this(mail, verdict, state, due, null, why);
  }

  /** Keeps a copy; refuses a state without a deadline and a deadline without a state. */
  public JudgedMail {
    why = List.copyOf(why);
    if ((state == null) != (due == null)) {
      throw new IllegalArgumentException("state and deadline come together");
    }
  }

  /** The same judgement about the message as it is stored. */
  JudgedMail about(ReceivedMail stored) {
    return with(stored, registration);
  }

  /** The same, of which that is known of its registration. */
  public JudgedMail registered(Registration known) {
    return with(mail, known);
  }

  private JudgedMail with(ReceivedMail stored, @Nullable Registration known) {
    return new JudgedMail(
        stored,
        verdict,
        state,
        due,
        reopenedAt,
        countsFrom,
        firstHeardAt,
        promise,
        dayPromised,
        known,
        why);
  }

  /** Whether it was answered and nobody has said yet whether it is registered. */
  public boolean awaitsRegistration() {
    return registration instanceof Registration.NotSaid;
  }

  /** When the sender first got an answer; empty where none is known. */
  public Optional<Instant> firstAnswer() {
    return Optional.ofNullable(firstHeardAt)
        .or(() -> Optional.ofNullable(state).flatMap(ReplyState::settled).map(Settlement::at));
  }

  /** What would be found of it if it were late: it stands under that rule. */
  public ReplyIssue lateAs() {
    return state instanceof ReplyState.ForwardedUntold
        ? ReplyIssue.SENDER_UNTOLD
        : ReplyFindings.overdue(promise);
  }

  /** Whether its sender claims to be a colleague and is not shown to be one. */
  public boolean claimsColleague() {
    return mail.clues().show(Trait.CLAIMED_COLLEAGUE);
  }
}
