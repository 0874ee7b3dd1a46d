package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.svarsvakt.nudge.NudgeScene.ANNA;
import static se.svarsvakt.nudge.NudgeScene.BO;
import static se.svarsvakt.nudge.NudgeScene.CHRIS;
import static se.svarsvakt.nudge.NudgeScene.POLICY;
import static se.svarsvakt.nudge.NudgeScene.SHARED;
import static se.svarsvakt.nudge.NudgeScene.at;
import static se.svarsvakt.nudge.NudgeScene.people;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.AbsenceIssue.LeftOn;
import se.svarsvakt.rule.AttentionIssue.NoSteward;
import se.svarsvakt.rule.AttentionIssue.NotOpened;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.SignatureFlaw;
import se.svarsvakt.rule.SignatureIssue;

/** When and whom the plan tells of absences, unattended inboxes and signatures. */
class NoticePlannerTest {
  private final NudgePlanner planner = new NudgePlanner(POLICY);

  private List<PlannedNudge> due(Instant now, Finding... findings) {
    OpenItems openItems = new OpenItems(List.of(), List.of(findings));
    return planner.due(openItems, people("bo@kommun.example"), Snoozes.NONE, now);
  }

  private static Instant local(String dateAndTime) {
    return LocalDateTime.parse(dateAndTime).atZone(POLICY.calendar().zone()).toInstant();
  }

  @ParameterizedTest(name = "away from {0}: told at {1}")
  @CsvSource({
    "2026-11-25, 2026-11-24T09:00",
    "2026-11-23, 2026-11-20T09:00",
    "2026-04-07, 2026-04-02T09:00", // Good Friday to Easter Monday are days off
    "2026-06-22, 2026-06-18T09:00", // Midsummer Eve is a day off
    "2027-01-04, 2026-12-30T09:00" // New Year's Eve and New Year's Day are days off
  })
  void an_absence_is_told_on_the_last_working_day_before_it(String from, String told) {
    Finding finding = Findings.absence("no-automatic-reply", ANNA, from, from);
    assertThat(due(local(told).minusSeconds(1), finding)).isEmpty();
    assertThat(due(local(told), finding))
        .containsExactly(
            new PlannedNudge(NudgeKind.ABSENCE, ANNA, local(told), List.of(NudgeItem.of(finding))));
  }

  @Test
  void an_absence_is_told_of_neither_two_days_before_nor_when_it_runs() {
    Finding finding = Findings.absence("audience", ANNA, "2026-11-25", "2026-11-27");
    assertThat(due(at("23T12:00"), finding)).isEmpty();
    assertThat(due(at("25T12:00"), finding)).isEmpty();
  }

  @Test
  void nobody_is_told_of_a_signature_by_a_template_that_is_a_guess() {
    Finding finding = Findings.signature(ANNA, at("23T08:00"));
    OpenItems openItems = new OpenItems(List.of(), List.of(finding));
    NudgePlanner guessing = new NudgePlanner(Policy.of("guess", POLICY.reply()));
    assertThat(due(at("23T09:00"), finding)).hasSize(1);
    assertThat(guessing.due(openItems, people(), Snoozes.NONE, at("23T09:00"))).isEmpty();
  }

  @Test
  void what_is_found_later_on_the_day_before_is_told_the_same_day() {
    Finding finding = Findings.absence("no-cover", ANNA, "2026-11-25", "2026-11-27");
    assertThat(due(at("24T16:59"), finding))
        .extracting(PlannedNudge::plannedFor)
        .containsExactly(at("24T09:00"));
  }

  @Test
  void all_that_is_wrong_with_an_absence_is_one_nudge() {
    assertThat(
            due(
                at("24T09:00"),
                Findings.absence("audience", ANNA, "2026-11-25", "2026-11-27"),
                Findings.absence("no-cover", ANNA, "2026-11-25", "2026-11-27")))
        .singleElement()
        .satisfies(nudge -> assertThat(nudge.items()).hasSize(2));
  }

