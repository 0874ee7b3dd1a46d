package se.svarsvakt.rule.reply;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReasonedVerdict;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.worktime.DueDate;
import se.svarsvakt.worktime.SkippedDay;

/**
 * The sentences that say what a judgement rests on. They hold times, days and kinds of evidence, no
 * content and no address.
 *
 * @param terms what the organisation promises
 * @param mail the message
 * @param verdict its final verdict
 * @param promise what its sender was promised
 * @param countsFrom when it counts as received
 * @param dayPromised whether the deadline in force is a day that a person promised
 */
record Explanation(
    ReplyTerms terms,
    ReceivedMail mail,
    ReasonedVerdict verdict,
    Promise promise,
    Instant countsFrom,
    boolean dayPromised) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

  List<String> verdictAlone() {
    var sentences = new ArrayList<String>();
    sentences.add("Verdict %s: %s.".formatted(verdict.verdict().code(), verdict.cause()));
    if (mail.clues().show(Trait.COLLEAGUE_CALLED)) {
      var how =
          mail.clues().show(Trait.COLLEAGUES_NUMBER) ? ", by the number in the directory" : "";
      sentences.add(
          "The caller is a colleague%s; the promise is made to those outside.".formatted(how));
    }
    if (mail.clues().show(Trait.CLAIMED_COLLEAGUE)) {
      sentences.add("The sender claims to be a colleague and is not shown to be one.");
    }
    if (!verdict.phrase().isEmpty()) {
      boolean decided = verdict.verdict() != Verdict.EXTERNAL || promise == Promise.PUBLIC_RECORDS;
      sentences.add(
          (decided ? "Matched entry of the phrases: " : "Matched, and decided nothing: ")
              + verdict.phrase()
              + ".");
    }
    if (!mail.clues().cut().isEmpty()) {
      sentences.add("Cut as not the sender's: " + String.join(", ", mail.clues().cut()) + ".");
    }
    return sentences;
  }

  List<String> of(ReplyOutcome outcome, List<UndeliveredMail.Undelivered> undelivered) {
    var sentences = new ArrayList<>(verdictAlone());
    if (promise == Promise.PUBLIC_RECORDS) {
      sentences.add("It asks for public records.");
    }
    undelivered.forEach(each -> sentences.add(undelivered(each)));
    sentences.add(state(outcome.state()));
    if (!outcome.basis().isEmpty()) {
      sentences.addAll(evidence(outcome.basis()));
    }
    sentences.add(deadline(outcome.due()));
    secondClock().ifPresent(sentences::add);
    return sentences;
  }

  private String undelivered(UndeliveredMail.Undelivered answer) {
    return "Answer undeliverable: a delivery report of %s says that what %s sent at %s did not arrive."
        .formatted(
            time(answer.reportedAt()),
            mailbox(answer.mail().mailbox()),
            time(answer.mail().sentAt()));
  }

  private String state(ReplyState state) {
    return switch (state) {
      case ReplyState.Open _ -> "No answer was found, and there is time left.";
      case ReplyState.DueSoon soon ->
          "No answer was found; due soon since " + time(soon.since()) + ".";
      case ReplyState.Overdue _ -> "No answer was found before the deadline passed.";
      case ReplyState.Answered answered -> "Answered " + settled(answered.settlement()) + ".";
      case ReplyState.Acknowledged acknowledged ->
          "Acknowledged %s; the final answer is promised for %s."
              .formatted(settled(acknowledged.settlement()), DAY.format(acknowledged.promised()));
      case ReplyState.Forwarded forwarded ->
          "Passed on by %s at %s, and the sender was told %s."
              .formatted(
                  mailbox(forwarded.by()),
                  time(forwarded.forwardedAt()),
                  settled(forwarded.settlement()));
      case ReplyState.ForwardedUntold untold ->
          "Passed on by %s at %s, but nothing shows that the sender was told."
              .formatted(mailbox(untold.by()), time(untold.forwardedAt()));
      case ReplyState.NoReplyNeeded marked ->
          "Marked as needing no answer at " + time(marked.markedAt()) + ".";
      case ReplyState.Discarded _ -> "Thrown away without an answer.";
    };
  }

  private String settled(Settlement settlement) {
    return time(settlement.at()) + (settlement.onTime() ? ", in time" : ", late");
  }

  private List<String> evidence(List<Answer> basis) {
    var strongest = basis.stream().min(Answer.STRENGTH).orElseThrow();
    var earliest =
        basis.stream().min(comparing(Answer::at).thenComparing(Answer.STRENGTH)).orElseThrow();
    var first = "Strongest evidence, %s.".formatted(describe(strongest));
    return earliest.at().isBefore(strongest.at())
        ? List.of(
            first, "Earliest evidence, which sets the time, %s.".formatted(describe(earliest)))
        : List.of(first);
  }

  private String describe(Answer answer) {
    var where = mailbox(answer.by());
    var text =
        switch (answer.evidence()) {
          case THREAD -> "thread: a message sent by " + where + " names it";
          case VERB -> "verb: the message in " + where + " records a reply";
          case CONVERSATION -> "conversation: " + where + " wrote to the sender in it";
          case CALL -> "call: the lists of calls show one to the number that left it";
          case MARKED -> "marked: a person said so in " + where;
        };
    var found = answer.source().inherited() ? ", found for a later message or a copy" : "";
    return text + " at " + time(answer.at()) + found;
  }

  private String mailbox(MailboxId id) {
    return id.equals(mail.mailbox()) ? "this mailbox" : "another mailbox";
  }

  /** Where hearing from us and the answer have deadlines of their own. */
  private Optional<String> secondClock() {
    if (promise != Promise.ANSWER || terms.answerWithinWorkingDays().isEmpty()) {
      return Optional.empty();
    }
    int days = terms.answerWithinWorkingDays().getAsInt();
    var first = Deadline.first(mail, promise, countsFrom, terms).due();
    return Optional.of(
        dayPromised
            ? "Two clocks: an answer or an acknowledgement was due %s, %s; the answer on the promised day."
                .formatted(time(first.at()), workingDays(terms.withinWorkingDays()))
            : "Two clocks: an answer or an acknowledgement is due then; the answer, unless another day is promised, %s, %s."
                .formatted(time(terms.calendar().due(countsFrom, days).at()), workingDays(days)));
  }

  private String deadline(DueDate due) {
    var counted = dayPromised ? "the promised day" : counted();
    var skipped = due.skipped().stream().map(SkippedDay::describe).toList();
    var notCounted = skipped.isEmpty() ? "" : "; not counted: " + String.join(", ", skipped);
    return "Due %s, %s%s.".formatted(time(due.at()), counted, notCounted);
  }

  private String counted() {
    return switch (promise) {
      case ANSWER -> workingDays(terms.withinWorkingDays());
      case CALL_BACK -> workingDays(terms.callBackWithinWorkingDays());
      case PUBLIC_RECORDS ->
          "on the same working day where it came before %s, else on the next one at that time"
              .formatted(terms.recordsUntil().orElse(LocalTime.NOON));
    };
  }

  private String workingDays(int days) {
    return "working days after %s: %d%s".formatted(DAY.format(local(countsFrom)), days, waited());
  }

  private String waited() {
    return countsFrom.equals(mail.receivedAt())
        ? ""
        : "; counts as received then, its owner being away with an automatic reply";
  }

  private String time(Instant at) {
    return TIME.format(local(at));
  }

  private ZonedDateTime local(Instant at) {
    return at.atZone(terms.calendar().zone());
  }
}
