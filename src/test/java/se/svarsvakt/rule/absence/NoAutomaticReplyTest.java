package se.svarsvakt.rule.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.absence.Away.always;
import static se.svarsvakt.rule.absence.Away.at;
import static se.svarsvakt.rule.absence.Away.days;
import static se.svarsvakt.rule.absence.Away.period;
import static se.svarsvakt.rule.absence.Away.scheduled;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.policy.AbsencePolicy;
import se.svarsvakt.rule.AbsenceIssue.Days;
import se.svarsvakt.rule.AbsenceIssue.NoAutomaticReply;
import se.svarsvakt.rule.Severity;

class NoAutomaticReplyTest {
  private final Away anna = new Away();

  @BeforeEach
  void a_week_away() {
    anna.outOfOffice.add(days("2026-11-23", "2026-11-27"));
  }

  @Test
  void it_is_a_warning_before_the_first_working_hour() {
    var finding = anna.judge("2026-11-20T09:00").getFirst();
    var from = LocalDate.parse("2026-11-23");
    var to = LocalDate.parse("2026-11-27");
    assertThat(finding.issue()).isEqualTo(new NoAutomaticReply(new Days(from, to)));
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.since()).isEqualTo(at("2026-11-19T00:00"));
    assertThat(finding.dueAt()).isEqualTo(at("2026-11-23T08:00"));
  }

  @Test
  void it_is_a_breach_from_the_first_working_hour() {
    assertThat(anna.judge("2026-11-23T07:59").getFirst().severity()).isEqualTo(Severity.WARNING);
    var finding = anna.judge("2026-11-23T08:00").getFirst();
    assertThat(finding.severity()).isEqualTo(Severity.BREACH);
    assertThat(finding.since()).isEqualTo(at("2026-11-23T08:00"));
  }

  @Test
  void it_is_looked_at_from_two_working_days_ahead() {
    assertThat(anna.codes("2026-11-18T23:59")).isEmpty();
    assertThat(anna.codes("2026-11-19T00:00")).containsExactly("no-automatic-reply");
  }

  @Test
  void the_days_ahead_are_working_days_over_easter() {
    // Tue 7 Apr is the first working day after Thu 2 Apr; one before that is Wed 1 Apr.
    anna.outOfOffice.clear();
    anna.outOfOffice.add(days("2026-04-07", "2026-04-08"));
    assertThat(anna.codes("2026-03-31T23:59")).isEmpty();
    assertThat(anna.codes("2026-04-01T00:00")).containsExactly("no-automatic-reply");
  }

  @Test
  void it_ends_with_the_working_time_of_the_absence() {
    assertThat(anna.codes("2026-11-27T16:59")).containsExactly("no-automatic-reply");
    assertThat(anna.codes("2026-11-27T17:00")).isEmpty();
    assertThat(anna.codes("2026-11-30T09:00")).isEmpty();
  }

  @Test
  void a_reply_that_is_always_on_covers_the_absence() {
    anna.reply = Optional.of(always());
    assertThat(anna.codes("2026-11-20T09:00")).isEmpty();
  }

  @Test
  void a_window_over_the_working_time_covers_the_absence() {
    anna.reply = Optional.of(scheduled("2026-11-23T08:00", "2026-11-27T17:00"));
    assertThat(anna.codes("2026-11-20T09:00")).isEmpty();
  }

  @Test
  void a_window_that_is_an_hour_short_at_either_end_does_not() {
    anna.reply = Optional.of(scheduled("2026-11-23T09:00", "2026-11-27T17:00"));
    assertThat(anna.codes("2026-11-20T09:00")).containsExactly("no-automatic-reply");
    anna.reply = Optional.of(scheduled("2026-11-20T17:00", "2026-11-27T16:00"));
    assertThat(anna.codes("2026-11-20T09:00")).containsExactly("no-automatic-reply");
  }

  @Test
  void a_reply_that_is_switched_on_late_mends_it() {
    anna.reply = Optional.of(scheduled("2026-11-24T10:00", "2026-11-28T00:00"));
    assertThat(anna.codes("2026-11-24T09:59")).containsExactly("no-automatic-reply");
    assertThat(anna.codes("2026-11-24T10:00")).isEmpty();
  }

  @Test
  void an_agreement_for_every_working_day_replaces_the_reply() {
    anna.cover("2026-11-23", "2026-11-26");
    assertThat(anna.codes("2026-11-20T09:00")).containsExactly("no-automatic-reply");
    anna.cover("2026-11-27", "2026-11-27");
    assertThat(anna.codes("2026-11-20T09:00")).isEmpty();
  }

  @Test
  void the_agreement_may_take_over_where_the_window_ends() {
    anna.reply = Optional.of(scheduled("2026-11-20T17:00", "2026-11-25T17:00"));
    anna.cover("2026-11-26", "2026-11-27");
    assertThat(anna.codes("2026-11-20T09:00")).isEmpty();
  }

  @Test
  void a_policy_can_ask_for_the_reply_in_spite_of_an_agreement() {
    anna.policy = new AbsencePolicy(true, true, Optional.empty(), false, OptionalInt.empty(), 2);
    anna.cover("2026-11-20", "2026-11-30");
    assertThat(anna.codes("2026-11-20T09:00")).containsExactly("no-automatic-reply");
  }

  @Test
  void a_half_day_needs_no_reply() {
    anna.outOfOffice.clear();
    anna.outOfOffice.add(period("2026-11-23T08:00", "2026-11-23T12:00"));
    assertThat(anna.codes("2026-11-23T09:00")).isEmpty();
  }

  @Test
  void what_could_not_be_read_gives_no_finding() {
    anna.reply = Optional.empty();
    assertThat(anna.codes("2026-11-23T09:00")).isEmpty();
    anna.reply = Optional.of(AutomaticReply.OFF);
    anna.calendarKnown = false;
    assertThat(anna.codes("2026-11-23T09:00")).isEmpty();
  }

  @Test
  void every_absence_in_view_is_judged_by_itself() {
    anna.outOfOffice.clear();
    anna.outOfOffice.add(days("2026-11-24", "2026-11-24"));
    anna.outOfOffice.add(days("2026-11-26", "2026-11-26"));
    anna.reply = Optional.of(scheduled("2026-11-24T00:00", "2026-11-25T00:00"));
    var findings = anna.judge("2026-11-24T09:00");
    assertThat(findings).hasSize(1);
    var day = LocalDate.parse("2026-11-26");
    assertThat(findings.getFirst().issue()).isEqualTo(new NoAutomaticReply(new Days(day, day)));
  }
}
