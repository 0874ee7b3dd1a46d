package se.svarsvakt.rule.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.reply.Scene.BO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.Verdict;

class ClosingRemarkTest {
  private final Scene scene = new Scene();
  private Incoming thanks = scene.mail("unused", "02T08:00");

  @BeforeEach
  void a_thank_you() {
    scene.received.clear();
    thanks = scene.mail("tack", "20T12:00").closing();
  }

  private Verdict verdict() {
    return scene.judge("tack", "20T17:00").verdict().verdict();
  }

  @Test
  void thanks_for_an_answer_in_the_conversation_expect_none() {
    scene.sent("s", "20T11:00").conversation("c");
    var judged = scene.judge("tack", "20T17:00");
    assertThat(judged.verdict().verdict()).isEqualTo(Verdict.CLOSING_REMARK);
    assertThat(judged.state()).isNull();
    assertThat(judged.due()).isNull();
  }

  @Test
  void more_than_a_phrase_expects_an_answer() {
    scene.mail("more", "20T12:00");
    scene.sent("s", "20T11:00").conversation("c");
    assertThat(scene.code("more", "20T17:00")).isEqualTo("OPEN");
  }

  @Test
  void thanks_before_anything_was_sent_expect_an_answer() {
    scene.sent("s", "20T12:01").conversation("c");
    assertThat(verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void thanks_after_an_answer_to_somebody_else_expect_an_answer() {
    scene.sent("s", "20T11:00").conversation("c").to("adam");
    assertThat(verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void thanks_after_an_automatic_reply_expect_an_answer() {
    scene.sent("s", "20T11:00").conversation("c").kind(SentMail.Kind.AUTOMATIC_REPLY);
    assertThat(verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void thanks_that_name_a_colleagues_message_expect_none() {
    scene.sent("s", "20T11:00").by(BO);
    assertThat(verdict()).isEqualTo(Verdict.EXTERNAL);
    thanks.refersTo("<s>");
    assertThat(verdict()).isEqualTo(Verdict.CLOSING_REMARK);
  }

  @Test
  void thanks_after_a_recorded_reply_expect_none() {
    scene.mail("m", "20T10:00").verb(LastVerb.Kind.REPLY, "20T11:00");
    assertThat(verdict()).isEqualTo(Verdict.CLOSING_REMARK);
  }

  @Test
  void thanks_after_a_recorded_forward_expect_an_answer() {
    scene.mail("m", "20T10:00").verb(LastVerb.Kind.FORWARD, "20T11:00");
    assertThat(verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void thanks_after_a_mark_that_it_was_answered_expect_none() {
    scene.mail("m", "20T10:00");
    scene.mark("m", Mark.Kind.ANSWERED, "20T11:00");
    assertThat(verdict()).isEqualTo(Verdict.CLOSING_REMARK);
  }

  @Test
  void a_recorded_reply_to_the_thanks_themselves_answers_them() {
    thanks.verb(LastVerb.Kind.REPLY, "20T12:30");
    assertThat(scene.code("tack", "20T17:00")).isEqualTo("ANSWERED");
  }

  @Test
  void a_newsletter_stays_a_newsletter() {
    thanks.verdict(Verdict.BULK);
    scene.sent("s", "20T11:00").conversation("c");
    assertThat(verdict()).isEqualTo(Verdict.BULK);
  }
}
