package se.svarsvakt.rule.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.reply.Scene.at;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.Verdict;

class WaitingTest {
  private final Scene scene = new Scene();

  @ParameterizedTest
  @CsvSource({
    "20T15:00, OPEN", // before it came
    "22T23:59:59, OPEN",
    "23T00:00, DUE_SOON",
    "23T17:00, DUE_SOON",
    "23T17:00:01, OVERDUE"
  })
  void mail_of_friday_is_due_on_monday(String now, String code) {
    scene.mail("m", "20T15:10");
    assertThat(scene.code("m", now)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"21T16:59:59, OPEN", "21T17:00, DUE_SOON"})
  void the_policy_may_warn_earlier_than_the_due_day(String now, String code) {
    scene.terms = Scene.terms(Duration.ofDays(2), false);
    scene.mail("m", "20T15:10");
    assertThat(scene.code("m", now)).isEqualTo(code);
  }

  @Test
  void a_short_warning_does_not_shorten_the_due_day() {
    scene.terms = Scene.terms(Duration.ofHours(2), false);
    scene.mail("m", "20T15:10");
    assertThat(scene.state("m", "23T09:00")).isEqualTo(new ReplyState.DueSoon(at("23T00:00")));
  }

  @Test
  void the_warning_never_begins_before_the_mail_came() {
    scene.terms = Scene.terms(Duration.ofDays(30), false);
    scene.mail("m", "20T15:10");
    assertThat(scene.code("m", "20T15:09")).isEqualTo("OPEN");
    assertThat(scene.state("m", "20T15:10")).isEqualTo(new ReplyState.DueSoon(at("20T15:10")));
  }

  @Test
  void mail_moved_to_another_folder_stays_tracked() {
    scene.mail("m", "20T15:10").lies(FolderState.ELSEWHERE);
    assertThat(scene.code("m", "25T09:00")).isEqualTo("OVERDUE");
  }

  @Test
  void deleted_without_an_answer_is_discarded_and_stays_external() {
    scene.mail("m", "20T15:10").lies(FolderState.DELETED);
    var judged = scene.judge("m", "25T09:00");
    assertThat(judged.state()).isEqualTo(new ReplyState.Discarded());
    assertThat(judged.verdict().verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void moved_to_junk_without_an_answer_is_junk_and_discarded() {
    scene.mail("m", "20T15:10").lies(FolderState.JUNK);
    var judged = scene.judge("m", "25T09:00");
    assertThat(judged.state()).isEqualTo(new ReplyState.Discarded());
    assertThat(judged.verdict().verdict()).isEqualTo(Verdict.JUNK);
  }

  @ParameterizedTest
  @EnumSource(names = {"DELETED", "JUNK"})
  void answered_and_then_thrown_away_is_answered(FolderState whereabouts) {
    scene.mail("m", "20T15:10").lies(whereabouts).verb(LastVerb.Kind.REPLY, "20T16:00");
    var judged = scene.judge("m", "25T09:00");
    assertThat(judged.state()).isInstanceOf(ReplyState.Answered.class);
    assertThat(judged.verdict().verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"EXTERNAL", "VOICEMAIL"}) // they have deadlines
  void other_mail_has_neither_state_nor_deadline(Verdict verdict) {
    scene.mail("m", "20T15:10").verdict(verdict);
    var judged = scene.judge("m", "25T09:00");
    assertThat(judged.verdict().verdict()).isEqualTo(verdict);
    assertThat(judged.state()).isNull();
  }

  @Test
  void other_mail_that_was_moved_to_junk_is_junk_without_a_state() {
    scene.mail("m", "20T15:10").verdict(Verdict.BULK).lies(FolderState.JUNK);
    var judged = scene.judge("m", "25T09:00");
    assertThat(judged.verdict().verdict()).isEqualTo(Verdict.JUNK);
    assertThat(judged.state()).isNull();
  }
}
