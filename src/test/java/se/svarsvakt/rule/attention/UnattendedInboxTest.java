package se.svarsvakt.rule.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.rule.attention.AttentionScene.COLLEAGUE;
import static se.svarsvakt.rule.attention.AttentionScene.MAILBOX;
import static se.svarsvakt.rule.attention.AttentionScene.at;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.rule.Access.Knowledge;
import se.svarsvakt.rule.AttentionIssue.DelegateUnknown;
import se.svarsvakt.rule.AttentionIssue.NoDelegate;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Issue;
import se.svarsvakt.rule.Severity;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

class UnattendedInboxTest {
  private static final Issue NOBODY = new NoDelegate(List.of());

  // unread since Monday the 16th at 10:00: three working days later is Thursday the 19th at 10:00
  private final AttentionScene scene = new AttentionScene().unread("16T10:00");

  private static Finding expected(Issue issue, Severity severity) {
    return new Finding(MAILBOX, issue, severity, at("16T10:00"), at("19T10:00"), null);
  }

  @Test
  void mail_unseen_for_three_working_days_that_nobody_else_can_open_is_a_breach() {
    assertThat(scene.judge("19T10:00")).containsExactly(expected(NOBODY, Severity.BREACH));
  }

  @Test
  void a_minute_before_the_three_working_days_are_over_nothing_is_found() {
    assertThat(scene.judge("19T09:59")).isEmpty();
  }

  @Test
  void the_admin_api_alone_cannot_see_full_access_and_so_warns() {
    scene.access(Knowledge.INBOX_RIGHTS, Set.of());
    assertThat(scene.judge("19T10:00")).containsExactly(expected(NOBODY, Severity.WARNING));
  }

  @Test
  void what_was_not_read_is_unknown_and_not_nobody() {
    scene.access(Knowledge.UNKNOWN, Set.of());
    assertThat(scene.judge("19T10:00"))
        .containsExactly(expected(new DelegateUnknown(List.of()), Severity.WARNING));
  }

  @ParameterizedTest
  @EnumSource(Knowledge.class)
  void somebody_who_can_open_it_is_enough_whatever_else_is_known(Knowledge knowledge) {
    scene.access(knowledge, Set.of(COLLEAGUE));
    assertThat(scene.judge("30T10:00")).isEmpty();
  }

  @Test
  void the_owner_is_nobody_else() {
    scene.access(Knowledge.FULL, Set.of(MAILBOX));
    assertThat(scene.judge("19T10:00")).containsExactly(expected(NOBODY, Severity.BREACH));
  }

  @Test
  void those_who_cannot_open_it_are_named_as_people_to_ask() {
    scene.access(Knowledge.FULL, Set.of(), "bo@kommun.example", "eva@kommun.example");
    assertThat(scene.judge("19T10:00").getFirst().issue())
        .isEqualTo(
            new NoDelegate(
                List.of(
                    new MailAddress("bo@kommun.example"), new MailAddress("eva@kommun.example"))));
  }

  @Test
  void attention_after_receipt_starts_the_three_days_anew() {
    scene.attention("18T15:00"); // Wednesday: three working days later is Monday the 23rd
    assertThat(scene.judge("23T14:59")).isEmpty();
    assertThat(scene.judge("23T15:00")).extracting(Finding::since).containsExactly(at("18T15:00"));
  }

  @Test
  void attention_before_receipt_changes_nothing() {
    scene.attention("15T15:00");
    assertThat(scene.judge("19T10:00")).containsExactly(expected(NOBODY, Severity.BREACH));
  }

  @Test
  void attention_after_the_moment_judged_at_does_not_count() {
    scene.attention("20T15:00");
    assertThat(scene.judge("19T10:00")).containsExactly(expected(NOBODY, Severity.BREACH));
  }

  @Test
  void mail_of_a_weekend_counts_from_the_opening_of_monday() {
    scene.unread("14T21:00"); // Saturday; Monday 08:00 + 3 working days = Thursday 08:00
    assertThat(scene.judge("19T07:59")).isEmpty();
    assertThat(scene.judge("19T08:00")).extracting(Finding::dueAt).containsExactly(at("19T08:00"));
  }

  @Test
  void an_inbox_without_unread_external_mail_is_not_unattended() {
    var empty = new AttentionScene().attention("02T10:00");
    assertThat(empty.judge("30T10:00")).isEmpty();
  }

  @Test
  void a_person_of_whom_no_steward_is_known_lacks_none() {
    scene.stewardKnown = false;
    assertThat(scene.judge("17T10:00")).isEmpty();
  }

  @Test
  void a_negative_number_of_days_is_refused() {
    var calendar = WorkingCalendar.of(ZoneOffset.UTC, new SwedishHolidays());
    assertThatThrownBy(() -> new AttentionRule(-1, calendar))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
