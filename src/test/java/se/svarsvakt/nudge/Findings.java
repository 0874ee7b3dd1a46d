package se.svarsvakt.nudge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.MissingReplyText;
import se.svarsvakt.rule.AbsenceIssue;
import se.svarsvakt.rule.AbsenceIssue.Days;
import se.svarsvakt.rule.AbsenceIssue.IncompleteText;
import se.svarsvakt.rule.AbsenceIssue.LeftOn;
import se.svarsvakt.rule.AbsenceIssue.LimitedAudience;
import se.svarsvakt.rule.AbsenceIssue.NoAutomaticReply;
import se.svarsvakt.rule.AbsenceIssue.NoCover;
import se.svarsvakt.rule.AbsenceIssue.NoRoutine;
import se.svarsvakt.rule.AttentionIssue.NoDelegate;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Issue;
import se.svarsvakt.rule.Severity;
import se.svarsvakt.rule.SignatureFlaw;
import se.svarsvakt.rule.SignatureIssue;

/** Findings for tests of nudges. */
final class Findings {
  private Findings() {}

  static Finding of(Issue issue, MailboxId mailbox, Instant since, @Nullable Instant due) {
    return new Finding(mailbox, issue, Severity.WARNING, since, due, null);
  }

  /** Of somebody away from the one day to the other, with all that it can tell. */
  static Finding absence(String code, MailboxId mailbox, String from, String to) {
    Instant since = Instant.parse(from + "T07:00:00Z");
    Days days = new Days(LocalDate.parse(from), LocalDate.parse(to));
    AbsenceIssue issue =
        List.<AbsenceIssue>of(
                new NoAutomaticReply(days),
                new LimitedAudience(Optional.of(days), false),
                new IncompleteText(Optional.of(days), EnumSet.allOf(MissingReplyText.class)),
                new LeftOn(),
                new NoCover(days, false, List.of()),
                new NoRoutine(days, false))
            .stream()
            .filter(each -> each.code().equals(code))
            .findFirst()
            .orElseThrow();
    return of(issue, mailbox, since, since);
  }

  static Finding unattended(MailboxId mailbox, Instant since, Instant due) {
    return of(new NoDelegate(List.of()), mailbox, since, due);
  }

  static Finding signature(MailboxId mailbox, Instant sentAt) {
    return signature(mailbox, sentAt, List.of("Med vänlig hälsning", "Anna {Ek}", "Kommunen's"));
  }

  static Finding signature(MailboxId mailbox, Instant sentAt, List<String> correct) {
    SignatureFlaw flaw = new SignatureFlaw(SignatureFlaw.Kind.MISSING_LINE, "", "", "");
    return signature(mailbox, sentAt, flaw, correct);
  }

  static Finding signature(
      MailboxId mailbox, Instant sentAt, SignatureFlaw flaw, List<String> correct) {
    SignatureIssue issue = new SignatureIssue(flaw, correct, false);
    return new Finding(mailbox, issue, Severity.BREACH, sentAt, null, new MessageId("sent"));
  }
}
