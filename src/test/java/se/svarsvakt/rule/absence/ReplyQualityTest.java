package se.svarsvakt.rule.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.absence.Away.always;
import static se.svarsvakt.rule.absence.Away.at;
import static se.svarsvakt.rule.absence.Away.days;
import static se.svarsvakt.rule.absence.Away.scheduled;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.mail.AutomaticReply.Audience;
import se.svarsvakt.mail.MissingReplyText;
import se.svarsvakt.rule.AbsenceIssue.Days;
import se.svarsvakt.rule.AbsenceIssue.IncompleteText;
import se.svarsvakt.rule.AbsenceIssue.LimitedAudience;
import se.svarsvakt.rule.Severity;

class ReplyQualityTest {
  private static final Days DAYS =
      new Days(LocalDate.parse("2026-11-23"), LocalDate.parse("2026-11-27"));

  private final Away anna = new Away();

  @BeforeEach
  void a_week_away() {
    anna.outOfOffice.add(days("2026-11-23", "2026-11-27"));
  }

  private void planned(Audience audience, MissingReplyText... lacks) {
    var window = scheduled("2026-11-20T17:00", "2026-11-28T00:00");
    anna.reply =
        Optional.of(new AutomaticReply(window.status(), audience, window.window(), Set.of(lacks)));
  }

  @Test
  void a_reply_for_contacts_alone_does_not_reach_external_senders() {
    anna.reply = Optional.of(always(Audience.CONTACTS));
    var finding = anna.judge("2026-11-24T09:00").getFirst();
    assertThat(finding.severity()).isEqualTo(Severity.BREACH);
    assertThat(finding.issue()).isEqualTo(new LimitedAudience(Optional.of(DAYS), true));
  }

  @Test
  void a_reply_for_nobody_outside_is_judged_by_its_audience_alone() {
    anna.reply = Optional.of(always(Audience.NONE, MissingReplyText.CONTACT));
    assertThat(anna.codes("2026-11-24T09:00")).containsExactly("audience");
    assertThat(anna.judge("2026-11-24T09:00").getFirst().issue())
        .isEqualTo(new LimitedAudience(Optional.of(DAYS), false));
  }

  @Test
  void a_reply_for_all_with_a_complete_text_is_well() {
    anna.reply = Optional.of(always(Audience.ALL));
    assertThat(anna.codes("2026-11-24T09:00")).isEmpty();
  }

  @Test
  void one_finding_lists_all_that_the_text_lacks() {
    anna.reply =
        Optional.of(
            always(
                Audience.ALL,
                MissingReplyText.PHRASE,
                MissingReplyText.CONTACT,
                MissingReplyText.CAUSE,
                MissingReplyText.RETURN_DATE));
    var findings = anna.judge("2026-11-24T09:00");
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().issue())
        .isEqualTo(new IncompleteText(Optional.of(DAYS), EnumSet.allOf(MissingReplyText.class)));
  }

  @Test
  void contacts_who_get_an_incomplete_text_make_two_findings() {
    anna.reply = Optional.of(always(Audience.CONTACTS, MissingReplyText.CONTACT));
    assertThat(anna.codes("2026-11-24T09:00")).containsExactly("audience", "incomplete-text");
  }

  @Test
  void a_reply_set_for_an_absence_in_view_is_a_warning() {
    planned(Audience.NONE);
    var finding = anna.judge("2026-11-20T09:00").getFirst();
    assertThat(finding.issue().code()).isEqualTo("audience");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.since()).isEqualTo(at("2026-11-19T00:00"));
    assertThat(finding.dueAt()).isEqualTo(at("2026-11-23T08:00"));
  }

  @Test
  void it_is_a_breach_once_it_goes_out() {
    planned(Audience.ALL, MissingReplyText.RETURN_DATE);
    var finding = anna.judge("2026-11-20T18:00").getFirst();
    assertThat(finding.issue().code()).isEqualTo("incomplete-text");
    assertThat(finding.severity()).isEqualTo(Severity.BREACH);
    assertThat(finding.since()).isEqualTo(at("2026-11-20T17:00"));
  }

  @Test
  void a_reply_for_an_absence_out_of_view_is_not_judged_yet() {
    planned(Audience.NONE, MissingReplyText.RETURN_DATE);
    assertThat(anna.codes("2026-11-18T12:00")).isEmpty();
  }

  @Test
  void a_reply_that_is_off_is_not_judged() {
    anna.outOfOffice.clear();
    anna.reply =
        Optional.of(
            new AutomaticReply(
                AutomaticReply.Status.DISABLED,
                Audience.NONE,
                Optional.empty(),
                Set.of(MissingReplyText.CONTACT)));
    assertThat(anna.codes("2026-11-24T09:00")).isEmpty();
  }

  @Test
  void a_reply_without_an_absence_is_judged_too() {
    anna.outOfOffice.clear();
    anna.calendarKnown = false;
    anna.reply = Optional.of(always(Audience.NONE));
    var finding = anna.judge("2026-11-24T09:00").getFirst();
    assertThat(finding.since()).isEqualTo(at("2026-11-24T00:00"));
    assertThat(finding.issue()).isEqualTo(new LimitedAudience(Optional.empty(), false));
  }

  @Test
  void after_the_last_working_hour_no_agreement_excuses_it() {
    anna.reply = Optional.of(always(Audience.NONE));
    assertThat(anna.codes("2026-11-27T18:00")).containsExactly("audience");
  }

  @Test
  void who_has_agreed_cover_may_keep_the_reply_inside() {
    anna.reply = Optional.of(always(Audience.NONE));
    anna.cover("2026-11-23", "2026-11-27");
    assertThat(anna.codes("2026-11-24T09:00")).isEmpty();
  }
}
