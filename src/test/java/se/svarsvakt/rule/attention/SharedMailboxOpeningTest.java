package se.svarsvakt.rule.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.attention.AttentionScene.MAILBOX;
import static se.svarsvakt.rule.attention.AttentionScene.at;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.rule.AttentionIssue.NoSteward;
import se.svarsvakt.rule.AttentionIssue.NotOpened;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Severity;

class SharedMailboxOpeningTest {
  private final AttentionScene scene = new AttentionScene();

  @BeforeEach
  void it_is_shared() {
    scene.shared = true;
  }

  private static Finding notOpened(String since) {
    return new Finding(MAILBOX, new NotOpened(), Severity.BREACH, at(since), at(since), null);
  }

  private static Finding noSteward(String since) {
    return new Finding(MAILBOX, new NoSteward(), Severity.WARNING, at(since), null, null);
  }

  @Test
  void a_working_day_without_attention_to_waiting_mail_is_a_breach_from_its_end() {
    scene.unread("16T18:00");
    assertThat(scene.judge("17T16:59")).isEmpty();
    assertThat(scene.judge("17T17:00")).containsExactly(notOpened("17T17:00"));
  }

  @Test
  void mail_that_came_as_the_day_began_already_lay_there() {
    scene.unread("17T08:00");
    assertThat(scene.judge("17T17:00")).containsExactly(notOpened("17T17:00"));
  }

  @Test
  void mail_that_came_during_the_day_has_until_the_end_of_the_next() {
    scene.unread("17T08:01");
    assertThat(scene.judge("18T16:59")).isEmpty();
    assertThat(scene.judge("18T17:00")).containsExactly(notOpened("18T17:00"));
  }

  @Test
  void attention_on_the_day_even_before_work_is_enough() {
    scene.unread("16T18:00").attention("17T06:30");
    assertThat(scene.judge("18T16:59")).isEmpty();
  }

  @Test
  void the_breach_lasts_since_the_first_missed_day_after_the_last_attention() {
    scene.unread("09T18:00").attention("17T06:30");
    assertThat(scene.judge("20T12:00")).containsExactly(notOpened("18T17:00"));
  }

  @Test
  void late_attention_on_a_missed_day_ends_the_breach() {
    scene.unread("16T18:00").attention("17T19:00");
    assertThat(scene.judge("17T18:59")).containsExactly(notOpened("17T17:00"));
    assertThat(scene.judge("17T19:00")).isEmpty();
  }

  @Test
  void nobody_needs_to_open_it_on_a_weekend() {
    scene.unread("20T15:00"); // Friday
    assertThat(scene.judge("23T16:59")).isEmpty();
    assertThat(scene.judge("23T17:00")).containsExactly(notOpened("23T17:00"));
  }

  @Test
  void attention_on_a_weekend_leaves_monday_to_be_opened() {
    scene.unread("20T15:00").attention("22T12:00");
    assertThat(scene.judge("23T17:00")).containsExactly(notOpened("23T17:00"));
  }

  @Test
  void an_empty_mailbox_need_not_be_opened() {
    scene.attention("02T10:00");
    assertThat(scene.judge("30T17:00")).isEmpty();
  }

  @Test
  void a_shared_mailbox_is_never_unattended_in_the_sense_of_a_persons_own() {
    scene.unread("02T10:00").attention("20T10:00");
    assertThat(scene.judge("23T16:59")).isEmpty();
  }

  @Test
  void a_shared_mailbox_that_nobody_looks_after_is_a_warning_since_the_day_began() {
    scene.stewardKnown = false;
    assertThat(scene.judge("17T08:00")).containsExactly(noSteward("17T08:00"));
    assertThat(scene.judge("17T22:00")).containsExactly(noSteward("17T08:00"));
  }

  @Test
  void before_work_and_on_days_off_the_last_working_day_stands() {
    scene.stewardKnown = false;
    assertThat(scene.judge("17T07:59")).containsExactly(noSteward("16T08:00"));
    assertThat(scene.judge("22T12:00")).containsExactly(noSteward("20T08:00"));
  }

  @Test
  void one_that_somebody_looks_after_lacks_no_steward() {
    assertThat(scene.judge("17T08:00")).isEmpty();
  }
}
