package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Severity;

/** Findings for tests of nudges. */
final class Findings {
  private Findings() {}

  static Finding of(
      String rule, String code, MailboxId mailbox, Instant since, @Nullable Instant due) {
    return new Finding(rule, code, mailbox, Severity.WARNING, since, due, null);
  }

  /** Of somebody away from the one day to the other. */
  static Finding absence(String code, MailboxId mailbox, String from, String to) {
    Instant since = Instant.parse(from + "T07:00:00Z");
    return of("absence", code, mailbox, since, since).with("from", from).with("to", to);
  }

  static Finding unattended(MailboxId mailbox, Instant since, Instant due) {
    return of("unattended", "no-delegate", mailbox, since, due);
  }

  static Finding signature(MailboxId mailbox, Instant sentAt) {
    Finding finding =
        new Finding(
            "signature",
            "missing-line",
            mailbox,
            Severity.BREACH,
            sentAt,
            null,
            new MessageId("sent"));
    return finding.with("signature", List.of("Med vänlig hälsning", "Anna {Ek}", "Kommunen's"));
  }
}
