package se.svarsvakt.rule.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.reply.Scene.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.PublicRecordsPolicy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.policy.VoicemailPolicy;
import se.svarsvakt.policy.WhileAway;

/** Heard from within one working day, answered within five, or ten. The 20th is a Friday. */
class TwoClocksTest {
  private static final Policy POLICY =
      policy(new ReplyPolicy.Within(5, OptionalInt.of(1), OptionalInt.of(10)));
  private static final Policy ONE_CLOCK = policy(ReplyPolicy.Within.days(1));

  private final Scene scene = new Scene();

  private static Policy policy(ReplyPolicy.Within within) {
    return Policy.of(
        "own",
        new ReplyPolicy(
            within,
            Optional.empty(),
            WhileAway.COUNT,
            false,
            VoicemailPolicy.ORDINARY,
            PublicRecordsPolicy.ORDINARY));
  }

  @BeforeEach
  void a_mail_of_friday() {
    scene.terms = ReplyTerms.of(POLICY);
    scene.mail("m", "20T15:10");
  }

  private void acknowledge(String at, String day) {
    scene.mark("m", Mark.Kind.ACKNOWLEDGED, at, LocalDate.parse("2026-" + day));
  }

  private TwoClocks clocks(String now) {
    return TwoClocks.of(scene.judge("m", now), POLICY).orElseThrow();
  }

  private String lastWhy(String now) {
    return scene.judge("m", now).why().getLast();
  }

  @Test
  void the_first_deadline_is_that_of_hearing_from_us() {
    JudgedMail judged = scene.judge("m", "23T16:59");
    assertThat(judged.state()).isInstanceOf(ReplyState.DueSoon.class);
    assertThat(Objects.requireNonNull(judged.due()).at()).isEqualTo(at("23T17:00"));
    assertThat(scene.judge("m", "23T17:01").state()).isInstanceOf(ReplyState.Overdue.class);
  }

  @Test
  void the_answer_is_due_on_the_last_of_its_working_days_until_a_day_is_promised() {
    assertThat(clocks("20T16:00").acknowledge().at()).isEqualTo(at("23T17:00"));
    assertThat(clocks("20T16:00").answer().at()).isEqualTo(at("27T17:00"));
    acknowledge("23T09:00", "11-25");
    assertThat(clocks("23T10:00").acknowledge().at()).isEqualTo(at("23T17:00"));
    assertThat(clocks("23T10:00").answer().at()).isEqualTo(at("25T17:00"));
  }

  @Test
  void an_acknowledgement_starts_the_second_clock() {
    acknowledge("23T09:00", "11-27");
    assertThat(scene.judge("m", "27T17:00").state()).isInstanceOf(ReplyState.Acknowledged.class);
    assertThat(scene.judge("m", "27T17:01").state())
        .isEqualTo(new ReplyState.Overdue(at("27T17:00")));
  }

  @Test
  void a_day_promised_within_the_first_clock_is_the_answers() {
    acknowledge("20T16:00", "11-23");
    assertThat(clocks("23T10:00").answer().at()).isEqualTo(at("23T17:00"));
  }

  @Test
  void an_answer_after_the_first_deadline_is_late_without_an_acknowledgement() {
    scene.sent("a", "24T09:00").refersTo("<m>");
    assertThat(Objects.requireNonNull(scene.judge("m", "24T10:00").state()).settled())
        .hasValueSatisfying(settled -> assertThat(settled.onTime()).isFalse());
  }

  @Test
  void why_names_both_clocks() {
    assertThat(lastWhy("20T16:00"))
        .startsWith("Two clocks: an answer or an acknowledgement is due then")
        .contains("Fri 27 Nov 2026 17:00", ": 5.");
    acknowledge("23T09:00", "11-26");
    assertThat(lastWhy("23T10:00"))
        .startsWith("Two clocks: ")
        .contains("was due Mon 23 Nov 2026 17:00", ": 1; the answer on the promised day");
  }

