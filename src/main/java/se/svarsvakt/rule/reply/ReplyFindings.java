package se.svarsvakt.rule.reply;

import java.time.Instant;
import java.util.Optional;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.ReplyIssue;
import se.svarsvakt.rule.Severity;
import se.svarsvakt.worktime.DueDate;

/** What the reply rule reports of judged mail: answers and tellings that are due or overdue. */
public final class ReplyFindings {
  private ReplyFindings() {}

  /** The finding about that message at that moment; empty where all is well. */
  public static Optional<Finding> of(JudgedMail judged, Instant now) {
    var state = judged.state();
    var due = judged.due();
    return state == null || due == null ? Optional.empty() : of(judged, state, due, now);
  }

  private static Optional<Finding> of(
      JudgedMail judged, ReplyState state, DueDate due, Instant now) {
    var about = new ReportedMail(judged, due);
    var received = judged.mail().receivedAt();
    return switch (state) {
      case ReplyState.Open _ ->
          Optional.of(judged.promise())
              .filter(Promise.PUBLIC_RECORDS::equals)
              .map(_ -> about.finding(ReplyIssue.RECORDS_REQUESTED, Severity.WARNING, received));
      case ReplyState.DueSoon soon ->
          Optional.of(
              about.finding(
                  waiting(judged.promise()),
                  Severity.WARNING,
                  judged.promise() == Promise.PUBLIC_RECORDS ? received : soon.since()));
      case ReplyState.Overdue overdue ->
          Optional.of(about.finding(overdue(judged.promise()), Severity.BREACH, overdue.since()));
      case ReplyState.ForwardedUntold untold -> {
        var severity = now.isAfter(due.at()) ? Severity.BREACH : Severity.WARNING;
        yield Optional.of(about.finding(ReplyIssue.SENDER_UNTOLD, severity, untold.forwardedAt()));
      }
      case ReplyState.Answered _,
          ReplyState.Acknowledged _,
          ReplyState.Forwarded _,
          ReplyState.NoReplyNeeded _,
          ReplyState.Discarded _ ->
          Optional.empty();
    };
  }

  private static ReplyIssue waiting(Promise promise) {
    return switch (promise) {
      case ANSWER -> ReplyIssue.DUE_SOON;
      case CALL_BACK -> ReplyIssue.CALL_DUE;
      case PUBLIC_RECORDS -> ReplyIssue.RECORDS_REQUESTED;
    };
  }

  /** What is found of mail of which that was promised, once it is late. */
  public static ReplyIssue overdue(Promise promise) {
    return switch (promise) {
      case ANSWER -> ReplyIssue.OVERDUE;
      case CALL_BACK -> ReplyIssue.CALL_OVERDUE;
      case PUBLIC_RECORDS -> ReplyIssue.RECORDS_OVERDUE;
    };
  }

  private record ReportedMail(JudgedMail judged, DueDate due) {
    Finding finding(ReplyIssue issue, Severity severity, Instant since) {
      var mail = judged.mail();
      return new Finding(mail.mailbox(), issue, severity, since, due.at(), mail.id());
    }
  }
}
