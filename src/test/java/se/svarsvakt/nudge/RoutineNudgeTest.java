package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.nudge.NudgeScene.ANNA;
import static se.svarsvakt.nudge.NudgeScene.BO;
import static se.svarsvakt.nudge.NudgeScene.CHRIS;
import static se.svarsvakt.nudge.NudgeScene.POLICY;
import static se.svarsvakt.nudge.NudgeScene.SHARED;
import static se.svarsvakt.nudge.NudgeScene.at;
import static se.svarsvakt.nudge.NudgeScene.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.AbsenceIssue.Days;
import se.svarsvakt.rule.AbsenceIssue.NoRoutine;
import se.svarsvakt.rule.AttentionIssue.StewardsAway;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Issue;
import se.svarsvakt.sync.DirectorySnapshot;

/** The manager is told of an absence that nobody covers; it begins on Wednesday the 25th. */
class RoutineNudgeTest {
  private static final Days DAYS =
      new Days(LocalDate.parse("2026-11-25"), LocalDate.parse("2026-11-27"));
  private static final Finding ABSENCE = finding(new NoRoutine(DAYS, false), ANNA);
  private static final Finding STEWARDS = finding(new StewardsAway(DAYS), SHARED);

  private final NudgePlanner planner = new NudgePlanner(POLICY);

  private static Finding finding(Issue issue, MailboxId mailbox) {
    return Findings.of(issue, mailbox, at("23T00:00"), at("25T08:00"));
  }

  private List<PlannedNudge> due(Instant now, Finding... findings) {
    OpenItems openItems = new OpenItems(List.of(), List.of(findings));
    return planner.due(openItems, people("bo@kommun.example"), Snoozes.NONE, now);
  }

  private static PlannedNudge toChris(Finding finding) {
    return new PlannedNudge(
        NudgeKind.ABSENCE, CHRIS, at("23T09:00"), List.of(NudgeItem.of(finding)));
  }

  @Test
  void the_manager_alone_is_told_at_the_time_of_notices_two_working_days_before() {
    assertThat(due(at("23T08:59"), ABSENCE)).isEmpty();
    assertThat(due(at("23T09:00"), ABSENCE)).containsExactly(toChris(ABSENCE));
  }

  @Test
  void what_came_up_late_is_told_late_and_as_the_same_nudge_and_within_working_hours() {
    assertThat(due(at("24T14:00"), ABSENCE)).containsExactly(toChris(ABSENCE));
    assertThat(due(at("24T17:30"), ABSENCE)).isEmpty();
  }

  @Test
  void of_a_shared_mailbox_the_manager_of_its_stewards_is_told() {
    assertThat(due(at("23T09:00"), STEWARDS)).containsExactly(toChris(STEWARDS));
  }

  @Test
  void a_manager_whom_the_directory_does_not_have_is_planned_for_and_can_be_seen_as_missing() {
    Responsibilities all = people("bo@kommun.example");
    DirectorySnapshot without =
        new DirectorySnapshot(
            all.directory().accounts().stream()
                .filter(account -> !account.id().equals(CHRIS))
                .toList(),
            Set.of("kommun.example"));
    Responsibilities people = new Responsibilities(without, Set.of(), Map.of(), Map.of());
    OpenItems open = new OpenItems(List.of(), List.of(ABSENCE));
    assertThat(planner.due(open, people, Snoozes.NONE, at("23T09:00")))
        .containsExactly(toChris(ABSENCE));
    assertThat(people.managersOf(ANNA)).isEmpty();
    assertThat(people.isKnown(CHRIS)).isFalse();
  }

  @Test
  void all_of_it_is_one_nudge() {
    assertThat(due(at("23T09:00"), ABSENCE, STEWARDS))
        .singleElement()
        .satisfies(nudge -> assertThat(nudge.items()).hasSize(2));
  }

  @Test
  void who_may_arrange_cover_is_the_manager_and_not_the_absent_one_or_a_colleague() {
    Responsibilities people = people("bo@kommun.example");
    assertThat(people.mayArrange(CHRIS, ANNA, any -> true)).isTrue();
    assertThat(people.mayArrange(ANNA, ANNA, any -> true)).isFalse();
    assertThat(people.mayArrange(BO, ANNA, any -> true)).isFalse();
    assertThat(people.mayArrange(CHRIS, SHARED, any -> true)).isFalse();
  }

  @Test
  void who_covers_for_the_manager_may_arrange_it_too() {
    Responsibilities people = people("bo@kommun.example").coveredBy(Map.of(CHRIS, BO));
    assertThat(people.mayArrange(BO, ANNA, any -> true)).isTrue();
  }
}
