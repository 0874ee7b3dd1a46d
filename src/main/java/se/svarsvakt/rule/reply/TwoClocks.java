package se.svarsvakt.rule.reply;

import java.util.Optional;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.worktime.DueDate;

/**
 * The two deadlines of a message where the policy has its sender hear from us before the answer.
 *
 * @param acknowledge until when the sender is answered, or told when they will be
 * @param answer until when the sender is answered: a promised day goes before the policy's
 */
public record TwoClocks(DueDate acknowledge, DueDate answer) {
  /** Those of a message; empty where there is one clock, and for what is no mail to be answered. */
  public static Optional<TwoClocks> of(JudgedMail judged, Policy policy) {
    ReplyPolicy.Within within = policy.reply().within();
    DueDate due = judged.due();
    if (due == null || judged.promise() != Promise.ANSWER || within.acknowledged().isEmpty()) {
      return Optional.empty();
    }
    DueDate acknowledge = policy.calendar().due(judged.countsFrom(), within.heard());
    return Optional.of(
        new TwoClocks(
            acknowledge,
            judged.dayPromised()
                ? due
                : policy.calendar().due(judged.countsFrom(), within.answered())));
  }
}
