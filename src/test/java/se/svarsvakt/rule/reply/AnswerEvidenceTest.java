package se.svarsvakt.rule.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.reply.Scene.ANNA;
import static se.svarsvakt.rule.reply.Scene.BO;
import static se.svarsvakt.rule.reply.Scene.at;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.SentMail;

class AnswerEvidenceTest {
  private final Scene scene = new Scene();

  @Test
  void a_message_that_names_the_mail_and_goes_to_its_sender_answers_it() {
    scene.mail("m", "20T15:10");
    scene.sent("s", "23T17:00").by(BO).refersTo("<m>");
    assertThat(scene.settlement("m", "24T09:00"))
        .isEqualTo(new Settlement(at("23T17:00"), true, Evidence.THREAD, BO));
  }

  @Test
  void an_answer_a_second_after_the_deadline_is_late() {
    scene.mail("m", "20T15:10");
    scene.sent("s", "23T17:00:01").refersTo("<m>");
    assertThat(scene.settlement("m", "24T09:00").onTime()).isFalse();
  }

  @Test
  void a_message_to_somebody_else_does_not_answer() {
    scene.mail("m", "20T15:10");
    scene.sent("s", "20T16:00").refersTo("<m>").conversation("c").to("adam");
    assertThat(scene.code("m", "20T17:00")).isEqualTo("OPEN");
  }

  @Test
  void a_message_to_the_reply_to_address_answers() {
    scene.mail("m", "20T15:10").from("form", "eva");
    scene.sent("s", "20T16:00").refersTo("<m>").to("eva");
    assertThat(scene.code("m", "20T17:00")).isEqualTo("ANSWERED");
  }

  @Test
  void what_was_sent_before_receipt_is_no_answer() {
    scene.mail("m", "20T15:10");
    scene.sent("s", "20T15:09").refersTo("<m>").conversation("c");
    assertThat(scene.code("m", "20T17:00")).isEqualTo("OPEN");
  }

  @Test
  void what_is_sent_after_the_moment_judged_at_is_no_answer() {
    scene.mail("m", "20T15:10");
    scene.sent("s", "20T16:00:01").refersTo("<m>").conversation("c");
    assertThat(scene.code("m", "20T16:00")).isEqualTo("OPEN");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"MESSAGE", "COPY"})
  void only_a_message_of_a_persons_own_answers(SentMail.Kind kind) {
    scene.mail("m", "20T15:10");
    scene.sent("s", "20T16:00").refersTo("<m>").conversation("c").kind(kind);
    assertThat(scene.code("m", "20T17:00")).isEqualTo("OPEN");
  }

  @Test
  void an_automatic_reply_answers_where_the_policy_says_so() {
    scene.terms = Scene.terms(Duration.ZERO, true);
    scene.mail("m", "20T15:10");
    scene.sent("s", "20T15:11").refersTo("<m>").kind(SentMail.Kind.AUTOMATIC_REPLY);
    assertThat(scene.code("m", "20T17:00")).isEqualTo("ANSWERED");
  }

  @Test
  void a_recorded_reply_answers_without_naming_who() {
    scene.mail("m", "20T15:10").verb(LastVerb.Kind.REPLY_ALL, "20T16:00");
    assertThat(scene.settlement("m", "20T17:00"))
        .isEqualTo(new Settlement(at("20T16:00"), true, Evidence.VERB, null));
  }

  @Test
  void a_reply_recorded_before_receipt_or_after_now_does_not_answer() {
    scene.mail("before", "20T15:10").conversation("c1").verb(LastVerb.Kind.REPLY, "20T15:09");
    scene.mail("after", "20T15:10").conversation("c2").verb(LastVerb.Kind.REPLY, "20T17:01");
    assertThat(scene.judge("20T17:00"))
        .extracting(JudgedMail::state)
        .hasOnlyElementsOfType(ReplyState.Open.class);
  }

  @Test
  void a_later_message_in_the_conversation_answers() {
    scene.mail("m", "20T15:10").messageId(null);
    scene.sent("s", "20T16:00").conversation("c");
    assertThat(scene.settlement("m", "20T17:00"))
        .isEqualTo(new Settlement(at("20T16:00"), true, Evidence.CONVERSATION, ANNA));
  }

  @Test
  void a_conversation_of_another_mailbox_is_another_conversation() {
    scene.mail("m", "20T15:10");
    scene.sent("s", "20T16:00").by(BO).conversation("c");
    assertThat(scene.code("m", "20T17:00")).isEqualTo("OPEN");
  }

  @Test
  void mail_without_a_conversation_finds_none() {
    scene.mail("m", "20T15:10").conversation(null);
    scene.sent("s", "20T16:00").conversation("c");
    assertThat(scene.code("m", "20T17:00")).isEqualTo("OPEN");
  }

  @Test
  void a_weaker_but_earlier_sign_sets_the_time_and_the_strongest_the_evidence() {
    scene.mail("m", "20T15:10").verb(LastVerb.Kind.REPLY, "23T16:00");
    scene.sent("s", "24T08:00").by(BO).refersTo("<m>");
    assertThat(scene.settlement("m", "24T09:00"))
        .isEqualTo(new Settlement(at("23T16:00"), true, Evidence.THREAD, BO));
  }

  @Test
  void of_two_answers_the_earliest_names_the_answerer() {
    scene.mail("m", "20T15:10");
    scene.sent("a", "20T16:30").refersTo("<m>");
    scene.sent("z", "20T16:00").by(BO).refersTo("<m>");
    assertThat(scene.settlement("m", "20T17:00").answeredBy()).isEqualTo(BO);
  }
}
