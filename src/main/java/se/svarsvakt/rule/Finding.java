package se.svarsvakt.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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
 * @param detail what else is to be known, by name: texts or lists of texts, ordered. It is shown to
 *     the administrator and never stored
 * @param excepted the exception that the finding falls under; null for none
 */
public record Finding(
    String rule,
    String code,
    MailboxId mailbox,
    Severity severity,
    Instant since,
    @Nullable Instant dueAt,
    @Nullable MessageId messageId,
    Map<String, Object> detail,
    @Nullable Excepted excepted) {
  /** Refuses a finding without a name. */
  public Finding {
    if (rule.isBlank() || code.isBlank()) {
      throw new IllegalArgumentException("a finding needs a rule and a code");
    }
    detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
  }

  /** A finding without detail that no exception covers. */
  public Finding(
      String rule,
      String code,
      MailboxId mailbox,
      Severity severity,
      Instant since,
      @Nullable Instant dueAt,
      @Nullable MessageId messageId) {
    this(rule, code, mailbox, severity, since, dueAt, messageId, Map.of(), null);
  }

  /** Its deadline; where it has none, since when it holds. */
  public Instant dueOrSince() {
    return dueAt == null ? since : dueAt;
  }

  /** The same with another entry of detail, a text or a list of texts. */
  public Finding with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(detail);
    more.put(name, value);
    return new Finding(rule, code, mailbox, severity, since, dueAt, messageId, more, excepted);
  }

  /** The same, covered by an exception. */
  public Finding excepted(Excepted exception) {
    return new Finding(rule, code, mailbox, severity, since, dueAt, messageId, detail, exception);
  }

  /**
   * Why something is not counted as missing.
   *
   * @param reason what the administrator wrote
   * @param until the last day it holds
   */
  public record Excepted(String reason, LocalDate until) {}
}
