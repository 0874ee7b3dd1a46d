package se.svarsvakt.nudge;

import java.util.Arrays;
import java.util.Locale;

/**
 * The kinds of nudges about answers (docs/how-it-judges.md 7). Their order is the order in which
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
  FORWARD_UNTOLD;

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
