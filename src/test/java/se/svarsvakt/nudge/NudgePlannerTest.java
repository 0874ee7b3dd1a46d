package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.svarsvakt.nudge.NudgeScene.ANNA;
import static se.svarsvakt.nudge.NudgeScene.BO;
import static se.svarsvakt.nudge.NudgeScene.CHRIS;
import static se.svarsvakt.nudge.NudgeScene.POLICY;
import static se.svarsvakt.nudge.NudgeScene.SHARED;
import static se.svarsvakt.nudge.NudgeScene.at;
import static se.svarsvakt.nudge.NudgeScene.judged;
import static se.svarsvakt.nudge.NudgeScene.open;
import static se.svarsvakt.nudge.NudgeScene.overdue;
import static se.svarsvakt.nudge.NudgeScene.people;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.casework.AuditEntry;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.Evidence;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;

/** When and whom the plan tells (docs/how-it-judges.md 7). */
class NudgePlannerTest {
  private final NudgePlanner planner = new NudgePlanner(POLICY);

  private List<PlannedNudge> due(String now, JudgedMail... mail) {
    return planner.due(
        OpenItems.of(List.of(mail)), people("bo@kommun.example"), Snoozes.NONE, at(now));
  }

  private static ReplyState untold() {
    return new ReplyState.ForwardedUntold(at("20T14:00"), BO);
  }

  @Test
  void what_is_due_today_is_told_at_half_past_eight_in_one_message() {
    assertThat(due("23T08:29", open("m"), open("n"))).isEmpty();
    assertThat(due("23T08:30", open("m"), open("n")))
        .singleElement()
        .satisfies(
            nudge -> {
              assertThat(nudge.kind()).isEqualTo(NudgeKind.REPLY_DUE);
              assertThat(nudge.recipient()).isEqualTo(ANNA);
              assertThat(nudge.plannedFor()).isEqualTo(at("23T08:30"));
              assertThat(nudge.items()).hasSize(2);
            });
  }

  @Test
  void the_last_call_comes_two_working_hours_before_the_deadline() {
    assertThat(due("23T14:59", open("m"))).extracting(PlannedNudge::kind).hasSize(1);
    assertThat(due("23T15:00", open("m")))
        .extracting(PlannedNudge::kind, PlannedNudge::plannedFor)
        .contains(tuple(NudgeKind.LAST_CALL, at("23T15:00")));
  }

  @Test
  void what_is_overdue_is_told_the_next_working_day_and_not_again() {
    assertThat(due("24T08:29", overdue("m"))).isEmpty();
    assertThat(due("24T08:30", overdue("m")))
        .extracting(PlannedNudge::kind)
        .containsExactly(NudgeKind.OVERDUE);
    assertThat(due("25T08:30", overdue("m"))).isEmpty();
  }

  @Test
  void a_manager_is_told_of_what_is_overdue_only_where_the_policy_says_so() {
    NudgePlanner escalating = new NudgePlanner(NudgeScene.escalating());
    assertThat(due("24T08:30", overdue("m")))
        .extracting(PlannedNudge::recipient)
        .containsExactly(ANNA);
    assertThat(
            escalating.due(
                OpenItems.of(List.of(overdue("m"))), people(), Snoozes.NONE, at("24T08:30")))
        .extracting(PlannedNudge::recipient)
        .containsExactly(ANNA, CHRIS);
  }

  @Test
  void who_passed_a_mail_on_is_asked_to_tell_its_sender() {
    assertThat(due("23T08:30", judged("m", ANNA, untold())))
        .singleElement()
        .satisfies(
            nudge -> {
              assertThat(nudge.kind()).isEqualTo(NudgeKind.FORWARD_UNTOLD);
              assertThat(nudge.recipient()).isEqualTo(BO);
            });
  }

  @Test
  void a_promise_is_recalled_the_working_day_before() {
    Settlement receipt = new Settlement(at("20T13:00"), true, Evidence.MARKED, null);
    LocalDate day = LocalDate.of(2026, 11, 24);
    JudgedMail mail = open("m");
    JudgedMail promised =
        new JudgedMail(
            mail.mail(),
            mail.verdict(),
            new ReplyState.Acknowledged(receipt, day),
            POLICY.calendar().dueOn(day),
            List.of());
    assertThat(due("23T08:30", promised))
        .extracting(PlannedNudge::kind)
        .containsExactly(NudgeKind.REPLY_DUE);
    assertThat(due("24T15:00", promised))
        .extracting(PlannedNudge::kind)
        .containsExactly(NudgeKind.LAST_CALL);
  }