  @Test
  void there_is_one_clock_where_the_policy_has_one_and_for_who_calls() {
    assertThat(TwoClocks.of(scene.judge("m", "20T16:00"), ONE_CLOCK)).isEmpty();
    scene.mail("v", "20T15:10").verdict(Verdict.VOICEMAIL);
    assertThat(TwoClocks.of(scene.judge("v", "20T16:00"), POLICY)).isEmpty();
    assertThat(scene.judge("v", "20T16:00").why()).noneMatch(line -> line.startsWith("Two"));
    scene.terms = ReplyTerms.of(ONE_CLOCK);
    assertThat(scene.judge("m", "20T16:00").why()).noneMatch(line -> line.startsWith("Two"));
  }

  @ParameterizedTest
  @CsvSource({
    "20T16:00, 2026-11-20, 2026-12-04, 2026-11-27",
    "27T17:00, 2026-11-27, 2026-12-04, 2026-11-27",
    "27T18:00, 2026-11-27, 2026-12-04,",
    "28T08:00, 2026-11-28, 2026-12-04,"
  })
  void the_days_to_promise_are_counted_from_receipt(
      String now, LocalDate earliest, LocalDate latest, LocalDate usual) {
    assertThat(PromisedDays.of(POLICY, Promise.ANSWER, at("20T15:10"), at(now)))
        .isEqualTo(new PromisedDays(earliest, latest, Optional.ofNullable(usual)));
  }

  @Test
  void no_day_is_left_where_even_a_complex_answer_is_late() {
    PromisedDays days =
        PromisedDays.of(
            POLICY, Promise.ANSWER, at("20T15:10"), at("30T08:00").plusSeconds(7 * 86_400));
    assertThat(days.areOver()).isTrue();
    assertThat(days.allow(LocalDate.parse("2026-12-07"))).isFalse();
  }

  @Test
  void a_year_is_left_where_the_policy_says_nothing() {
    PromisedDays days = PromisedDays.of(ONE_CLOCK, Promise.ANSWER, at("20T15:10"), at("20T16:00"));
    assertThat(days.latest()).isEqualTo("2027-11-20");
    assertThat(days.usual()).isEmpty();
    assertThat(days.allow(LocalDate.parse("2026-11-19"))).isFalse();
  }

  @Test
  void the_days_to_promise_are_counted_as_the_deadlines_where_its_owner_was_away() {
    JudgedMail judged = scene.judge("m", "30T09:00");
    JudgedMail paused =
        new JudgedMail(
            judged.mail(),
            judged.verdict(),
            judged.state(),
            judged.due(),
            null,
            at("30T08:00"),
            null,
            Promise.ANSWER,
            List.of());
    PromisedDays days = PromisedDays.of(POLICY, paused, at("30T09:00"));
    assertThat(days.usual()).contains(LocalDate.parse("2026-12-07"));
    assertThat(days.latest()).isEqualTo("2026-12-14");
  }

  @ParameterizedTest
  @EnumSource(names = {"CALL_BACK", "PUBLIC_RECORDS"})
  void who_calls_or_asks_for_records_is_put_off_to_a_named_day_only(Promise promise) {
    assertThat(PromisedDays.of(POLICY, promise, at("20T15:10"), at("20T16:00")).usual()).isEmpty();
  }

  @Test
  void a_day_promised_on_the_first_deadline_stays_the_answers_when_it_is_over() {
    acknowledge("20T16:00", "11-23");
    assertThat(scene.judge("m", "25T10:00").state())
        .isEqualTo(new ReplyState.Overdue(at("23T17:00")));
    assertThat(clocks("25T10:00").answer().at()).isEqualTo(at("23T17:00"));
    assertThat(scene.judge("m", "25T10:00").why())
        .anyMatch(line -> line.startsWith("Due ") && line.contains("the promised day"));
    assertThat(lastWhy("25T10:00")).contains("the answer on the promised day");
  }

  @Test
  void a_promise_that_was_taken_back_is_none() {
    acknowledge("20T16:00", "11-23");
    scene.mark("m", Mark.Kind.OPEN, "20T16:30");
    assertThat(clocks("23T10:00").answer().at()).isEqualTo(at("27T17:00"));
  }
}
