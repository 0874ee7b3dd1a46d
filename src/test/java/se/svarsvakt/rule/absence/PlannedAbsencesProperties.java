package se.svarsvakt.rule.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.absence.Away.CALENDAR;
import static se.svarsvakt.rule.absence.Away.DAYS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import se.svarsvakt.worktime.Period;

/** What holds of planned absences whatever the calendar says. */
class PlannedAbsencesProperties {
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

  private static List<PlannedAbsence> planned(List<Period> entries) {
    return PlannedAbsences.of(entries, DAYS);
  }

  @Provide
  Arbitrary<List<Period>> entries() {
    var begin = Arbitraries.integers().between(0, 365 * 24);
    var hours = Arbitraries.integers().between(1, 24 * 12);
    return Combinators.combine(begin, hours)
        .as(PlannedAbsencesProperties::entry)
        .list()
        .ofMaxSize(8);
  }

  private static Period entry(int begin, int hours) {
    var from = NEW_YEAR.plus(Duration.ofHours(begin));
    return new Period(from, from.plus(Duration.ofHours(hours)));
  }

  @Property(tries = 200)
  void the_order_of_the_entries_does_not_matter(@ForAll("entries") List<Period> entries) {
    assertThat(planned(entries.reversed())).isEqualTo(planned(entries));
  }

  @Property(tries = 200)
  void absences_are_ordered_and_work_lies_between_them(@ForAll("entries") List<Period> entries) {
    var days = DAYS;
    var absences = planned(entries);
    for (int i = 1; i < absences.size(); i++) {
      var end = absences.get(i - 1).period().until();
      assertThat(days.haveWorkIn(new Period(end, absences.get(i).period().from()))).isTrue();
    }
  }

  @Property(tries = 200)
  void work_resumes_on_a_working_day_after_the_last_one(@ForAll("entries") List<Period> entries) {
    for (var absence : planned(entries)) {
      var back = absence.resumes(DAYS);
      assertThat(CALENDAR.isWorkingDay(back)).isTrue();
      assertThat(back).isAfter(absence.lastDay());
    }
  }

  @Property(tries = 200)
  void joining_the_entries_of_an_absence_changes_nothing(@ForAll("entries") List<Period> entries) {
    var absences = planned(entries);
    // Periods may move within the night: from midnight to midnight in UTC means whole local days.
    assertThat(planned(absences.stream().map(PlannedAbsence::period).toList()))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("period")
        .isEqualTo(absences);
  }
}
