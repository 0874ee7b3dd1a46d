package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.svarsvakt.nudge.NudgeScene.ANNA;
import static se.svarsvakt.nudge.NudgeScene.BO;
import static se.svarsvakt.nudge.NudgeScene.POLICY;
import static se.svarsvakt.nudge.NudgeScene.at;
import static se.svarsvakt.nudge.NudgeScene.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.rule.reply.Evidence;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;
import se.svarsvakt.sync.Facts;
import se.svarsvakt.worktime.DueDate;

/** The 20th is a Friday. */
class RecordsRequestNudgeTest {
  private static JudgedMail request(String received, DueDate due) {
    return request(received, due, new ReplyState.Open());
  }

  private static JudgedMail request(String received, DueDate due, ReplyState state) {
    var mail = Facts.received("r").in(ANNA).at(at(received)).fact().mail();
    return new JudgedMail(
        mail,
        mail.verdict(),
        state,
        due,
        null,
        mail.receivedAt(),
        null,
        Promise.PUBLIC_RECORDS,
        List.of());
  }

  private static DueDate sameDay(String received) {
    return POLICY.calendar().due(at(received), 0);
  }

  private static DueDate nextNoon(String received) {
    DueDate next = POLICY.calendar().due(at(received), 1);
    Instant noon = POLICY.calendar().at(next.day(), LocalTime.NOON);
    return new DueDate(noon, next.day(), next.skipped());
  }

  private static List<PlannedNudge> due(String now, JudgedMail mail, String... registrators) {
    return new NudgePlanner(POLICY)
        .due(
            OpenItems.of(List.of(mail)),
            people().telling(List.of(registrators).stream().map(MailAddress::new).toList()),
            Snoozes.NONE,
            at(now));
  }

  private static @Nullable Instant first(List<PlannedNudge> nudges) {
    return nudges.isEmpty() ? null : nudges.getFirst().plannedFor();
  }

  @Test
  void is_told_at_once_within_working_hours() {
    JudgedMail mail = request("20T09:10", sameDay("20T09:10"));
    assertThat(due("20T09:11", mail))
        .extracting(PlannedNudge::kind, PlannedNudge::recipient, PlannedNudge::plannedFor)
        .containsExactly(tuple(NudgeKind.PUBLIC_RECORDS, ANNA, at("20T09:10")));
  }

  @Test
  void what_came_at_night_is_told_when_work_begins_and_once_that_day() {
    JudgedMail mail = request("20T03:00", sameDay("20T03:00"));
    assertThat(first(due("20T08:00", mail))).isEqualTo(at("20T08:00"));
    assertThat(due("20T08:30", mail))
        .extracting(PlannedNudge::kind)
        .containsExactly(NudgeKind.PUBLIC_RECORDS);
  }

  @Test
  void what_is_due_the_next_day_is_told_on_that_day_too() {
    JudgedMail mail = request("20T14:00", nextNoon("20T14:00"));
    assertThat(due("20T14:01", mail))
        .extracting(PlannedNudge::kind)
        .containsExactly(NudgeKind.PUBLIC_RECORDS);
    assertThat(due("23T08:30", mail)) // the first is told once, by its identity
        .extracting(PlannedNudge::kind, PlannedNudge::plannedFor)
        .containsExactly(
            tuple(NudgeKind.PUBLIC_RECORDS, at("20T14:00")),
            tuple(NudgeKind.REPLY_DUE, at("23T08:30")));
    assertThat(due("23T10:00", mail)).extracting(PlannedNudge::kind).contains(NudgeKind.LAST_CALL);
  }

  @Test
  void what_nobody_was_told_of_in_time_is_told_late() {
    JudgedMail mail = request("20T16:57", nextNoon("20T16:57"));
    assertThat(due("23T08:00", mail))
        .extracting(PlannedNudge::kind, PlannedNudge::plannedFor)
        .containsExactly(tuple(NudgeKind.PUBLIC_RECORDS, at("20T16:57")));
  }

  @Test
  void one_that_was_passed_on_is_told_of_and_so_is_its_sender_to_be() {
    JudgedMail mail =
        request(
            "20T09:50", sameDay("20T09:50"), new ReplyState.ForwardedUntold(at("20T10:00"), BO));
    assertThat(due("20T10:05", mail))
        .extracting(PlannedNudge::kind, PlannedNudge::recipient)
        .containsExactly(
            tuple(NudgeKind.PUBLIC_RECORDS, ANNA), tuple(NudgeKind.FORWARD_UNTOLD, BO));
  }

  @Test
  void the_registrator_is_told_too_and_of_nothing_else() {
    JudgedMail mail = request("20T14:00", nextNoon("20T14:00"));
    assertThat(due("20T14:01", mail, "bo@kommun.example"))
        .extracting(PlannedNudge::recipient)
        .containsExactlyInAnyOrder(ANNA, BO);
    assertThat(due("23T08:30", mail, "bo@kommun.example"))
        .filteredOn(nudge -> nudge.kind() != NudgeKind.PUBLIC_RECORDS)
        .extracting(PlannedNudge::recipient)
        .containsExactly(ANNA);
  }

  @Test
  void the_registrator_may_be_told_and_may_not_read() {
    Responsibilities people = people().telling(List.of(new MailAddress("bo@kommun.example")));
    assertThat(people.mayBeTold(BO, NudgeKind.PUBLIC_RECORDS, ANNA)).isTrue();
    assertThat(people.mayBeTold(BO, NudgeKind.REPLY_DUE, ANNA)).isFalse();
    assertThat(people.mayRead(BO, ANNA)).isFalse();
  }

  @Test
  void one_that_is_late_already_is_told_of_all_the_same() {
    JudgedMail mail =
        request("20T09:10", sameDay("20T09:10"), new ReplyState.Overdue(at("20T17:00")));
    assertThat(due("23T08:05", mail, "bo@kommun.example"))
        .extracting(PlannedNudge::kind, PlannedNudge::recipient, PlannedNudge::plannedFor)
        .containsExactly(
            tuple(NudgeKind.PUBLIC_RECORDS, ANNA, at("20T09:10")),
            tuple(NudgeKind.PUBLIC_RECORDS, BO, at("20T09:10")));
    assertThat(due("23T08:30", mail))
        .extracting(PlannedNudge::kind)
        .containsExactly(NudgeKind.PUBLIC_RECORDS, NudgeKind.OVERDUE);
  }

  @Test
  void of_one_that_is_a_week_old_only_its_lateness_is_told() {
    JudgedMail mail =
        request("13T09:10", sameDay("13T09:10"), new ReplyState.Overdue(at("13T17:00")));
    assertThat(due("20T09:00", mail)).hasSize(1);
    assertThat(due("20T09:10", mail)).isEmpty();
  }

  @Test
  void one_that_its_owner_acknowledged_first_is_told_to_the_registrator() {
    Settlement marked = new Settlement(at("20T09:30"), true, Evidence.MARKED, null);
    JudgedMail mail =
        request(
            "20T09:10",
            sameDay("27T09:10"),
            new ReplyState.Acknowledged(marked, LocalDate.parse("2026-11-27")));
    assertThat(due("20T09:35", mail, "bo@kommun.example"))
        .extracting(PlannedNudge::kind, PlannedNudge::recipient)
        .containsExactly(tuple(NudgeKind.PUBLIC_RECORDS, BO));
  }
}
