package se.svarsvakt.worktime;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A day that a deadline did not count, and why.
 *
 * @param date the day
 * @param reason {@code Saturday}, {@code Sunday}, a holiday's Swedish name, or {@code closed day}
 */
public record SkippedDay(LocalDate date, String reason) {
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  /** As people read it: {@code Thu 24 Dec: Julafton}. */
  public String describe() {
    return SHORT.format(date) + ": " + reason;
  }
}
