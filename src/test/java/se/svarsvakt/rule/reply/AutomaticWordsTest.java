package se.svarsvakt.rule.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.reply.Scene.BO;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;

/** Words of an automatic reply count only in what answers something of ours, and at once. */
class AutomaticWordsTest {
  private final Scene scene = new Scene();

  private Verdict verdict() {
    return scene.judge("m", "20T17:00").verdict().verdict();
  }

  @ParameterizedTest
  @CsvSource({
    "20T11:46, AUTOMATIC",
    "20T11:45, AUTOMATIC",
    "20T11:44:59, EXTERNAL",
    "20T09:00, EXTERNAL",
    "20T12:00:30, AUTOMATIC",
    "20T12:05, EXTERNAL"
  })
  void they_count_within_a_quarter_of_what_they_name(String sentAt, Verdict expected) {
    scene.sent("s", sentAt).by(BO);
    scene.mail("m", "20T12:00").shows(Trait.AWAY).refersTo("<s>").conversation(null);
    assertThat(verdict()).isEqualTo(expected);
  }

  @Test
  void a_text_that_calls_itself_automatic_may_come_later() {
    scene.sent("s", "18T09:00").by(BO);
    scene.mail("m", "20T12:00").shows(Trait.DECLARED).refersTo("<s>");
    assertThat(verdict()).isEqualTo(Verdict.AUTOMATIC);
  }

  @ParameterizedTest
  @EnumSource(names = {"AWAY", "DECLARED"})
  void they_count_in_a_conversation_in_which_we_just_wrote_to_somebody_else(Trait trait) {
    scene.sent("s", "20T11:58").to("adam").conversation("c");
    scene.mail("m", "20T12:00").shows(trait);
    assertThat(verdict()).isEqualTo(Verdict.AUTOMATIC);
  }

  @Test
  void what_we_wrote_before_and_after_in_the_conversation_does_not_hide_the_latest() {
    scene.sent("old", "17T12:00").conversation("c");
    scene.sent("s", "20T11:58").conversation("c");
    scene.sent("later", "20T12:30").conversation("c");
    scene.mail("m", "20T12:00").shows(Trait.AWAY);
    assertThat(verdict()).isEqualTo(Verdict.AUTOMATIC);
  }

  @ParameterizedTest
  @EnumSource(
      value = SentMail.Kind.class,
      names = {"MEETING", "AUTOMATIC_REPLY", "REPORT"})
  void they_answer_an_invitation_too(SentMail.Kind kind) {
    scene.sent("s", "20T11:58").kind(kind);
    scene.mail("m", "20T12:00").shows(Trait.AWAY).refersTo("<s>");
    assertThat(verdict()).isEqualTo(Verdict.AUTOMATIC);
  }

  @ParameterizedTest
  @EnumSource(names = {"AWAY", "DECLARED"})
  void a_citizen_who_writes_first_that_she_is_away_is_a_citizen(Trait trait) {
    scene.mail("m", "20T12:00").shows(trait);
    assertThat(verdict()).isEqualTo(Verdict.EXTERNAL);
    assertThat(scene.code("m", "20T17:00")).isEqualTo("OPEN");
  }

  @Test
  void where_nothing_can_be_known_the_subject_tells() {
    scene.mail("m", "20T12:00").shows(Trait.AWAY, Trait.REPLY).refersTo("<not ours>");
    assertThat(verdict()).isEqualTo(Verdict.AUTOMATIC);
  }

  @Test
  void a_reply_prefix_does_not_help_what_came_too_late() {
    scene.sent("s", "20T09:00").by(BO);
    scene.mail("m", "20T12:00").shows(Trait.AWAY, Trait.REPLY).refersTo("<s>");
    assertThat(verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void words_within_the_organisations_banner_are_nobodys() {
    scene.mail("m", "20T12:00").awayWithin("banner");
    assertThat(verdict()).isEqualTo(Verdict.AUTOMATIC);
    scene.surroundings = new Surroundings(Map.of(), Map.of(), Set.of(new Hash("banner")));
    assertThat(verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTOMATIC", "BULK"})
  void a_question_behind_a_ticket_system_counts_in_our_own_thread(Verdict byHeaders) {
    scene.mail("m", "20T12:00").verdict(byHeaders).shows(Trait.QUESTION).refersTo("<s>");
    assertThat(verdict()).isEqualTo(byHeaders);
    scene.sent("s", "18T12:00").by(BO);
    assertThat(verdict()).isEqualTo(Verdict.EXTERNAL);
    assertThat(scene.code("m", "20T17:00")).isEqualTo("OPEN");
  }

  @ParameterizedTest
  @CsvSource({"20T11:57, AUTOMATIC", "20T11:56:59, EXTERNAL"})
  void a_mere_word_of_absence_counts_where_nobody_could_have_written_so_soon(
      String sentAt, Verdict expected) {
    scene.sent("s", sentAt).by(BO);
    scene.mail("m", "20T12:00").shows(Trait.HINTED, Trait.REPLY).refersTo("<s>");
    assertThat(verdict()).isEqualTo(expected);
  }

  @Test
  void a_mere_word_of_absence_is_nothing_where_the_time_is_not_known() {
    scene.mail("m", "20T12:00").shows(Trait.HINTED, Trait.REPLY);
    assertThat(verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void a_citizen_who_answers_her_own_mail_that_she_is_away_is_a_citizen() {
    scene.mail("first", "19T12:00");
    scene.mail("m", "20T12:00").shows(Trait.AWAY, Trait.REPLY).refersTo("<first>");
    assertThat(verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void what_we_answered_at_once_is_not_what_it_answers() {
    scene.mail("m", "20T12:00").shows(Trait.AWAY);
    scene
        .sent("s", "20T12:00:20")
        .refersTo("<m>")
        .conversation("c")
        .kind(SentMail.Kind.AUTOMATIC_REPLY);
    assertThat(verdict()).isEqualTo(Verdict.EXTERNAL);
  }
}
