package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.nudge.NudgeScene.ANNA;
import static se.svarsvakt.nudge.NudgeScene.POLICY;
import static se.svarsvakt.nudge.NudgeScene.at;
import static se.svarsvakt.nudge.NudgeScene.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.policy.LastCall;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.reply.Evidence;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;
import se.svarsvakt.sync.Facts;

/** Reminders of what is due on the day on which it came. The 23rd is a Monday. */
class SameDayNudgeTest {
  private static JudgedMail mail(String received) {
    var mail = Facts.received("v").in(ANNA).at(at(received)).fact().mail();
    return new JudgedMail(
        mail,
        mail.verdict(),
        new ReplyState.DueSoon(at(received)),
        POLICY.calendar().due(at(received), 0),
        List.of());
  }

  private static List<PlannedNudge> due(Policy policy, String now, JudgedMail... mail) {
    return new NudgePlanner(policy)
        .due(OpenItems.of(List.of(mail)), people(), Snoozes.NONE, at(now));
  }

  private static List<String> told(Policy policy, String now, JudgedMail... mail) {
    return due(policy, now, mail).stream()
        .map(
            nudge ->
                Stream.of("23T08:30", "23T10:00", "23T13:59", "23T14:50", "23T15:00", "23T16:59")
                    .filter(time -> at(time).equals(nudge.plannedFor()))
                    .map(time -> nudge.kind().code() + " " + time)
                    .findFirst()
                    .orElse("at another time"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "23T07:10, 23T08:35, reply-due 23T08:30",
    "23T08:30, 23T08:35, reply-due 23T08:30",
    "23T10:00, 23T10:05, reply-due 23T10:00",
    "23T16:59, 23T16:59, reply-due 23T16:59",
    "23T14:50, 23T15:10, reply-due 23T14:50",
    "22T12:00, 23T08:35, reply-due 23T08:30"
  })
  void it_is_told_of_in_the_morning_or_when_it_came(String received, String now, String expected) {
    assertThat(told(NudgeScene.with(LastCall.ALWAYS), now, mail(received)))
        .containsExactly(expected);
    assertThat(told(NudgeScene.with(LastCall.OFF), now, mail(received))).containsExactly(expected);
  }

  @Test
  void what_came_after_work_is_the_next_days() {
    assertThat(told(POLICY, "23T17:00", mail("23T17:00"))).isEmpty();
    assertThat(Objects.requireNonNull(mail("23T17:00").due()).day()).isEqualTo("2026-11-24");
  }

  @Test
  void a_last_call_follows_where_there_is_time_between() {
    Policy policy = NudgeScene.with(LastCall.ALWAYS);
    assertThat(told(policy, "23T15:05", mail("23T13:59")))
        .containsExactly("last-call 23T15:00", "reply-due 23T13:59");
    assertThat(told(policy, "23T15:05", mail("23T14:50"))).containsExactly("reply-due 23T14:50");
  }

  @Test
  void it_joins_the_mornings_reminder_that_did_not_go() {
    List<PlannedNudge> due = due(POLICY, "23T10:05", NudgeScene.open("m"), mail("23T10:00"));
    assertThat(due).singleElement().satisfies(one -> assertThat(one.items()).hasSize(2));
    assertThat(due.getFirst().plannedFor()).isEqualTo(at("23T08:30"));
  }

  @Test
  void what_was_acknowledged_on_the_day_it_came_is_not_told_of_again_that_day() {
    var first = mail("23T10:00");
    var acknowledged =
        new JudgedMail(
            first.mail(),
            first.verdict(),
            new ReplyState.Acknowledged(
                new Settlement(at("23T10:10"), true, Evidence.MARKED, null),
                LocalDate.parse("2026-11-24")),
            POLICY.calendar().dueOn(LocalDate.parse("2026-11-24")),
            List.of());
    assertThat(told(POLICY, "23T10:30", acknowledged)).isEmpty();
  }
}
