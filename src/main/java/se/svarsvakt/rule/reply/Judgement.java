package se.svarsvakt.rule.reply;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.ReasonedVerdict;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.worktime.DueDate;

/**
 * The reply rule applied to one dossier at one moment.
 *
 * @param correspondence the dossier as it stood then
 * @param dossier the dossier
 * @param terms what the organisation promises
 * @param now the moment
 */
record Judgement(Correspondence correspondence, Dossier dossier, ReplyTerms terms, Instant now) {
  private static final ReasonedVerdict JUNK =
      new ReasonedVerdict(Verdict.JUNK, "moved to Junk Email");
  private static final ReasonedVerdict CLOSING_REMARK =
      new ReasonedVerdict(
          Verdict.CLOSING_REMARK, "only a thank-you or goodbye after an answer of ours");

  JudgedMail judge(ReceivedMail mail) {
    var outcome = outcome(mail);
    var verdict = verdict(mail, outcome.isPresent());
    var why = new Explanation(terms, mail, verdict, dossier.countsFrom(mail));
    if (!isUnderThisRule(mail, verdict)) {
      return new JudgedMail(mail, verdict, null, null, why.verdictAlone());
    }
    var last = outcome.orElseGet(() -> unanswered(mail));
    return new JudgedMail(mail, verdict, last.state(), last.due(), why.of(last));
  }

  private ReasonedVerdict verdict(ReceivedMail mail, boolean settled) {
    if (mail.whereabouts() == FolderState.JUNK && !settled) {
      return JUNK;
    }
    return isExternal(mail)
            && mail.clues().show(Trait.CLOSING)
            && correspondence.answeredBefore(mail)
        ? CLOSING_REMARK
        : mail.verdict();
  }

  /** What was thrown away unanswered keeps a state: somebody had waited for an answer. */
  private static boolean isUnderThisRule(ReceivedMail mail, ReasonedVerdict verdict) {
    return isExternal(mail) && verdict.verdict() != Verdict.CLOSING_REMARK;
  }

  private static boolean isExternal(ReceivedMail mail) {
    return mail.verdict().verdict() == Verdict.EXTERNAL;
  }

  private Deadline first(ReceivedMail mail) {
    return Deadline.first(mail, dossier.countsFrom(mail), terms);
  }

  private ReplyOutcome unanswered(ReceivedMail mail) {
    var deadline = first(mail);
    var state =
        mail.whereabouts().thrownAway() ? new ReplyState.Discarded() : deadline.waiting(now);
    return new ReplyOutcome(state, deadline.due());
  }

  private Optional<ReplyOutcome> outcome(ReceivedMail mail) {
    var standing = correspondence.standing(mail);
    var acknowledged = standing.acknowledged();
    if (acknowledged != null) {
      return Optional.of(afterAcknowledgement(mail, acknowledged));
    }
    var found = progress(mail, mail.receivedAt(), first(mail).due());
    var noReply = standing.noReply();
    return noReply == null || found.stream().anyMatch(each -> settledBy(noReply.at(), each))
        ? found
        : Optional.of(
            new ReplyOutcome(new ReplyState.NoReplyNeeded(noReply.at()), first(mail).due()));
  }

  private static boolean settledBy(Instant then, ReplyOutcome outcome) {
    return outcome.state().settled().stream().anyMatch(each -> !each.at().isAfter(then));
  }

  private Optional<ReplyOutcome> progress(ReceivedMail mail, Instant from, DueDate due) {
    var answers = correspondence.answersTo(mail, from);
    var forwards =
        correspondence.forwardsOf(mail, answers).stream()
            .filter(forward -> !forward.at().isBefore(from))
            .toList();
    return new ReplyProgress(mail.mailbox(), answers, forwards, due).outcome();
  }

  /** An acknowledgement stops the first clock; only what comes after it is the final answer. */
  private ReplyOutcome afterAcknowledgement(ReceivedMail mail, Mark mark) {
    var promised = terms.calendar().dueOn(Objects.requireNonNull(mark.promised()));
    return progress(mail, mark.at().plusNanos(1), promised)
        .filter(last -> last.state().settled().isPresent())
        .orElseGet(
            () ->
                now.isAfter(promised.at())
                    ? new ReplyOutcome(new ReplyState.Overdue(promised.at()), promised)
                    : acknowledged(mail, mark, promised));
  }

  private ReplyOutcome acknowledged(ReceivedMail mail, Mark mark, DueDate promised) {
    List<Answer> until =
        correspondence.answersTo(mail, mail.receivedAt()).stream()
            .filter(answer -> !answer.at().isAfter(mark.at()))
            .toList();
    var first = first(mail).due();
    var settlement = ReplyProgress.settlement(until, until, first);
    var day = Objects.requireNonNull(mark.promised());
    return new ReplyOutcome(new ReplyState.Acknowledged(settlement, day), promised, until);
  }
}
