package se.svarsvakt.bench.jmh;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import se.svarsvakt.worktime.DueDate;
import se.svarsvakt.worktime.HolidayRegion;
import se.svarsvakt.worktime.WorkingCalendar;
import se.svarsvakt.worktime.WorkingHours;

/** The due date of mail that comes at any hour of two years, by five calendars. */
public class DueDateBenchmark extends RuleBenchmark {
  /** Mail that came at a moment, and in how many working days it is to be answered. */
  record Receipt(WorkingCalendar calendar, Instant at, int workingDays) {}

  private static final List<WorkingCalendar> CALENDARS =
      List.of(
          calendar("Europe/Stockholm", "se"),
          municipality(),
          calendar("Europe/Oslo", "no"),
          calendar("Europe/Berlin", "de-by"),
          calendar("Europe/London", "gb-sct"));
  private static final List<Integer> WORKING_DAYS = List.of(0, 1, 2, 3, 10, 30);

  /** Every seventh hour. */
  static final List<Receipt> RECEIPTS =
      IntStream.range(0, 2_500)
          .mapToObj(
              n ->
                  new Receipt(
                      CALENDARS.get(n % CALENDARS.size()),
                      Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(7L * n)),
                      WORKING_DAYS.get(n % WORKING_DAYS.size())))
          .toList();

  /** When the mail is due. */
  @Benchmark
  public DueDate dueDate() {
    return due(next(RECEIPTS));
  }

  static DueDate due(Receipt mail) {
    return mail.calendar().due(mail.at(), mail.workingDays());
  }

  private static WorkingCalendar calendar(String zone, String region) {
    return WorkingCalendar.of(ZoneId.of(zone), new HolidayRegion(region).holidays());
  }

  /** Closed between Christmas and the new year, and early on the day before Epiphany. */
  private static WorkingCalendar municipality() {
    return new WorkingCalendar(
        ZoneId.of("Europe/Stockholm"),
        new WorkingHours(LocalTime.of(7, 30), LocalTime.of(16, 0)),
        HolidayRegion.SWEDEN.holidays(),
        Set.of(LocalDate.of(2026, 12, 28), LocalDate.of(2026, 12, 29), LocalDate.of(2026, 12, 30)),
        Map.of(LocalDate.of(2027, 1, 5), LocalTime.of(12, 0)));
  }
}
