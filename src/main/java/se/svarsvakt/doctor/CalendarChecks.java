package se.svarsvakt.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.svarsvakt.worktime.Holidays;
import se.svarsvakt.worktime.WorkingCalendar;

/** Judges days off and the clock. */
final class CalendarChecks {
  private static final Duration SKEW = Duration.ofSeconds(60);

  private CalendarChecks() {}

  /** Whether the days off of this year and the next are known, and are still to come. */
  static List<DoctorCheck> daysOff(WorkingCalendar calendar, LocalDate today) {
    List<String> unknown =
        Stream.of(today.getYear(), today.getYear() + 1)
            .filter(year -> !isKnown(calendar.holidays(), Year.of(year)))
            .map(String::valueOf)
            .toList();
    return List.of(holidays(unknown), closedDays(calendar.closedDays(), today));
  }

  private static boolean isKnown(Holidays holidays, Year year) {
    return year.atDay(1)
        .datesUntil(year.atDay(year.length()).plusDays(1))
        .anyMatch(day -> holidays.nameOf(day).isPresent());
  }

  private static DoctorCheck holidays(List<String> unknown) {
    String id = "calendar.holidays";
    return unknown.isEmpty()
        ? DoctorCheck.ok(id, DoctorText.of(DoctorNote.HOLIDAYS_KNOWN))
        : DoctorCheck.missing(
            id,
            DoctorText.of(DoctorNote.HOLIDAYS_UNKNOWN, String.join(", ", unknown)),
            DoctorText.of(DoctorNote.MEND_HOLIDAYS));
  }

  private static DoctorCheck closedDays(Set<LocalDate> closed, LocalDate today) {
    String id = "calendar.closed-days";
    if (closed.isEmpty()) {
      return DoctorCheck.ok(id, DoctorText.of(DoctorNote.CLOSED_DAYS_NONE));
    }
    LocalDate last = closed.stream().max(LocalDate::compareTo).orElse(today);
    return last.isBefore(today)
        ? DoctorCheck.warning(
            id,
            DoctorText.of(DoctorNote.CLOSED_DAYS_PAST, last.toString()),
            DoctorText.of(DoctorNote.MEND_CLOSED_DAYS))
        : DoctorCheck.ok(id, DoctorText.of(DoctorNote.CLOSED_DAYS_AHEAD, last.toString()));
  }

  /**
   * Whether this machine's clock goes as Graph's does.
   *
   * @param theirs what Graph says it is, in whole seconds; empty where it says nothing
   * @param ours what this machine says at the same time
   */
  static DoctorCheck clock(Optional<Instant> theirs, Instant ours) {
    if (theirs.isEmpty()) {
      return DoctorCheck.unknown(
          "clock", DoctorText.of(DoctorNote.CLOCK_UNKNOWN), DoctorText.of(DoctorNote.MEND_AGAIN));
    }
    Duration ahead = Duration.between(theirs.get(), ours);
    long seconds = ahead.abs().toSeconds();
    if (ahead.abs().compareTo(SKEW) < 0) {
      return DoctorCheck.ok("clock", DoctorText.of(DoctorNote.CLOCK_RIGHT, seconds));
    }
    return DoctorCheck.warning(
        "clock",
        DoctorText.of(
            ahead.isNegative() ? DoctorNote.CLOCK_BEHIND : DoctorNote.CLOCK_AHEAD, seconds),
        DoctorText.of(DoctorNote.MEND_CLOCK));
  }
}