  @ParameterizedTest(name = "since {0}: told at {1}")
  @CsvSource({
    "20T08:40, 20T09:00",
    "20T09:00, 20T09:00",
    "20T09:01, 23T09:00",
    "20T18:30, 23T09:00",
    "21T12:00, 23T09:00"
  })
  void a_reply_left_on_is_told_the_next_morning(String since, String told) {
    Finding finding = Findings.of(new LeftOn(), ANNA, at(since), null);
    assertThat(due(at(told), finding))
        .extracting(PlannedNudge::plannedFor)
        .containsExactly(at(told));
    assertThat(due(at(told).plusSeconds(86_400), finding)).isEmpty();
  }

  @Test
  void an_unattended_inbox_is_told_every_working_morning_to_owner_and_manager() {
    Finding finding = Findings.unattended(ANNA, at("18T10:00"), at("23T10:00"));
    assertThat(due(at("23T16:00"), finding)).isEmpty();
    for (String day : List.of("24", "25", "26", "27", "30")) {
      assertThat(due(at(day + "T08:59"), finding)).isEmpty();
      assertThat(due(at(day + "T09:00"), finding))
          .allMatch(nudge -> nudge.plannedFor().equals(at(day + "T09:00")))
          .extracting(PlannedNudge::recipient)
          .containsExactly(ANNA, CHRIS);
    }
  }

  @Test
  void a_shared_mailbox_not_opened_is_told_to_its_stewards() {
    Finding finding = Findings.of(new NotOpened(), SHARED, at("23T17:00"), at("23T17:00"));
    assertThat(due(at("24T09:00"), finding))
        .extracting(PlannedNudge::recipient)
        .containsExactly(BO);
  }

  @Test
  void that_nobody_looks_after_a_shared_mailbox_is_told_to_nobody() {
    Finding finding = Findings.of(new NoSteward(), SHARED, at("20T08:00"), null);
    assertThat(due(at("24T09:00"), finding)).isEmpty();
  }

  @Test
  void a_signature_is_told_to_its_writer_from_the_next_morning_on() {
    Finding finding = Findings.signature(ANNA, at("20T15:00"));
    assertThat(due(at("20T16:00"), finding)).isEmpty();
    assertThat(due(at("23T09:00"), finding))
        .extracting(PlannedNudge::kind, PlannedNudge::recipient)
        .containsExactly(tuple(NudgeKind.SIGNATURE, ANNA));
  }

  @Test
  void a_signature_that_was_mended_is_not_told() {
    SignatureFlaw flaw = new SignatureFlaw(SignatureFlaw.Kind.FONT, "", "", "");
    Finding finding =
        Findings.signature(ANNA, at("20T15:00")).about(new SignatureIssue(flaw, List.of(), true));
    assertThat(due(at("23T09:00"), finding)).isEmpty();
  }

  @Test
  void what_the_directory_has_wrong_is_not_told_to_the_writer() {
    SignatureFlaw flaw = new SignatureFlaw(SignatureFlaw.Kind.WRONG_VALUE, "Telefon", "4111", "");
    SignatureIssue issue = new SignatureIssue(flaw, List.of(), false, List.of("businessPhone"));
    assertThat(due(at("23T09:00"), Findings.signature(ANNA, at("20T15:00")).about(issue)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"21T09:00", "22T12:00", "24T07:59", "24T17:00"})
  void nobody_is_told_on_days_off_or_outside_working_hours(String now) {
    assertThat(
            due(
                at(now),
                Findings.absence("audience", ANNA, "2026-11-25", "2026-11-27"),
                Findings.unattended(ANNA, at("10T10:00"), at("13T10:00")),
                Findings.signature(ANNA, at("10T10:00")),
                Findings.of(new LeftOn(), ANNA, at("20T18:00"), null)))
        .isEmpty();
  }
}
