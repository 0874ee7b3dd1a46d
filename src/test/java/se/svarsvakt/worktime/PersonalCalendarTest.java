package se.svarsvakt.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose hours count: a person's own, or the organisation's. */
class PersonalCalendarTest {
  private static final WorkingCalendar SWEDEN =
      WorkingCalendar.of(ZoneId.of("Europe/Stockholm"), new SwedishHolidays());
  private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
  private static final Set<DayOfWeek> MONDAY = Set.of(DayOfWeek.MONDAY);
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

  private static PersonalCalendar calendar(
      @Nullable ZoneId zone, Set<DayOfWeek> days, @Nullable String opens, @Nullable String closes) {
    var own =
        new PersonalHours(
            zone,
            days,
            opens == null ? null : LocalTime.parse(opens),
            closes == null ? null : LocalTime.parse(closes));
    return new PersonalCalendar(own, SWEDEN);
  }

  private static void assertFriday(PersonalCalendar days, String opens, String closes) {
    assertThat(days.opensAt(FRIDAY)).isEqualTo(Instant.parse("2026-11-27T" + opens + ":00Z"));
    assertThat(days.closesAt(FRIDAY)).isEqualTo(Instant.parse("2026-11-27T" + closes + ":00Z"));
  }

  @Test
  void hours_that_make_sense_count_in_their_zone() {
    // 06:00 in Helsinki is 04:00 UTC; the next Monday after Friday the 27th is the 30th.
    var days = calendar(HELSINKI, MONDAY, "06:00", "14:00");
    assertFriday(days, "04:00", "12:00");
    assertThat(days.sameOrNext(FRIDAY)).isEqualTo("2026-11-30");
  }

  @Test
  void hours_that_make_no_sense_give_way_to_the_organisation_s_in_the_person_s_zone() {
    // 08:00 to 17:00 in Helsinki is 06:00 to 15:00 UTC.
    for (var days :
        Set.of(
            calendar(HELSINKI, MONDAY, "22:00", "06:00"),
            calendar(HELSINKI, MONDAY, "08:00", "08:00"),
            calendar(HELSINKI, Set.of(), "06:00", "14:00"))) {
      assertFriday(days, "06:00", "15:00");
      assertThat(days.sameOrNext(FRIDAY)).isEqualTo(FRIDAY);
    }
  }

  @Test
  void who_has_set_no_times_keeps_the_organisation_s_in_its_zone() {
    for (var days :
        Set.of(
            calendar(HELSINKI, MONDAY, null, "14:00"),
            calendar(HELSINKI, MONDAY, "06:00", null),
            new PersonalCalendar(PersonalHours.UNKNOWN, SWEDEN))) {
      assertFriday(days, "07:00", "16:00");
      assertThat(days.sameOrNext(FRIDAY)).isEqualTo(FRIDAY);
    }
  }

  @Test
  void an_unknown_zone_is_the_organisation_s() {
    assertFriday(calendar(null, MONDAY, "06:00", "14:00"), "05:00", "13:00");
  }
}
