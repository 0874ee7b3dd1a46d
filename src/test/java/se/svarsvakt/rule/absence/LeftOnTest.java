package se.svarsvakt.rule.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.absence.Away.always;
import static se.svarsvakt.rule.absence.Away.at;
import static se.svarsvakt.rule.absence.Away.days;
import static se.svarsvakt.rule.absence.Away.period;
import static se.svarsvakt.rule.absence.Away.scheduled;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.mail.AutomaticReply.Audience;
import se.svarsvakt.mail.MissingReplyText;
import se.svarsvakt.rule.AbsenceIssue.LeftOn;
import se.svarsvakt.rule.Severity;

/** Anna was away Mon 16 to Fri 20 November 2026 and works again. */
class LeftOnTest {
  private final Away anna = new Away();

  @BeforeEach
  void back_since_monday() {
    anna.outOfOffice.add(days("2026-11-16", "2026-11-20"));
    anna.reply = Optional.of(always());
  }

  @Test
  void mail_on_two_days_shows_that_the_person_is_back() {
    anna.sent("2026-11-24T15:00", "2026-11-24T10:00", "2026-11-23T09:00", "2026-11-23T11:00");
    var findings = anna.judge("2026-11-24T16:00");
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().issue()).isEqualTo(new LeftOn());
    assertThat(findings.getFirst().severity()).isEqualTo(Severity.BREACH);
    assertThat(findings.getFirst().since()).isEqualTo(at("2026-11-24T10:00"));
  }

  @Test
  void mail_on_one_day_does_not() {
    anna.sent("2026-11-23T09:00", "2026-11-23T11:00");
    assertThat(anna.codes("2026-11-24T16:00")).isEmpty();
  }

  @Test
  void mail_sent_while_away_does_not_count() {
    anna.sent("2026-11-19T09:00", "2026-11-20T11:00", "2026-11-23T09:00");
    assertThat(anna.codes("2026-11-23T16:00")).isEmpty();
  }

  @Test
  void mail_on_a_weekend_does_not_count() {
    anna.outOfOffice.clear();
    anna.sent("2026-11-21T09:00", "2026-11-22T11:00", "2026-11-23T09:00");
    assertThat(anna.codes("2026-11-23T16:00")).isEmpty();
  }

  @Test
  void mail_of_more_than_five_working_days_ago_does_not_count() {
    // The last five working days of Mon 30 are 24, 25, 26, 27 and 30.
    anna.sent("2026-11-23T09:00", "2026-11-24T11:00");
    assertThat(anna.codes("2026-11-27T16:00")).containsExactly("left-on");
    assertThat(anna.codes("2026-11-30T09:00")).isEmpty();
  }

  @Test
  void mail_from_before_the_window_does_not_count() {
    anna.outOfOffice.clear();
    anna.reply = Optional.of(scheduled("2026-11-24T08:00", "2026-12-24T00:00"));
    anna.sent("2026-11-23T09:00", "2026-11-24T11:00");
    assertThat(anna.codes("2026-11-24T16:00")).isEmpty();
    anna.sent("2026-11-25T11:00");
    assertThat(anna.codes("2026-11-25T16:00")).containsExactly("left-on");
  }

  @Test
  void mail_that_is_yet_to_come_does_not_count() {
    anna.sent("2026-11-23T09:00", "2026-11-24T11:00");
    assertThat(anna.codes("2026-11-24T10:59")).isEmpty();
  }

  @Test
  void mail_of_this_very_moment_counts() {
    anna.sent("2026-11-23T09:00", "2026-11-24T11:00");
    assertThat(anna.codes("2026-11-24T11:00")).containsExactly("left-on");
  }

  @Test
  void mail_of_the_very_return_counts_and_what_was_sent_just_before_does_not() {
    anna.outOfOffice.clear();
    anna.outOfOffice.add(period("2026-11-16T00:00", "2026-11-23T12:00"));
    anna.sent("2026-11-23T11:59", "2026-11-24T11:00");
    assertThat(anna.codes("2026-11-24T16:00")).isEmpty();
    anna.sent("2026-11-23T12:00");
    assertThat(anna.codes("2026-11-24T16:00")).containsExactly("left-on");
  }

  @Test
  void a_reply_that_is_off_or_whose_window_is_over_is_not_left_on() {
    anna.sent("2026-11-23T09:00", "2026-11-24T11:00");
    anna.reply = Optional.of(scheduled("2026-11-15T00:00", "2026-11-24T12:00"));
    assertThat(anna.codes("2026-11-24T12:00")).isEmpty();
    anna.reply = Optional.of(AutomaticReply.OFF);
    assertThat(anna.codes("2026-11-24T16:00")).isEmpty();
  }

  @Test
  void who_is_out_of_office_right_now_is_not_back() {
    anna.sent("2026-11-23T09:00", "2026-11-24T11:00");
    anna.outOfOffice.add(period("2026-11-24T13:00", "2026-11-24T15:00"));
    assertThat(anna.codes("2026-11-24T14:00")).isEmpty();
    assertThat(anna.codes("2026-11-24T15:00")).containsExactly("left-on");
  }

  @Test
  void who_leaves_on_the_next_working_day_has_switched_it_on_in_good_time() {
    anna.outOfOffice.add(days("2026-11-30", "2026-12-04"));
    anna.sent("2026-11-26T09:00", "2026-11-27T11:00");
    assertThat(anna.codes("2026-11-27T16:00")).isEmpty();
    assertThat(anna.codes("2026-11-28T16:00")).isEmpty();
  }

  @Test
  void an_unknown_calendar_proves_no_return() {
    anna.calendarKnown = false;
    anna.sent("2026-11-23T09:00", "2026-11-24T11:00");
    assertThat(anna.codes("2026-11-24T16:00")).isEmpty();
  }

  @Test
  void what_the_reply_says_no_longer_matters() {
    anna.reply = Optional.of(always(Audience.CONTACTS, MissingReplyText.RETURN_DATE));
    anna.sent("2026-11-23T09:00", "2026-11-24T11:00");
    assertThat(anna.codes("2026-11-24T16:00")).containsExactly("left-on");
  }
}
