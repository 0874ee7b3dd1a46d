package se.svarsvakt.rule.reply;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * The days that whoever acknowledges a message may promise the final answer for.
 *
 * @param earliest the day of promising
 * @param latest a year later, or where the policy limits what a complex answer takes, that day
 * @param usual the day that is meant where none is named: the last one that an answer has, where an
 *     acknowledgement is due sooner; empty where a day must be named
 */
public record PromisedDays(LocalDate earliest, LocalDate latest, Optional<LocalDate> usual) {
  private static final int LONGEST_YEARS = 1;

  /** Those of a message that came at that moment, counted from its receipt. */
  public static PromisedDays of(Policy policy, Instant receivedAt, Instant now) {
    WorkingCalendar calendar = policy.calendar();
    ReplyPolicy.Within within = policy.reply().within();
    LocalDate today = calendar.dateOf(now);
    LocalDate ahead = today.plusYears(LONGEST_YEARS);
    LocalDate latest =
        day(calendar, receivedAt, within.complex()).filter(ahead::isAfter).orElse(ahead);
    Optional<LocalDate> usual =
        within.acknowledged().isEmpty()
            ? Optional.empty()
            : Optional.of(calendar.due(receivedAt, within.answered()).day())
                .filter(day -> !day.isBefore(today));
    return new PromisedDays(today, latest, usual);
  }

  private static Optional<LocalDate> day(
      WorkingCalendar calendar, Instant receivedAt, OptionalInt workingDays) {
    return workingDays.isPresent()
        ? Optional.of(calendar.due(receivedAt, workingDays.getAsInt()).day())
        : Optional.empty();
  }

  /** Whether there is no day left to promise. */
  public boolean areOver() {
    return latest.isBefore(earliest);
  }

  /** Whether that day may be promised. */
  public boolean allow(LocalDate day) {
    return !day.isBefore(earliest) && !day.isAfter(latest);
  }
}
