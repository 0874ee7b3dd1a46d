package se.svarsvakt.rule.signature;

import java.time.Instant;
import java.util.List;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Severity;

/** What the signature rule reports of a message: one finding a flaw. */
public final class SignatureFindings {
  private SignatureFindings() {}

  /** The findings about a message that was sent at that time. */
  public static List<Finding> of(
      MailboxId mailbox, MessageId message, Instant sentAt, List<Flaw> flaws) {
    return flaws.stream()
        .map(flaw -> detailed(finding(mailbox, message, sentAt, flaw), flaw))
        .toList();
  }

  private static Finding finding(MailboxId mailbox, MessageId message, Instant sentAt, Flaw flaw) {
    return new Finding("signature", flaw.code(), mailbox, Severity.BREACH, sentAt, null, message);
  }

  private static Finding detailed(Finding finding, Flaw flaw) {
    Finding lined = unlessEmpty(finding, "line", flaw.line());
    return unlessEmpty(unlessEmpty(lined, "expected", flaw.expected()), "found", flaw.found());
  }

  private static Finding unlessEmpty(Finding finding, String name, String value) {
    return value.isEmpty() ? finding : finding.with(name, value);
  }
}
