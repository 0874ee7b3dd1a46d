package se.svarsvakt.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;

/**
 * Something that is not as the policy promises, or is about not to be.
 *
 * @param rule the rule that found it, {@code reply} for example
 * @param code what it found, {@code overdue} for example
 * @param mailbox the mailbox concerned
 * @param severity how grave it is
 * @param since since when it holds
 * @param dueAt the deadline; null where the rule has none
 * @param messageId the message concerned; null where the finding is about the mailbox
 */
public record Finding(
    String rule,
    String code,
    MailboxId mailbox,
    Severity severity,
    Instant since,
    @Nullable Instant dueAt,
    @Nullable MessageId messageId) {
  /** Refuses a finding without a name. */
  public Finding {
    if (rule.isBlank() || code.isBlank()) {
      throw new IllegalArgumentException("a finding needs a rule and a code");
    }
  }
}
