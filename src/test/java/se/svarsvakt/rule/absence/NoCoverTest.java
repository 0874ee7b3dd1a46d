package se.svarsvakt.rule.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.absence.Away.BO;
import static se.svarsvakt.rule.absence.Away.access;
import static se.svarsvakt.rule.absence.Away.always;
import static se.svarsvakt.rule.absence.Away.at;
import static se.svarsvakt.rule.absence.Away.days;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.policy.AbsencePolicy;
import se.svarsvakt.rule.AbsenceIssue.Days;
import se.svarsvakt.rule.AbsenceIssue.NoCover;
import se.svarsvakt.rule.Access;
import se.svarsvakt.rule.Severity;

class NoCoverTest {
  private static final Days DAYS =
      new Days(LocalDate.parse("2026-11-23"), LocalDate.parse("2026-11-25"));
  private static final List<MailAddress> HINTS = List.of(new MailAddress("cecilia@kommun.example"));

  private final Away anna = new Away();

  @BeforeEach
  void three_days_away_with_a_reply() {
    anna.outOfOffice.add(days("2026-11-23", "2026-11-25"));
    anna.reply = Optional.of(always());
    anna.access = access(Access.Knowledge.FULL);
    coverAfter(3);
  }

  private void coverAfter(int days) {
    anna.policy = new AbsencePolicy(true, true, Optional.empty(), true, OptionalInt.of(days), 2);
  }

  @Test
  void nobody_can_open_the_mailbox_for_three_days() {
    var finding = anna.judge("2026-11-23T09:00").getFirst();
    assertThat(finding.severity()).isEqualTo(Severity.BREACH);
    assertThat(finding.since()).isEqualTo(at("2026-11-23T08:00"));
    assertThat(finding.issue()).isEqualTo(new NoCover(DAYS, false, HINTS));
  }

  @Test
  void two_days_are_fewer_than_three() {
    anna.outOfOffice.clear();
    anna.outOfOffice.add(days("2026-11-23", "2026-11-24"));
    assertThat(anna.codes("2026-11-23T09:00")).isEmpty();
    coverAfter(0);
    assertThat(anna.codes("2026-11-23T09:00")).containsExactly("no-cover");
  }

  @Test
  void somebody_else_can_open_it() {
    anna.access = access(Access.Knowledge.INBOX_RIGHTS, BO);
    assertThat(anna.codes("2026-11-23T09:00")).isEmpty();
  }

  @Test
  void an_agreement_must_last_as_long_as_the_absence() {
    anna.cover("2026-11-23", "2026-11-24");
    assertThat(anna.codes("2026-11-20T09:00")).containsExactly("no-cover");
    anna.cover("2026-11-25", "2026-12-01");
    assertThat(anna.codes("2026-11-20T09:00")).isEmpty();
  }

  @Test
  void unknown_is_not_nobody() {
    anna.access = access(Access.Knowledge.UNKNOWN);
    var finding = anna.judge("2026-11-23T09:00").getFirst();
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.issue()).isEqualTo(new NoCover(DAYS, true, HINTS));
  }

  @Test
  void it_is_looked_at_from_two_working_days_ahead() {
    assertThat(anna.codes("2026-11-18T23:59")).isEmpty();
    var finding = anna.judge("2026-11-19T00:00").getFirst();
    assertThat(finding.since()).isEqualTo(at("2026-11-19T00:00"));
    assertThat(finding.dueAt()).isEqualTo(at("2026-11-23T08:00"));
  }

  @Test
  void it_ends_with_the_working_time_of_the_absence() {
    assertThat(anna.codes("2026-11-25T16:59")).containsExactly("no-cover");
    assertThat(anna.codes("2026-11-25T17:00")).isEmpty();
  }

  @Test
  void a_policy_without_cover_asks_for_none() {
    anna.policy = AbsencePolicy.ORDINARY;
    assertThat(anna.codes("2026-11-23T09:00")).isEmpty();
  }

  @Test
  void unreadable_settings_do_not_hide_it_and_an_unknown_calendar_does() {
    anna.reply = Optional.empty();
    assertThat(anna.codes("2026-11-23T09:00")).containsExactly("no-cover");
    anna.calendarKnown = false;
    assertThat(anna.codes("2026-11-23T09:00")).isEmpty();
  }
}
