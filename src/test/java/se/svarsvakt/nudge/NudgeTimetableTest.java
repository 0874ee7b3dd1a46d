package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.nudge.NudgeScene.POLICY;
import static se.svarsvakt.nudge.NudgeScene.at;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class NudgeTimetableTest {
  private final NudgeTimetable times = new NudgeTimetable(POLICY);

  @Test
  void a_working_day_has_the_times_of_the_policy() {
    assertThat(times.on(LocalDate.of(2026, 11, 23))).contains(at("23T08:30"), at("23T09:00"));
  }

  @Test
  void a_day_off_has_none() {
    assertThat(times.on(LocalDate.of(2026, 11, 22))).isEmpty();
  }

  @Test
  void a_time_has_passed_once_it_is_reached() {
    assertThat(times.passesOneBetween(at("23T08:29"), at("23T08:30"))).isTrue();
    assertThat(times.passesOneBetween(at("23T08:30"), at("23T08:59"))).isFalse();
    assertThat(times.passesOneBetween(at("20T15:00"), at("23T08:31"))).isTrue();
  }

  @Test
  void none_has_passed_where_the_clock_was_set_back() {
    assertThat(times.passesOneBetween(at("23T08:31"), at("23T08:29"))).isFalse();
    assertThat(times.passesOneBetween(at("23T08:30"), at("23T08:30"))).isFalse();
  }
}
