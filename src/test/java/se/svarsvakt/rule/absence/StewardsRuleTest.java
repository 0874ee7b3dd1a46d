package se.svarsvakt.rule.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.absence.Away.ANNA;
import static se.svarsvakt.rule.absence.Away.BO;
import static se.svarsvakt.rule.absence.Away.CALENDAR;
import static se.svarsvakt.rule.absence.Away.HOURS;
import static se.svarsvakt.rule.absence.Away.days;
import static se.svarsvakt.rule.absence.Away.partTime;
import static se.svarsvakt.rule.absence.Away.period;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.AbsenceIssue.Days;
import se.svarsvakt.rule.AttentionIssue.StewardsAway;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Severity;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.PersonalHours;

/** A shared mailbox whose every steward is away at once; Anna and Bo look after it. */
class StewardsRuleTest {
  private static final MailboxId SHARED = new MailboxId("shared");
  private static final MailboxId EVA = new MailboxId("eva");

  private final List<StewardAbsence> stewards = new ArrayList<>();
  private final List<CoverAgreement> covers = new ArrayList<>();

  private void away(MailboxId steward, Period... entries) {
    away(steward, HOURS, entries);
  }

  private void away(MailboxId steward, PersonalHours hours, Period... entries) {
    stewards.add(StewardAbsence.of(steward, true, List.of(entries), hours, CALENDAR));
  }

  private void annaAndBoAway() {
    away(ANNA, days("2026-11-23", "2026-11-27"));
    away(BO, days("2026-11-25", "2026-12-01"));
  }

  private List<Finding> at(String now) {
    return new StewardsRule(2)
        .judge(SHARED, new StewardGaps(stewards, covers, CALENDAR), Away.at(now));
  }

  private List<String> gaps(String now) {
    return at(now).stream()
        .map(finding -> ((StewardsAway) finding.issue()).days())
        .map(days -> days.from() + " " + days.to())
        .toList();
  }

  private void cover(MailboxId of, MailboxId by, String from, String to) {
    covers.add(new CoverAgreement(1, of, by, LocalDate.parse(from), LocalDate.parse(to), ""));
  }

  @Test
  void it_is_told_two_working_days_before_the_first_day_that_all_are_away() {
    annaAndBoAway();
    assertThat(at("2026-11-22T23:59")).isEmpty();
    Days both = new Days(LocalDate.parse("2026-11-25"), LocalDate.parse("2026-11-27"));
    assertThat(at("2026-11-23T00:00"))
        .containsExactly(
            new Finding(
                SHARED,
                new StewardsAway(both),
                Severity.WARNING,
                Away.at("2026-11-23T00:00"),
                Away.at("2026-11-25T08:00"),
                null));
  }

  @Test
  void it_is_the_same_finding_until_the_end_of_the_last_such_day() {
    annaAndBoAway();
    assertThat(at("2026-11-27T16:59")).isEqualTo(at("2026-11-23T00:00"));
    assertThat(at("2026-11-27T17:00")).isEmpty();
  }

  @Test
  void two_working_days_skip_a_weekend_and_days_off() {
    away(ANNA, days("2026-04-07", "2026-04-08"));
    assertThat(gaps("2026-03-31T23:59")).isEmpty();
    assertThat(gaps("2026-04-01T00:00")).containsExactly("2026-04-07 2026-04-08");
  }

  @Test
  void days_on_both_sides_of_a_weekend_are_one_gap() {
    away(ANNA, days("2026-11-26", "2026-12-01"));
    assertThat(gaps("2026-11-24T09:00")).containsExactly("2026-11-26 2026-12-01");
    assertThat(gaps("2026-11-30T09:00")).containsExactly("2026-11-26 2026-12-01");
  }

  @Test
  void one_of_them_being_there_for_some_of_the_day_is_enough() {
    away(ANNA, days("2026-11-25", "2026-11-25"));
    away(BO, period("2026-11-25T12:00", "2026-11-26T00:00"));
    assertThat(at("2026-11-24T09:00")).isEmpty();
  }

  @Test
  void a_calendar_that_is_not_known_shows_nobody_away() {
    away(ANNA, days("2026-11-25", "2026-11-25"));
    stewards.add(StewardAbsence.unknown(BO, CALENDAR));
    assertThat(at("2026-11-24T09:00")).isEmpty();
  }

  @Test
  void another_steward_ends_it() {
    annaAndBoAway();
    away(EVA);
    assertThat(at("2026-11-24T09:00")).isEmpty();
  }

  @Test
  void who_does_not_work_that_day_is_not_there_but_somebody_must_be_away() {
    away(ANNA, partTime(DayOfWeek.MONDAY));
    assertThat(at("2026-11-24T09:00")).isEmpty();
    away(BO, days("2026-11-25", "2026-11-25"));
    assertThat(gaps("2026-11-24T09:00")).containsExactly("2026-11-25 2026-11-25");
  }

  @Test
  void cover_for_one_of_them_or_for_the_mailbox_ends_it_on_its_days() {
    annaAndBoAway();
    cover(ANNA, EVA, "2026-11-23", "2026-11-25");
    assertThat(gaps("2026-11-24T09:00")).containsExactly("2026-11-26 2026-11-27");
    cover(SHARED, EVA, "2026-11-26", "2026-11-27");
    assertThat(gaps("2026-11-24T09:00")).isEmpty();
  }

  @Test
  void cover_by_one_who_is_away_too_is_none() {
    annaAndBoAway();
    cover(ANNA, BO, "2026-11-23", "2026-11-27");
    assertThat(gaps("2026-11-24T09:00")).containsExactly("2026-11-25 2026-11-27");
  }

  @Test
  void without_stewards_there_is_no_gap() {
    assertThat(at("2026-11-24T09:00")).isEmpty();
  }
}
