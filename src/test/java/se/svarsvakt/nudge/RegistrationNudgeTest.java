package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.svarsvakt.nudge.NudgeScene.ANNA;
import static se.svarsvakt.nudge.NudgeScene.BO;
import static se.svarsvakt.nudge.NudgeScene.LEFT;
import static se.svarsvakt.nudge.NudgeScene.POLICY;
import static se.svarsvakt.nudge.NudgeScene.SHARED;
import static se.svarsvakt.nudge.NudgeScene.at;
import static se.svarsvakt.nudge.NudgeScene.judged;
import static se.svarsvakt.nudge.NudgeScene.people;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.svarsvakt.casework.AuditEntry;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.Evidence;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Registration;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;

/** Who is asked when whether answered mail is registered; the 20th is a Friday. */
class RegistrationNudgeTest {
  private static JudgedMail answered(String answered, @Nullable MailboxId by) {
    Evidence evidence = by == null ? Evidence.VERB : Evidence.THREAD;
    Settlement settlement = new Settlement(at(answered), true, evidence, by);
    return judged("m", SHARED, new ReplyState.Answered(settlement));
  }

  private static JudgedMail unregistered(String answered, @Nullable MailboxId by) {
    return answered(answered, by).registered(new Registration.NotSaid());
  }

  private static List<PlannedNudge> due(String now, JudgedMail mail) {
    return due(now, mail, Snoozes.NONE);
  }

  private static List<PlannedNudge> due(String now, JudgedMail mail, Snoozes snoozes) {
    return new NudgePlanner(POLICY)
        .due(OpenItems.of(List.of(mail)), people("bo@kommun.example"), snoozes, at(now));
  }

  @Test
  void a_steward_is_asked_on_the_morning_of_the_next_working_day() {
    JudgedMail mail = unregistered("20T16:00", SHARED);
    assertThat(due("20T16:30", mail)).isEmpty();
    assertThat(due("23T08:29", mail)).isEmpty();
    assertThat(due("23T08:30", mail))
        .extracting(PlannedNudge::kind, PlannedNudge::recipient, PlannedNudge::plannedFor)
        .containsExactly(tuple(NudgeKind.REGISTRATION, BO, at("23T08:30")));
  }

  @Test
  void what_had_no_room_on_its_day_comes_on_the_next_one_and_is_late_from_then_on() {
    JudgedMail mail = unregistered("20T16:00", SHARED);
    assertThat(due("24T08:30", mail))
        .extracting(PlannedNudge::plannedFor)
        .containsExactly(at("23T08:30"));
    NudgePlanner planner = new NudgePlanner(POLICY);
    assertThat(due("24T16:30", mail)).noneMatch(each -> planner.isLate(each, at("24T16:30")));
    assertThat(due("25T08:30", mail))
        .hasSize(1)
        .allMatch(each -> planner.isLate(each, at("25T08:30")));
    assertThat(due("30T16:30", mail)).hasSize(1);
  }

  @Test
  void who_answered_from_a_mailbox_of_their_own_is_asked_while_they_are_here() {
    assertThat(due("23T08:30", unregistered("20T16:00", ANNA)))
        .extracting(PlannedNudge::recipient)
        .containsExactly(ANNA);
    assertThat(due("23T08:30", unregistered("20T16:00", LEFT)))
        .extracting(PlannedNudge::recipient)
        .containsExactly(BO);
    assertThat(due("23T08:30", unregistered("20T16:00", null)))
        .extracting(PlannedNudge::recipient)
        .containsExactly(BO);
  }

  @Test
  void nobody_is_asked_of_what_was_said_or_is_not_to_be_registered() {
    JudgedMail mail = answered("20T16:00", SHARED);
    assertThat(due("23T08:30", mail)).isEmpty();
    Registration said = new Registration.Stated(Registration.Choice.NOT_OURS, at("20T16:10"), "");
    assertThat(due("23T08:30", mail.registered(said))).isEmpty();
  }

  @Test
  void a_wish_to_hear_of_the_mail_later_brings_no_other_reminder_of_it() {
    JudgedMail mail = unregistered("20T16:00", SHARED);
    UserAction.Snooze later = new UserAction.Snooze(SHARED, "m", LocalDate.of(2026, 11, 23));
    Snoozes snoozes =
        Snoozes.of(
            List.of(new AuditEntry(1, BO, at("20T12:00"), later, false)),
            LocalDate.of(2026, 11, 23));
    assertThat(due("23T08:30", mail, snoozes))
        .extracting(PlannedNudge::kind)
        .containsExactly(NudgeKind.REGISTRATION);
  }
}
