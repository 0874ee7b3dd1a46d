package se.svarsvakt.rule;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;

/**
 * Something that is not as the policy promises, or is about not to be.
 *
 * @param mailbox the mailbox concerned
 * @param issue what is wrong; it may hold content, and is never stored beyond its code
 * @param severity how grave it is
 * @param since since when it holds
 * @param dueAt the deadline; null where the rule has none
 * @param messageId the message concerned; null where the finding is about the mailbox
 * @param excepted the exception that the finding falls under; null for none
 */
public record Finding(
    MailboxId mailbox,
    Issue issue,
    Severity severity,
    Instant since,
    @Nullable Instant dueAt,
    @Nullable MessageId messageId,
    @Nullable Excepted excepted) {
  /** A finding that no exception covers. */
  public Finding(
      MailboxId mailbox,
      Issue issue,
      Severity severity,
      Instant since,
      @Nullable Instant dueAt,
      @Nullable MessageId messageId) {
    this(mailbox, issue, severity, since, dueAt, messageId, null);
  }

  /** Its deadline; where it has none, since when it holds. */
  public Instant dueOrSince() {
    return dueAt == null ? since : dueAt;
  }

  /** The same with more known of what is wrong. */
  public Finding about(Issue known) {
    return new Finding(mailbox, known, severity, since, dueAt, messageId, excepted);
  }

  /** The same, covered by an exception. */
  public Finding excepted(Excepted exception) {
    return new Finding(mailbox, issue, severity, since, dueAt, messageId, exception);
  }

  /**
   * Why something is not counted as missing.
   *
   * @param reason what the administrator wrote
   * @param until the last day it holds
   */
  public record Excepted(String reason, LocalDate until) {}
}
