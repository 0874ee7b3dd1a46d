package se.svarsvakt.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.summary.ObservationStore.FindingSpan;
import se.svarsvakt.worktime.CalendarWeek;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

/** On which days of week 47 a mailbox was not opened, and who was away then. */
class AdviceSourceTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final MailboxId INFO = new MailboxId("info");
  private static final MailboxId NIKLAS = new MailboxId("niklas");
  private static final WorkingCalendar CALENDAR =
      WorkingCalendar.of(STOCKHOLM, new SwedishHolidays());

  private static Instant at(String local) {
    return LocalDateTime.parse("2026-11-" + local).atZone(STOCKHOLM).toInstant();
  }

  private static Period period(String from, String until) {
    return new Period(at(from), at(until));
  }

  private static AdviceSource source(Map<MailboxId, List<Period>> away, Period... spans) {
    ObservedFinding finding = new ObservedFinding(INFO, Advice.NOT_OPENED, null);
    return new AdviceSource(
        CalendarWeek.parse("2026-W47").orElseThrow(),
        new OrganisationChart(
            Set.of(NIKLAS), Set.of(INFO), Map.of(), Map.of(INFO, Set.of(NIKLAS)), Map.of()),
        Map.of(INFO, Stream.of(spans).map(span -> new FindingSpan(finding, span)).toList()),
        away,
        CALENDAR);
  }

  private static LocalDate november(int day) {
    return LocalDate.of(2026, 11, day);
  }

  @Test
  void two_days_without_a_break_are_two() {
    assertThat(source(Map.of(), period("16T17:05", "18T08:10")).unopened(INFO))
        .containsExactly(november(16), november(17));
  }

  @Test
  void a_pass_of_the_next_morning_tells_of_the_day_before() {
    assertThat(source(Map.of(), period("17T07:30", "17T08:10")).unopened(INFO))
        .containsExactly(november(16));
  }

  @Test
  void the_friday_before_belongs_to_its_own_week() {
    assertThat(source(Map.of(), period("13T17:05", "16T08:10")).unopened(INFO)).isEmpty();
    assertThat(source(Map.of(), period("20T17:05", "24T08:10")).unopened(INFO))
        .containsExactly(november(20));
  }

  @Test
  void who_was_there_on_the_day_was_not_away() {
    AdviceSource leaves =
        source(
            Map.of(NIKLAS, List.of(period("17T00:00", "19T00:00"))),
            period("17T07:30", "17T08:10"));
    assertThat(leaves.wasAway(NIKLAS, leaves.unopened(INFO))).isFalse();
    AdviceSource gone =
        source(
            Map.of(NIKLAS, List.of(period("16T08:00", "16T17:00"))),
            period("16T17:05", "17T08:10"));
    assertThat(gone.wasAway(NIKLAS, gone.unopened(INFO))).isTrue();
  }
}
