package se.svarsvakt.nudge;

import java.util.Arrays;
import java.util.Locale;

/**
 * The kinds of nudges (docs/how-it-judges.md 7). Their order is the order in which
 * they go where a person may get only so many a day.
 */
public enum NudgeKind {
  /** The deadline passed on the working day before. */
  OVERDUE,
  /** The deadline is hours away. */
  LAST_CALL,
  /** The deadline is today. */
  REPLY_DUE,
  /** The sender of a mail that was passed on does not know yet. */
  FORWARD_UNTOLD,
  /** An absence is ahead, or over, and the automatic reply or the cover is not as it should be. */
  ABSENCE,
  /** Mail from outside lies unread in an inbox that nobody opens. */
  UNATTENDED,
  /** The signature of sent mail is not the organisation's. */
  SIGNATURE;

  /** Whether it is about received mail that waits for something. */
  boolean isAboutMail() {
    return switch (this) {
      case OVERDUE, LAST_CALL, REPLY_DUE, FORWARD_UNTOLD -> true;
      case ABSENCE, UNATTENDED, SIGNATURE -> false;
    };
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
