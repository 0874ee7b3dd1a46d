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
    return switch (state) {
      case ReplyState.DueSoon soon ->
          Optional.of(about.finding(ReplyIssue.DUE_SOON, Severity.WARNING, soon.since()));
      case ReplyState.Overdue overdue ->
          Optional.of(about.finding(ReplyIssue.OVERDUE, Severity.BREACH, overdue.since()));
      case ReplyState.ForwardedUntold untold -> {
        var severity = now.isAfter(due.at()) ? Severity.BREACH : Severity.WARNING;
        yield Optional.of(about.finding(ReplyIssue.SENDER_UNTOLD, severity, untold.forwardedAt()));
      }
      case ReplyState.Open _,
          ReplyState.Answered _,
          ReplyState.Acknowledged _,
          ReplyState.Forwarded _,
          ReplyState.NoReplyNeeded _,
          ReplyState.Discarded _ ->
          Optional.empty();
    };
  }

  private record ReportedMail(JudgedMail judged, DueDate due) {
    Finding finding(ReplyIssue issue, Severity severity, Instant since) {
      var mail = judged.mail();
      return new Finding(mail.mailbox(), issue, severity, since, due.at(), mail.id());
    }
  }
}
