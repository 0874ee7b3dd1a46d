package se.svarsvakt.rule.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.reply.Scene.at;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.ReplyIssue;
import se.svarsvakt.rule.Severity;

/** The 20th is a Friday; the 6th of January is a holiday. */
class RecordsRequestedTest {
  private final Scene scene = new Scene();

  @BeforeEach
  void tell_requests_from_other_mail() {
    scene.terms = terms(2, Optional.of(LocalTime.NOON));
  }

  private static ReplyTerms terms(int days, Optional<LocalTime> until) {
    var calendar = Scene.terms(Duration.ZERO, false).calendar();
    return new ReplyTerms(days, Duration.ZERO, false, calendar, 1, until);
  }

  private void request(String at) {
    scene.mail("r", at).shows(Trait.RECORDS_REQUEST);
  }

  @ParameterizedTest
  @CsvSource({
    "20T11:59, 20T17:00",
    "20T06:00, 20T17:00",
    "20T12:00, 23T12:00",
    "20T16:59, 23T12:00",
    "21T09:00, 23T12:00",
    "22T23:59, 23T12:00",
    "23T00:00, 23T17:00"
  })
  void is_due_the_same_day_or_on_the_next_at_noon(String received, String due) {
    request(received);
    assertThat(Objects.requireNonNull(scene.judge("r", received).due()).at()).isEqualTo(at(due));
  }

  @Test
  void is_never_due_later_than_other_mail() {
    scene.terms = terms(0, Optional.of(LocalTime.NOON));
    request("20T14:00");
    assertThat(Objects.requireNonNull(scene.judge("r", "20T14:00").due()).at())
        .isEqualTo(at("20T17:00"));
  }

  @Test
  void is_a_finding_at_once() {
    request("20T14:00");
    Finding finding = ReplyFindings.of(scene.judge("r", "20T14:01"), at("20T14:01")).orElseThrow();
    assertThat(finding.issue()).isEqualTo(ReplyIssue.RECORDS_REQUESTED);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.since()).isEqualTo(at("20T14:00"));
    assertThat(finding.dueAt()).isEqualTo(at("23T12:00"));
  }

  @Test
  void is_a_breach_after_its_own_deadline() {
    request("20T14:00");
    Finding finding = ReplyFindings.of(scene.judge("r", "23T12:01"), at("23T12:01")).orElseThrow();
    assertThat(finding.issue()).isEqualTo(ReplyIssue.RECORDS_OVERDUE);
    assertThat(finding.severity()).isEqualTo(Severity.BREACH);
  }

  @Test
  void a_person_may_say_that_it_is_none() {
    request("20T14:00");
    scene.mark("r", Mark.Kind.NO_RECORDS_REQUEST, "20T14:30");
    JudgedMail judged = scene.judge("r", "20T15:00");
    assertThat(judged.promise()).isEqualTo(Promise.ANSWER);
    assertThat(Objects.requireNonNull(judged.due()).at()).isEqualTo(at("24T17:00"));
    assertThat(scene.code("r", "20T15:00")).isEqualTo("OPEN");
  }

  @Test
  void that_it_is_none_says_nothing_of_an_answer_and_can_be_taken_back() {
    request("20T14:00");
    scene.mark("r", Mark.Kind.ANSWERED, "20T14:20");
    scene.mark("r", Mark.Kind.NO_RECORDS_REQUEST, "20T14:30");
    assertThat(scene.code("r", "20T15:00")).isEqualTo("ANSWERED");
    scene.mark("r", Mark.Kind.OPEN, "20T14:40");
    assertThat(scene.judge("r", "20T15:00").promise()).isEqualTo(Promise.PUBLIC_RECORDS);
  }

  @Test
  void that_it_is_none_holds_for_every_copy() {
    request("20T14:00");
    scene.mail("copy", "20T14:00").in(Scene.BO).messageId("<r>").shows(Trait.RECORDS_REQUEST);
    scene.mark("r", Mark.Kind.NO_RECORDS_REQUEST, "20T14:30");
    assertThat(scene.judge("copy", "20T15:00").promise()).isEqualTo(Promise.ANSWER);
  }

  @Test
  void an_acknowledgement_promises_a_day() {
    request("20T09:00");
    scene.mark("r", Mark.Kind.ACKNOWLEDGED, "20T10:00", LocalDate.parse("2026-11-24"));
    assertThat(scene.code("r", "20T15:00")).isEqualTo("ACKNOWLEDGED");
    assertThat(Objects.requireNonNull(scene.judge("r", "20T15:00").due()).at())
        .isEqualTo(at("24T17:00"));
  }

  @Test
  void where_requests_are_not_told_apart_it_is_ordinary_mail() {
    scene.terms = terms(2, Optional.empty());
    request("20T14:00");
    assertThat(Objects.requireNonNull(scene.judge("r", "20T15:00").due()).at())
        .isEqualTo(at("24T17:00"));
  }

  /** Somebody who is away has asked for records, or their reply quotes our answer about some. */
  @ParameterizedTest
  @EnumSource(names = {"AWAY", "DECLARED"})
  void an_automatic_reply_that_holds_one_promises_nothing_and_is_no_finding(Trait words) {
    scene.sent("s", "20T11:58").conversation("c");
    scene.mail("r", "20T12:00").shows(words, Trait.RECORDS_REQUEST).refersTo("<s>");
    assertIsNoRequest();
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTOMATIC", "BULK", "DELIVERY_REPORT", "NO_REPLY_SENDER"})
  void nor_does_what_its_headers_tell_to_be_no_persons_mail(Verdict verdict) {
    scene.mail("r", "20T12:00").verdict(verdict).shows(Trait.RECORDS_REQUEST);
    assertIsNoRequest();
  }

  /** Neither a promise nor anything that a nudge could be about. */
  private void assertIsNoRequest() {
    JudgedMail judged = scene.judge("r", "20T12:30");
    assertThat(judged.verdict().verdict().expectsAnswer()).isFalse();
    assertThat(judged.promise()).isEqualTo(Promise.ANSWER);
    assertThat(judged.state()).isNull();
    assertThat(judged.due()).isNull();
    for (String later : List.of("20T12:30", "23T12:30", "30T12:30")) {
      assertThat(ReplyFindings.of(scene.judge("r", later), at(later))).isEmpty();
    }
  }
}
