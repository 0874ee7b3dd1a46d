package se.svarsvakt.worktime;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * A day that a deadline did not count, and why.
 *
 * @param date the day
 * @param reason {@code Saturday}, {@code Sunday}, a holiday's name, or {@code closed day}
 */
public record SkippedDay(LocalDate date, String reason) {
  static final String CLOSED_DAY = "closed day";

  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  /** Why a day does not count. */
  public enum Kind {
    /** A Saturday or Sunday without a name of its own. */
    WEEKEND,
    /** A holiday, which the reason names. */
    HOLIDAY,
    /** The organisation's own day off. */
    CLOSED
  }

  /** Why, as a kind: the reason says it in words. */
  public Kind kind() {
    if (reason.equals(CLOSED_DAY)) {
      return Kind.CLOSED;
    }
    String weekday = date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return reason.equals(weekday) ? Kind.WEEKEND : Kind.HOLIDAY;
  }

  /** As people read it: {@code Thu 24 Dec: Julafton}. */
  public String describe() {
    return SHORT.format(date) + ": " + reason;
  }
}
