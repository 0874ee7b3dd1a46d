package se.svarsvakt.rule.reply;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.worktime.DueDate;

/**
 * What answers and forwards together make of a message.
 *
 * <p>Who answers first and passes it on afterwards has answered. Who passes it on has to tell the
 * sender, and what they then send to the sender is the telling; what anybody else sends to the
 * sender is the answer.
 *
 * @param tracked the mailbox of the message
 * @param answers all answers
 * @param forwards all times it was passed on
 * @param due the deadline in force
 */
record ReplyProgress(
    MailboxId tracked, List<Answer> answers, Collection<Forward> forwards, DueDate due) {
  /** Answered, passed on, or empty where nothing happened. */
  Optional<ReplyOutcome> outcome() {
    var passed = forwards.stream().min(Forward.ORDER).orElse(null);
    var answering = answers.stream().filter(answer -> answers(answer, passed)).toList();
    if (!answering.isEmpty()) {
      var settlement = settlement(answering, answers, due);
      return Optional.of(new ReplyOutcome(new ReplyState.Answered(settlement), due, answering));
    }
    return Optional.ofNullable(passed).map(this::passedOn);
  }

  private boolean answers(Answer answer, @Nullable Forward passed) {
    if (answer.passedOn()) {
      return false;
    }
    return passed == null || answer.at().isBefore(passed.at()) || isAnothers(answer, passed);
  }

  /**
   * Whether somebody other than the forwarder answered. A reply that the tracked message records
   * may be the forwarder's; a person's mark, or a call, says that it was answered, whoever did.
   */
  private boolean isAnothers(Answer answer, Forward passed) {
    return switch (answer.evidence()) {
      case MARKED, CALL -> true;
      case VERB -> !answer.by().equals(passed.by()) && !answer.by().equals(tracked);
      case THREAD, CONVERSATION -> !answer.by().equals(passed.by());
    };
  }

  private ReplyOutcome passedOn(Forward passed) {
    if (answers.isEmpty()) {
      return new ReplyOutcome(new ReplyState.ForwardedUntold(passed.at(), passed.by()), due);
    }
    var told = settlement(answers, answers, due);
    return new ReplyOutcome(new ReplyState.Forwarded(told, passed.at(), passed.by()), due, answers);
  }

  /**
   * The settlement that answers show: evidence and answerer of the strongest, the time of the
   * earliest, so that a weaker but earlier sign makes nobody late.
   *
   * @param strong the answers that evidence and answerer are taken from, never empty
   * @param all the answers that the time is taken from, never empty
   */
  static Settlement settlement(List<Answer> strong, List<Answer> all, DueDate due) {
    var strongest = strong.stream().min(Answer.STRENGTH).orElseThrow();
    var at = earliest(all);
    boolean onTime = !at.isAfter(due.at());
    return new Settlement(at, onTime, strongest.evidence(), strongest.answeredBy());
  }

  private static Instant earliest(List<Answer> answers) {
    return answers.stream().min(comparing(Answer::at)).orElseThrow().at();
  }
}