  @Test
  void who_answered_in_time_and_hears_later_that_it_came_back_is_told_the_day_after() {
    JudgedMail mail = judged("m", ANNA, new ReplyState.Overdue(at("23T17:00")));
    JudgedMail reopened =
        new JudgedMail(
            mail.mail(), mail.verdict(), mail.state(), mail.due(), at("25T14:00"), List.of());
    assertThat(due("24T08:30", reopened)).isEmpty();
    assertThat(due("26T08:30", reopened))
        .extracting(PlannedNudge::kind)
        .contains(NudgeKind.OVERDUE);
    assertThat(due("27T08:30", reopened)).isEmpty();
  }

  @Test
  void a_shared_mailbox_s_stewards_are_told() {
    JudgedMail mail = judged("m", SHARED, new ReplyState.DueSoon(at("23T00:00")));
    assertThat(due("23T08:30", mail)).extracting(PlannedNudge::recipient).containsExactly(BO);
  }

  @Test
  void a_shared_mailbox_without_stewards_stands_for_itself() {
    JudgedMail mail = judged("m", SHARED, new ReplyState.DueSoon(at("23T00:00")));
    assertThat(planner.due(OpenItems.of(List.of(mail)), people(), Snoozes.NONE, at("23T08:30")))
        .extracting(PlannedNudge::recipient)
        .containsExactly(SHARED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"21T09:00", "22T09:00", "23T07:59", "23T17:00", "23T23:00"})
  void nobody_is_told_outside_working_hours(String now) {
    assertThat(due(now, open("m"), overdue("n"), judged("o", ANNA, untold()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"23T16:59, true", "24T08:30, false"})
  void what_was_missed_is_told_until_the_end_of_its_day(String now, boolean told) {
    assertThat(due(now, open("m")).isEmpty()).isNotEqualTo(told);
  }

  @Test
  void what_is_settled_is_not_told() {
    Settlement answer = new Settlement(at("20T13:00"), true, Evidence.VERB, null);
    assertThat(
            due(
                "23T08:30",
                judged("m", ANNA, new ReplyState.Answered(answer)),
                judged("n", ANNA, new ReplyState.Discarded()),
                judged("o", ANNA, new ReplyState.NoReplyNeeded(at("20T13:00")))))
        .isEmpty();
  }

  private static Snoozes snoozed(String day, MailboxId person) {
    UserAction.ItemAction act = new UserAction.Snooze(ANNA, "m", LocalDate.parse(day));
    return Snoozes.of(
        List.of(new AuditEntry(1, person, at("23T09:00"), act, false)),
        LocalDate.parse("2026-11-23"));
  }

  private List<PlannedNudge> due(String now, JudgedMail mail, Snoozes snoozes) {
    return planner.due(OpenItems.of(List.of(mail)), people(), snoozes, at(now));
  }

  @Test
  void whoever_asked_for_tomorrow_gets_no_last_call_today() {
    assertThat(due("23T15:00", open("m"), Snoozes.NONE)).isNotEmpty();
    assertThat(due("23T15:00", open("m"), snoozed("2026-11-24", ANNA))).isEmpty();
    assertThat(due("23T15:00", open("m"), snoozed("2026-11-24", BO))).isNotEmpty();
  }

  @Test
  void tomorrow_they_are_reminded_of_what_is_overdue_in_one_nudge() {
    assertThat(due("24T08:30", overdue("m"), snoozed("2026-11-24", ANNA)))
        .singleElement()
        .satisfies(nudge -> assertThat(nudge.kind()).isEqualTo(NudgeKind.OVERDUE));
    assertThat(due("24T08:29", overdue("m"), snoozed("2026-11-24", ANNA))).isEmpty();
  }

  @Test
  void a_reminder_asked_for_comes_on_a_day_that_has_none_of_its_own() {
    assertThat(due("25T09:00", overdue("m"), Snoozes.NONE)).isEmpty();
    assertThat(due("25T09:00", overdue("m"), snoozed("2026-11-25", ANNA)))
        .singleElement()
        .satisfies(nudge -> assertThat(nudge.plannedFor()).isEqualTo(at("25T08:30")));
  }

  @Test
  void whoever_has_just_promised_is_not_reminded_of_what_lies_before_the_promise() {
    JudgedMail mail = open("m");
    UserAction.ItemAction act =
        new UserAction.ReplyPromise(mail.mail().key(), LocalDate.parse("2026-11-24"));
    List<AuditEntry> auditTrail = List.of(new AuditEntry(1, ANNA, at("23T10:00"), act, false));
    Snoozes promised = Snoozes.of(auditTrail, LocalDate.parse("2026-11-23"));
    assertThat(due("23T10:05", mail, Snoozes.NONE)).isNotEmpty();
    assertThat(due("23T10:05", mail, promised)).isEmpty();
    assertThat(due("23T15:00", mail, promised)).isNotEmpty();
  }
}
