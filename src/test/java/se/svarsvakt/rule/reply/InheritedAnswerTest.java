package se.svarsvakt.rule.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.reply.Scene.BO;
import static se.svarsvakt.rule.reply.Scene.SHARED;
import static se.svarsvakt.rule.reply.Scene.at;

import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.Verdict;

class InheritedAnswerTest {
  private final Scene scene = new Scene();

  @Test
  void a_colleagues_answer_to_the_later_mail_settles_the_earlier_one() {
    scene.mail("m1", "20T10:00");
    scene.mail("m2", "20T11:00");
    scene.sent("s", "20T12:00").by(BO).refersTo("<m2>");
    assertThat(scene.settlement("m1", "20T17:00"))
        .isEqualTo(new Settlement(at("20T12:00"), true, Evidence.THREAD, BO));
  }

  @Test
  void an_answer_does_not_settle_mail_that_came_after_it() {
    scene.mail("m1", "20T10:00").verb(LastVerb.Kind.REPLY, "20T12:00");
    scene.mail("m2", "20T12:01");
    assertThat(scene.code("m2", "20T17:00")).isEqualTo("OPEN");
  }

  @Test
  void a_recorded_reply_to_the_later_mail_settles_the_earlier_one() {
    scene.mail("m1", "20T10:00");
    scene.mail("m2", "20T11:00").verb(LastVerb.Kind.REPLY, "20T12:00");
    assertThat(scene.settlement("m1", "20T17:00").evidence()).isEqualTo(Evidence.VERB);
  }

  @Test
  void an_answer_to_one_sender_does_not_settle_anothers_mail_in_the_conversation() {
    scene.mail("m1", "20T10:00").from("adam");
    scene.mail("m2", "20T11:00").verb(LastVerb.Kind.REPLY, "20T12:00");
    scene.sent("s", "20T12:00").refersTo("<m2>").conversation("c");
    assertThat(scene.code("m1", "20T17:00")).isEqualTo("OPEN");
  }

  @Test
  void two_citizens_who_write_through_one_web_form_are_answered_each_for_themselves() {
    scene.mail("m1", "20T10:00").from("form", "adam");
    scene.mail("m2", "20T11:00").from("form", "eva").verb(LastVerb.Kind.REPLY, "20T12:00");
    scene.sent("s", "20T12:00").refersTo("<m2>").conversation("c").to("eva");
    assertThat(scene.code("m1", "20T17:00")).isEqualTo("OPEN");
    assertThat(scene.code("m2", "20T17:00")).isEqualTo("ANSWERED");
  }

  @Test
  void an_answer_to_another_conversation_settles_nothing_here() {
    scene.mail("m1", "20T10:00");
    scene.mail("m2", "20T11:00").conversation("d").verb(LastVerb.Kind.REPLY, "20T12:00");
    assertThat(scene.code("m1", "20T17:00")).isEqualTo("OPEN");
  }

  @Test
  void a_reply_recorded_on_a_colleagues_copy_settles_the_mail() {
    scene.mail("m", "20T10:00");
    scene
        .mail("cc", "20T10:00")
        .in(BO)
        .messageId("<m>")
        .conversation("b")
        .verdict(Verdict.COPIED)
        .verb(LastVerb.Kind.REPLY_ALL, "20T12:00");
    assertThat(scene.settlement("m", "20T17:00"))
        .isEqualTo(new Settlement(at("20T12:00"), true, Evidence.VERB, null));
  }

  @Test
  void what_a_colleague_wrote_in_their_copys_conversation_settles_the_mail() {
    scene.mail("m", "20T10:00");
    scene.mail("copy", "20T10:00").in(BO).messageId("<m>").conversation("b");
    scene.sent("s", "20T12:00").by(BO).conversation("b");
    assertThat(scene.settlement("m", "20T17:00"))
        .isEqualTo(new Settlement(at("20T12:00"), true, Evidence.CONVERSATION, BO));
  }

  @Test
  void mail_without_a_message_id_has_no_copies() {
    scene.mail("m", "20T10:00").messageId(null);
    scene.mail("copy", "20T10:00").in(BO).messageId(null).verb(LastVerb.Kind.REPLY, "20T12:00");
    assertThat(scene.code("m", "20T17:00")).isEqualTo("OPEN");
  }

  @Test
  void one_message_id_used_by_two_senders_makes_no_copies() {
    scene.mail("m", "20T10:00");
    scene
        .mail("other", "20T10:00")
        .in(BO)
        .messageId("<m>")
        .from("adam")
        .verb(LastVerb.Kind.REPLY, "20T12:00");
    assertThat(scene.code("m", "20T17:00")).isEqualTo("OPEN");
  }

  @Test
  void direct_evidence_goes_before_inherited() {
    scene.mail("m1", "20T10:00").verb(LastVerb.Kind.REPLY, "20T13:00");
    scene.mail("m2", "20T11:00");
    scene.sent("s", "20T12:00").by(BO).refersTo("<m2>");
    assertThat(scene.settlement("m1", "20T17:00"))
        .isEqualTo(new Settlement(at("20T12:00"), true, Evidence.VERB, null));
  }

  @Test
  void a_reply_on_the_copy_of_a_later_mail_settles_the_earlier_mail() {
    scene.mail("m1", "20T10:00");
    scene.mail("m2", "20T11:00");
    scene
        .mail("copy", "20T11:00")
        .in(SHARED)
        .messageId("<m2>")
        .conversation("s")
        .verb(LastVerb.Kind.REPLY, "20T12:00");
    assertThat(scene.code("m1", "20T17:00")).isEqualTo("ANSWERED");
  }
}
