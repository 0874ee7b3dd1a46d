package se.svarsvakt.summary;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.RuleName;

/**
 * What tells one finding from another, from pass to pass.
 *
 * @param mailbox the mailbox concerned
 * @param kind what is wrong
 * @param message the message concerned; null where it is about the mailbox. Of an unread time of
 *     service, which is no message, when it began
 */
public record ObservedFinding(MailboxId mailbox, Kind kind, @Nullable MessageId message) {
  /** A shared mailbox lay unread for a whole time of its service. It is advice, and no finding. */
  private static final Kind UNREAD_WINDOW = new Kind(RuleName.SHARED_MAILBOX, "unread-window");

  /**
   * What is wrong, without its detail.
   *
   * @param rule the rule that found it
   * @param code its name in the output
   */
  public record Kind(RuleName rule, String code) implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
      int byRule = rule.compareTo(other.rule);
      return byRule == 0 ? code.compareTo(other.code) : byRule;
    }
  }

  /** That a shared mailbox lay unread for the whole time of its service that began then. */
  public static ObservedFinding unreadWindow(MailboxId mailbox, Instant began) {
    return new ObservedFinding(mailbox, UNREAD_WINDOW, new MessageId(began.toString()));
  }

  /** When the time of service began that passed unread; empty of findings. */
  Optional<Instant> unreadWindow() {
    return kind.equals(UNREAD_WINDOW) && message != null
        ? Optional.of(Instant.parse(message.value()))
        : Optional.empty();
  }

  /** What is kept of a finding. */
  public static ObservedFinding of(Finding finding) {
    return new ObservedFinding(
        finding.mailbox(),
        new Kind(finding.issue().rule(), finding.issue().code()),
        finding.messageId());
  }
}
