package se.svarsvakt.rule.reply;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.worktime.DueDate;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * The days that whoever acknowledges a message may promise the final answer for.
 *
 * @param earliest the day of promising
 * @param latest a year later, or where the policy limits what a complex answer takes, that day
 * @param usual the day that is meant where none is named: the last one that an answer has, where an
 *     acknowledgement is due sooner, until it is over; empty where a day must be named
 */
public record PromisedDays(LocalDate earliest, LocalDate latest, Optional<LocalDate> usual) {
  private static final int LONGEST_YEARS = 1;

  /** Those of a judged message, counted as its deadlines are. */
  public static PromisedDays of(Policy policy, JudgedMail judged, Instant now) {
    boolean waits = judged.promise() != Promise.PUBLIC_RECORDS;
    return of(
        policy, judged.promise(), waits ? judged.countsFrom() : judged.mail().receivedAt(), now);
  }

  /**
   * Those of a message.
   *
   * @param promise who calls, or asks for public records, is put off to no day that nobody named
   * @param countsFrom when it counts as received
   */
  public static PromisedDays of(Policy policy, Promise promise, Instant countsFrom, Instant now) {
    WorkingCalendar calendar = policy.calendar();
    ReplyPolicy.Within within = policy.reply().within();
    LocalDate today = calendar.dateOf(now);
    LocalDate ahead = today.plusYears(LONGEST_YEARS);
    LocalDate latest =
        due(calendar, countsFrom, within.complex())
            .map(DueDate::day)
            .filter(ahead::isAfter)
            .orElse(ahead);
    boolean twoClocks = promise == Promise.ANSWER && within.acknowledged().isPresent();
    OptionalInt answered = twoClocks ? OptionalInt.of(within.answered()) : OptionalInt.empty();
    Optional<LocalDate> usual =
        due(calendar, countsFrom, answered)
            .filter(due -> !due.at().isBefore(now))
            .map(DueDate::day);
    return new PromisedDays(today, latest, usual);
  }

  private static Optional<DueDate> due(
      WorkingCalendar calendar, Instant countsFrom, OptionalInt workingDays) {
    return workingDays.isPresent()
        ? Optional.of(calendar.due(countsFrom, workingDays.getAsInt()))
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
