package se.svarsvakt.nudge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import se.svarsvakt.rule.Finding;

/**
 * The kinds of nudges (docs/how-it-judges.md 7). Their order is the order in which they go where a
 * person may get only so many a day.
 */
public enum NudgeKind {
  /**
   * An absence is ahead, or over, and the automatic reply or the cover is not as it should be. It
   * goes first, since tomorrow is too late.
   */
  ABSENCE,
  /** The deadline passed on the working day before. */
  OVERDUE,
  /** The deadline is hours away. */
  LAST_CALL,
  /** The deadline is today. */
  REPLY_DUE,
  /** The sender of a mail that was passed on does not know yet. */
  FORWARD_UNTOLD,
  /** Mail from outside lies unread in an inbox that nobody opens. */
  UNATTENDED,
  /** The signature of sent mail is not the organisation's. */
  SIGNATURE;

  /** Whether it is about received mail that waits for something. */
  public boolean isAboutMail() {
    return switch (this) {
      case OVERDUE, LAST_CALL, REPLY_DUE, FORWARD_UNTOLD -> true;
      case ABSENCE, UNATTENDED, SIGNATURE -> false;
    };
  }

  /** The kind of nudge that tells of a finding; empty where only the administrator is told. */
  public static Optional<NudgeKind> about(Finding finding) {
    return switch (finding.rule()) {
      case "absence" -> Optional.of(ABSENCE);
      case "unattended" -> Optional.of(UNATTENDED);
      case "shared-mailbox" ->
          finding.code().equals("not-opened") ? Optional.of(UNATTENDED) : Optional.empty();
      case "signature" ->
          finding.detail().containsKey("mended") ? Optional.empty() : Optional.of(SIGNATURE);
      default -> Optional.empty();
    };
  }

  /** Whether this kind of nudge tells of such a finding. */
  public boolean isAbout(Finding finding) {
    return about(finding).filter(this::equals).isPresent();
  }

  /** The name in the program's output, {@code reply-due} for example. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The kind with this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static NudgeKind of(String code) {
    return Arrays.stream(values())
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no nudge is called " + code));
  }
}
