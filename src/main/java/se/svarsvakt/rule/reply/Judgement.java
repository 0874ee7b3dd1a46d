package se.svarsvakt.rule.reply;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  JudgedMail judge(ReceivedMail mail) {
    var weighed = new WeighedVerdict(correspondence, dossier.surroundings());
    var verdict = weighed.addressed(mail);
    if (verdict.verdict() == Verdict.VOICEMAIL) {
      return voicemail(mail, verdict, weighed);
    }
    if (verdict.verdict() != Verdict.EXTERNAL) {
      return withoutState(mail, lies(mail, FolderState.JUNK) ? JUNK : verdict);
    }
    var outcome = outcome(mail);
    if (outcome.isEmpty() && lies(mail, FolderState.JUNK)) {
      return with(mail, JUNK, unanswered(mail));
    }
    var settled = weighed.byWords(mail);
    if (settled.isEmpty() && outcome.isEmpty() && lies(mail, FolderState.GONE)) {
      settled = weighed.elsewhere(mail);
    }
    return settled
        .map(other -> withoutState(mail, other))
        .orElseGet(() -> with(mail, verdict, outcome.orElseGet(() -> unanswered(mail))));
  }

  /** Colleagues call each other as they like: the promise is made to those outside. */
  private JudgedMail voicemail(ReceivedMail mail, ReasonedVerdict verdict, WeighedVerdict weighed) {
    var outcome = outcome(mail);
    if (mail.clues().show(Trait.COLLEAGUE_CALLED)) {
      return withoutState(mail, verdict);
    }
    if (outcome.isEmpty() && lies(mail, FolderState.GONE)) {
      var other = weighed.elsewhere(mail);
      if (other.isPresent()) {
        return withoutState(mail, other.orElseThrow());
      }
    }
    boolean junk = outcome.isEmpty() && lies(mail, FolderState.JUNK);
    return with(mail, junk ? JUNK : verdict, outcome.orElseGet(() -> unanswered(mail)));
  }

  /** What its sender was promised; a person may say that it asks for no public records. */
  private Promise promise(ReceivedMail mail) {
    var promise = terms.promise(mail);
    return promise == Promise.PUBLIC_RECORDS && correspondence.saysNoRequest(mail)
        ? Promise.ANSWER
        : promise;
  }

  private static boolean lies(ReceivedMail mail, FolderState where) {
    return mail.whereabouts() == where;
  }

  private JudgedMail withoutState(ReceivedMail mail, ReasonedVerdict verdict) {
    return new JudgedMail(mail, verdict, null, null, why(mail, verdict).verdictAlone());
  }

  private JudgedMail with(ReceivedMail mail, ReasonedVerdict verdict, ReplyOutcome outcome) {
    var undelivered =
        outcome.state().isOpen()
            ? correspondence.undeliveredAnswers(mail).toList()
            : List.<UndeliveredMail.Undelivered>of();
    return new JudgedMail(
        mail,
        verdict,
        outcome.state(),
        outcome.due(),
        undelivered.stream()
            .map(UndeliveredMail.Undelivered::reportedAt)
            .max(Instant::compareTo)
            .orElse(null),
        dossier.countsFrom(mail),
        firstHeardAt(mail),
        promise(mail),
        dayPromised(mail),
        null,
        why(mail, verdict).of(outcome, undelivered));
  }

  private @Nullable Instant firstHeardAt(ReceivedMail mail) {
    var standing = correspondence.standing(mail);
    return standing.acknowledged() == null && standing.noReply() == null
        ? null
        : correspondence.answersTo(mail, mail.receivedAt()).stream()
            .map(Answer::at)
            .min(Instant::compareTo)
            .orElse(null);
  }

  private Explanation why(ReceivedMail mail, ReasonedVerdict verdict) {
    return new Explanation(
        terms, mail, verdict, promise(mail), dossier.countsFrom(mail), dayPromised(mail));
  }

  private boolean dayPromised(ReceivedMail mail) {
    return correspondence.standing(mail).acknowledged() != null;
  }

  private Deadline first(ReceivedMail mail) {
    return Deadline.first(mail, promise(mail), dossier.countsFrom(mail), terms);
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
    var noReply = standing.noReply();
    if (acknowledged != null && noReply == null) {
      return Optional.of(afterAcknowledgement(mail, acknowledged));
    }
    var due = acknowledged == null ? first(mail).due() : promised(acknowledged);
    var found = progress(mail, mail.receivedAt(), due);
    return noReply == null || found.stream().anyMatch(each -> settledBy(noReply.at(), each))
        ? found
        : Optional.of(new ReplyOutcome(new ReplyState.NoReplyNeeded(noReply.at()), due));
  }

  private DueDate promised(Mark acknowledged) {
    return terms.calendar().dueOn(Objects.requireNonNull(acknowledged.promised()));
  }

  private static boolean settledBy(Instant then, ReplyOutcome outcome) {
    return outcome.state().settled().stream().anyMatch(each -> !each.at().isAfter(then));
  }

  private Optional<ReplyOutcome> progress(ReceivedMail mail, Instant from, DueDate due) {
    var answers = correspondence.answersTo(mail, from);
    var forwards =
        promise(mail) == Promise.CALL_BACK
            ? List.<Forward>of() // a caller is not told by mail; somebody calls back
            : correspondence.forwardsOf(mail, answers, from);
    return new ReplyProgress(mail.mailbox(), answers, forwards, due).outcome();
  }

  /**
   * An acknowledgement stops the first clock; only what comes after it is the final answer. Who
   * forwards it then may only ask a colleague; who says that it is passed on has to tell the
   * sender, whom the acknowledgement told of no other that answers.
   */
  private ReplyOutcome afterAcknowledgement(ReceivedMail mail, Mark mark) {
    var promised = promised(mark);
    boolean saidSo = correspondence.standing(mail).passedOn() != null;
    return progress(mail, mark.at().plusNanos(1), promised)
        .filter(last -> saidSo || last.state().settled().isPresent())
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
