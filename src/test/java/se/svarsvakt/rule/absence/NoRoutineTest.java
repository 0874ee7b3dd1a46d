package se.svarsvakt.rule.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.absence.Away.ANNA;
import static se.svarsvakt.rule.absence.Away.BO;
import static se.svarsvakt.rule.absence.Away.access;
import static se.svarsvakt.rule.absence.Away.always;
import static se.svarsvakt.rule.absence.Away.days;
import static se.svarsvakt.rule.absence.Away.period;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.policy.AbsencePolicy;
import se.svarsvakt.rule.AbsenceIssue.Days;
import se.svarsvakt.rule.AbsenceIssue.NoRoutine;
import se.svarsvakt.rule.Access;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Severity;

/** Whether the manager is to see to it that an absence to come is covered. */
class NoRoutineTest {
  private final Away anna = new Away();

  @BeforeEach
  void a_week_away_with_a_reply() {
    anna.outOfOffice.add(days("2026-11-23", "2026-11-27"));
    anna.reply = Optional.of(always());
    anna.access = access(Access.Knowledge.FULL);
    policy(OptionalInt.of(0), 2, 2);
  }

  private void policy(OptionalInt coverAfter, int lookAhead, int told) {
    anna.policy =
        new AbsencePolicy(
            true, true, false, Optional.empty(), true, coverAfter, false, lookAhead, told);
  }

  private void away(String first, String last) {
    anna.outOfOffice.clear();
    anna.outOfOffice.add(days(first, last));
  }

  private List<Finding> at(String now) {
    return anna.judge(now).stream()
        .filter(finding -> finding.issue() instanceof NoRoutine)
        .toList();
  }

  @Test
  void it_warns_from_two_working_days_before_and_is_due_at_the_first_working_hour() {
    assertThat(at("2026-11-18T23:59")).isEmpty();
    var days = new Days(LocalDate.parse("2026-11-23"), LocalDate.parse("2026-11-27"));
    assertThat(at("2026-11-19T00:00"))
        .containsExactly(
            new Finding(
                ANNA,
                new NoRoutine(days, false),
                Severity.WARNING,
                Away.at("2026-11-19T00:00"),
                Away.at("2026-11-23T08:00"),
                null));
    assertThat(at("2026-11-23T07:59")).hasSize(1);
  }

  @Test
  void an_absence_that_has_begun_is_a_matter_of_cover_alone() {
    assertThat(anna.codes("2026-11-23T08:00")).containsExactly("no-cover");
  }

  @ParameterizedTest(name = "away from {0}: from {1} on")
  @CsvSource({
    "2026-11-25, 2026-11-23", // Wednesday, Monday
    "2026-11-23, 2026-11-19", // over the weekend
    "2026-04-07, 2026-04-01", // Good Friday to Easter Monday are days off
    "2026-06-22, 2026-06-17", // Midsummer Eve is a day off
    "2027-01-04, 2026-12-29" // New Year's Eve and New Year's Day are days off
  })
  void two_working_days_skip_days_off(String first, String seen) {
    away(first, first);
    assertThat(at(LocalDate.parse(seen).minusDays(1) + "T23:59")).isEmpty();
    assertThat(at(seen + "T00:00")).hasSize(1);
  }

  @Test
  void it_is_seen_in_time_whatever_the_owner_is_told_of() {
    policy(OptionalInt.of(0), 0, 2);
    assertThat(anna.codes("2026-11-19T09:00")).containsExactly("no-routine");
  }

  @Test
  void whether_a_policy_asks_for_it() {
    policy(OptionalInt.of(0), 2, 0);
    assertThat(at("2026-11-19T09:00")).isEmpty();
    policy(OptionalInt.of(6), 2, 2);
    assertThat(at("2026-11-19T09:00")).isEmpty();
    policy(OptionalInt.empty(), 2, 2); // every absence, where cover itself is not asked for
    assertThat(anna.codes("2026-11-19T09:00")).containsExactly("no-routine");
  }

  @Test
  void adjoining_entries_are_one_absence_told_of_before_its_first_day() {
    anna.outOfOffice.add(days("2026-11-30", "2026-12-02"));
    assertThat(at("2026-11-19T09:00"))
        .extracting(Finding::issue)
        .containsExactly(
            new NoRoutine(
                new Days(LocalDate.parse("2026-11-23"), LocalDate.parse("2026-12-02")), false));
    assertThat(at("2026-11-26T09:00")).isEmpty();
  }

  @Test
  void an_afternoon_off_is_no_absence() {
    anna.outOfOffice.clear();
    anna.outOfOffice.add(period("2026-11-23T12:00", "2026-11-23T17:00"));
    assertThat(at("2026-11-20T09:00")).isEmpty();
  }

  @Test
  void somebody_else_opens_the_mailbox_or_it_is_not_known() {
    anna.access = access(Access.Knowledge.FULL, BO);
    assertThat(at("2026-11-19T09:00")).isEmpty();
    anna.access = Access.NOT_READ;
    assertThat(at("2026-11-19T09:00"))
        .extracting(finding -> ((NoRoutine) finding.issue()).delegatesUnknown())
        .containsExactly(true);
  }

  @Test
  void an_agreement_counts_that_covers_all_of_it_and_was_not_declined() {
    anna.cover("2026-11-23", "2026-11-26");
    assertThat(at("2026-11-19T09:00")).hasSize(1);
    anna.covers.clear();
    anna.cover("2026-11-23", "2026-11-27");
    assertThat(at("2026-11-19T09:00")).isEmpty();
    var declined = new Consent(Consent.State.DECLINED, Away.at("2026-11-19T09:30"));
    anna.covers.set(0, anna.covers.getFirst().with(declined));
    assertThat(at("2026-11-19T10:00")).hasSize(1);
  }

  @Test
  void a_colleague_who_declines_leaves_it_to_the_manager_anew() {
    declined("2026-11-23", "2026-11-24", "2026-11-20T08:30");
    declined("2026-11-25", "2026-11-25", "2026-11-20T07:30");
    declined("2026-11-30", "2026-11-30", "2026-11-20T08:50"); // other days
    assertThat(at("2026-11-19T09:00"))
        .extracting(Finding::since)
        .containsExactly(Away.at("2026-11-19T00:00"));
    assertThat(at("2026-11-20T09:00"))
        .extracting(Finding::since)
        .containsExactly(Away.at("2026-11-20T08:30"));
  }

  @Test
  void what_was_declined_before_the_absence_was_near_does_not_move_it() {
    declined("2026-11-23", "2026-11-27", "2026-11-10T08:30");
    assertThat(at("2026-11-19T09:00"))
        .extracting(Finding::since)
        .containsExactly(Away.at("2026-11-19T00:00"));
  }

  private void declined(String from, String to, String when) {
    anna.cover(from, to);
    var said = new Consent(Consent.State.DECLINED, Away.at(when));
    anna.covers.add(anna.covers.removeLast().with(said));
  }
}
