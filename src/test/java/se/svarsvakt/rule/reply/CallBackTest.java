package se.svarsvakt.rule.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.reply.Scene.at;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.ReplyIssue;
import se.svarsvakt.rule.Severity;

/** The 20th is a Friday. */
class CallBackTest {
  private final Scene scene = new Scene();

  private Incoming voicemail(String at) {
    return scene.mail("v", at).verdict(Verdict.VOICEMAIL).from();
  }

  private void within(int workingDays) {
    ReplyTerms mail = Scene.terms(Duration.ZERO, false);
    scene.terms =
        new ReplyTerms(1, Duration.ZERO, false, mail.calendar(), workingDays, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"0, 20T17:00", "1, 23T17:00", "2, 24T17:00"})
  void has_a_deadline_of_its_own(int workingDays, String due) {
    voicemail("20T15:10");
    within(workingDays);
    JudgedMail judged = scene.judge("v", "20T16:00");
    assertThat(Objects.requireNonNull(judged.due()).at()).isEqualTo(at(due));
    assertThat(judged.promise()).isEqualTo(Promise.CALL_BACK);
  }

  @Test
  void on_the_same_day_from_a_day_off_is_the_next_working_day() {
    voicemail("21T09:00");
    within(0);
    assertThat(Objects.requireNonNull(scene.judge("v", "21T10:00").due()).at())
        .isEqualTo(at("23T17:00"));
  }

  @Test
  void a_person_who_called_back_says_so() {
    voicemail("20T15:10");
    scene.mark("v", Mark.Kind.ANSWERED, "23T10:00");
    assertThat(scene.code("v", "24T09:00")).isEqualTo("ANSWERED");
    assertThat(scene.settlement("v", "24T09:00").evidence()).isEqualTo(Evidence.MARKED);
    assertThat(scene.settlement("v", "24T09:00").onTime()).isTrue();
  }

  @Test
  void whose_caller_was_promised_a_later_day_had_the_first_deadline_all_the_same() {
    voicemail("20T15:10");
    within(0);
    scene.mark("v", Mark.Kind.ACKNOWLEDGED, "20T16:00", LocalDate.of(2026, 11, 27));
    JudgedMail judged = scene.judge("v", "20T16:30");
    assertThat(Objects.requireNonNull(judged.due()).at()).isEqualTo(at("27T17:00"));
    assertThat(scene.terms.firstDue(judged).at()).isEqualTo(at("20T17:00"));
  }

  @Test
  void late_is_late() {
    voicemail("20T15:10");
    JudgedMail judged = scene.judge("v", "23T17:01");
    Finding finding = ReplyFindings.of(judged, at("23T17:01")).orElseThrow();
    assertThat(finding.issue()).isEqualTo(ReplyIssue.CALL_OVERDUE);
    assertThat(finding.severity()).isEqualTo(Severity.BREACH);
    assertThat(scene.code("v", "23T17:01")).isEqualTo("OVERDUE");
    Finding before = ReplyFindings.of(scene.judge("v", "23T08:00"), at("23T08:00")).orElseThrow();
    assertThat(before.issue()).isEqualTo(ReplyIssue.CALL_DUE);
  }

  @Test
  void a_reply_to_the_telephone_system_reaches_nobody() {
    voicemail("20T15:10").verb(LastVerb.Kind.REPLY, "20T15:30");
    assertThat(scene.code("v", "20T16:00")).isEqualTo("OPEN");
  }

  @Test
  void a_written_answer_reaches_a_caller_who_has_an_address() {
    scene
        .mail("v", "20T15:10")
        .verdict(Verdict.VOICEMAIL)
        .shows(Trait.CALLER_WRITES)
        .verb(LastVerb.Kind.REPLY, "20T15:30");
    assertThat(scene.settlement("v", "20T16:00").evidence()).isEqualTo(Evidence.VERB);
  }

  @Test
  void what_is_passed_on_by_mail_still_waits_for_a_call() {
    voicemail("20T15:10").verb(LastVerb.Kind.FORWARD, "20T15:30");
    assertThat(scene.code("v", "20T16:00")).isEqualTo("OPEN");
  }

  @Test
  void a_colleague_is_promised_nothing() {
    voicemail("20T15:10").shows(Trait.COLLEAGUE_CALLED);
    JudgedMail judged = scene.judge("v", "24T16:00");
    assertThat(judged.state()).isNull();
    assertThat(judged.why()).anyMatch(line -> line.contains("caller is a colleague"));
  }

  @Test
  void what_is_thrown_away_uncalled_is_discarded() {
    voicemail("20T15:10").lies(FolderState.GONE);
    assertThat(scene.code("v", "24T16:00")).isEqualTo("DISCARDED");
  }

  @Test
  void what_lies_in_junk_reminds_nobody() {
    voicemail("20T15:10").lies(FolderState.JUNK);
    assertThat(scene.code("v", "24T16:00")).isEqualTo("DISCARDED");
    assertThat(scene.judge("v", "24T16:00").verdict().verdict()).isEqualTo(Verdict.JUNK);
  }

  private void called(String... moments) {
    TreeSet<Instant> times = new TreeSet<>();
    for (String moment : moments) {
      times.add(at(moment));
    }
    scene.surroundings =
        new Surroundings(Map.of(), Map.of(), Set.of(), Map.of(new Hash("number"), times), Map.of());
  }

  @Test
  void a_call_to_the_number_settles_it_from_its_receipt_to_the_moment_judged_at() {
    voicemail("20T15:10").calledFrom("number");
    called("20T15:09", "23T10:00");
    assertThat(scene.code("v", "23T09:59")).isEqualTo("DUE_SOON");
    assertThat(scene.code("v", "23T10:00")).isEqualTo("ANSWERED");
    assertThat(scene.settlement("v", "24T09:00").evidence()).isEqualTo(Evidence.CALL);
    assertThat(scene.settlement("v", "24T09:00").at()).isEqualTo(at("23T10:00"));
  }

  @Test
  void a_call_at_the_moment_of_receipt_is_one_and_a_voicemail_without_a_number_has_none() {
    voicemail("20T15:10").calledFrom("number");
    scene.mail("w", "20T15:10").verdict(Verdict.VOICEMAIL).from();
    called("20T15:10");
    assertThat(scene.code("v", "23T09:00")).isEqualTo("ANSWERED");
    assertThat(scene.code("w", "23T09:00")).isEqualTo("DUE_SOON");
  }

  @Test
  void a_call_is_stronger_than_a_mark_and_the_earlier_of_them_sets_the_time() {
    voicemail("20T15:10").calledFrom("number");
    called("23T10:00");
    scene.mark("v", Mark.Kind.ANSWERED, "23T09:30");
    assertThat(scene.settlement("v", "24T09:00").evidence()).isEqualTo(Evidence.CALL);
    assertThat(scene.settlement("v", "24T09:00").at()).isEqualTo(at("23T09:30"));
  }

  @Test
  void a_written_answer_is_stronger_than_a_call() {
    voicemail("20T15:10").calledFrom("number").from("eva");
    called("23T10:00");
    scene.sent("s", "23T11:00").refersTo("<v>");
    assertThat(scene.settlement("v", "24T09:00").evidence()).isEqualTo(Evidence.THREAD);
  }
}
