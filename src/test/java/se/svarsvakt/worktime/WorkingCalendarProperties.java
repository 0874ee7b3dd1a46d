package se.svarsvakt.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.worktime.Moments.SWEDISH;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class WorkingCalendarProperties {
  @Provide
  Arbitrary<Instant> moments() {
    var first = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
    var last = Instant.parse("2035-12-31T00:00:00Z").getEpochSecond();
    return Arbitraries.longs().between(first, last).map(Instant::ofEpochSecond);
  }

  @Property(tries = 300)
  void mail_is_due_on_a_working_day_after_the_day_of_receipt(
      @ForAll("moments") Instant received, @ForAll @IntRange(min = 1, max = 20) int days) {
    var due = SWEDISH.due(received, days);
    assertThat(SWEDISH.isWorkingDay(due.day())).isTrue();
    assertThat(due.day()).isAfter(SWEDISH.dateOf(received));
    assertThat(due.at()).isAfter(received);
  }

  @Property(tries = 300)
  void working_days_and_skipped_days_make_up_the_time_to_the_due_day(
      @ForAll("moments") Instant received, @ForAll @IntRange(min = 1, max = 20) int days) {
    var due = SWEDISH.due(received, days);
    var elapsed = due.day().toEpochDay() - SWEDISH.dateOf(received).toEpochDay();
    assertThat(due.skipped().size() + (long) days).isEqualTo(elapsed);
  }

  @Property(tries = 300)
  void later_mail_is_never_due_earlier(
      @ForAll("moments") Instant received, @ForAll @IntRange(max = 10_000) int minutes) {
    var later = received.plus(Duration.ofMinutes(minutes));
    assertThat(SWEDISH.due(later, 1).at()).isAfterOrEqualTo(SWEDISH.due(received, 1).at());
  }

  @Property(tries = 300)
  void working_days_can_be_added_in_two_steps(
      @ForAll("moments") Instant from,
      @ForAll @IntRange(max = 15) int first,
      @ForAll @IntRange(max = 15) int second) {
    var inSteps = SWEDISH.plusWorkingDays(SWEDISH.plusWorkingDays(from, first), second);
    assertThat(inSteps).isEqualTo(SWEDISH.plusWorkingDays(from, first + second));
  }

  @Property(tries = 300)
  void counting_working_time_back_ends_in_working_hours_and_not_later(
      @ForAll("moments") Instant until, @ForAll @IntRange(min = 1, max = 3_000) int minutes) {
    var start = SWEDISH.minusWorkingTime(until, Duration.ofMinutes(minutes));
    assertThat(start).isBefore(until);
    assertThat(SWEDISH.isWorkingTime(start)).isTrue();
  }
}
