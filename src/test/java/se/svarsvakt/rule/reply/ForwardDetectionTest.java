package se.svarsvakt.rule.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.reply.Scene.ANNA;
import static se.svarsvakt.rule.reply.Scene.BO;
import static se.svarsvakt.rule.reply.Scene.SHARED;
import static se.svarsvakt.rule.reply.Scene.at;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.LastVerb;

class ForwardDetectionTest {
  private final Scene scene = new Scene();
  private Incoming mail = scene.mail("unused", "02T08:00");

  @BeforeEach
  void one_mail() {
    scene.received.clear();
    mail = scene.mail("m", "20T10:00");
  }

  private Outgoing forward(String at) {
    return scene.sent("f", at).refersTo("<m>").to().inside("bo").forward();
  }

  @Test
  void passed_on_without_telling_the_sender_is_untold_even_after_the_deadline() {
    forward("20T11:00");
    assertThat(scene.state("m", "25T09:00"))
        .isEqualTo(new ReplyState.ForwardedUntold(at("20T11:00"), ANNA));
  }

  @Test
  void passed_on_with_the_sender_in_copy_is_told_at_once() {
    forward("20T11:00").to("eva");
    var told = new Settlement(at("20T11:00"), true, Evidence.THREAD, ANNA);
    assertThat(scene.state("m", "20T17:00"))
        .isEqualTo(new ReplyState.Forwarded(told, at("20T11:00"), ANNA));
  }

  @Test
  void an_answer_with_a_colleague_in_copy_is_an_answer() {
    scene.sent("s", "20T11:00").refersTo("<m>").inside("bo");
    assertThat(scene.code("m", "20T17:00")).isEqualTo("ANSWERED");
  }

  @Test
  void telling_the_sender_later_counts_from_then() {
    forward("20T11:00");
    scene.sent("tell", "24T09:00").conversation("c");
    var told = new Settlement(at("24T09:00"), false, Evidence.CONVERSATION, ANNA);
    assertThat(scene.state("m", "24T10:00"))
        .isEqualTo(new ReplyState.Forwarded(told, at("20T11:00"), ANNA));
  }

  @Test
  void an_answer_before_the_forward_stays_an_answer() {
    scene.sent("s", "20T10:59").refersTo("<m>");
    forward("20T11:00");
    assertThat(scene.code("m", "20T17:00")).isEqualTo("ANSWERED");
  }

  @Test
  void the_colleagues_answer_is_the_answer() {
    forward("20T11:00");
    scene.sent("s", "20T12:00").by(BO).refersTo("<m>", "<f>");
    assertThat(scene.settlement("m", "20T17:00").answeredBy()).isEqualTo(BO);
    assertThat(scene.code("m", "20T17:00")).isEqualTo("ANSWERED");
  }

  @Test
  void the_colleagues_answer_may_name_the_forward_alone() {
    forward("20T11:00");
    scene.sent("s", "20T12:00").by(BO).refersTo("<f>");
    assertThat(scene.state("m", "20T17:00"))
        .isEqualTo(
            new ReplyState.Answered(new Settlement(at("20T12:00"), true, Evidence.THREAD, BO)));
  }

  @Test
  void a_message_to_an_address_of_the_mailbox_itself_passes_nothing_on() {
    forward("20T11:00").inside("anna-alias");
    assertThat(scene.code("m", "20T17:00")).isEqualTo("OPEN");
  }

  @Test
  void a_message_to_somebody_outside_passes_nothing_on() {
    forward("20T11:00").to("adam").inside();
    assertThat(scene.code("m", "20T17:00")).isEqualTo("OPEN");
  }

  @Test
  void in_the_conversation_only_a_forwarded_subject_passes_on() {
    var internal = scene.sent("f", "20T11:00").conversation("c").to().inside("bo");
    assertThat(scene.code("m", "20T17:00")).isEqualTo("OPEN");
    internal.forward();
    assertThat(scene.code("m", "20T17:00")).isEqualTo("FORWARDED_UNTOLD");
  }

  @Test
  void a_forward_in_the_conversation_before_receipt_passes_nothing_on() {
    scene.sent("f", "20T09:59").conversation("c").to().inside("bo").forward();
    assertThat(scene.code("m", "20T17:00")).isEqualTo("OPEN");
  }

  @Test
  void a_recorded_forward_is_the_mailboxs_own() {
    mail.verb(LastVerb.Kind.FORWARD, "20T11:00");
    assertThat(scene.state("m", "20T17:00"))
        .isEqualTo(new ReplyState.ForwardedUntold(at("20T11:00"), ANNA));
    assertThat(scene.code("m", "20T10:59")).isEqualTo("OPEN");
  }

  @Test
  void a_recorded_forward_adds_nothing_to_a_message_that_told_the_sender() {
    mail.verb(LastVerb.Kind.FORWARD, "20T10:59");
    forward("20T11:00").to("eva");
    assertThat(scene.code("m", "20T17:00")).isEqualTo("FORWARDED");
  }

  @Test
  void a_colleague_who_wrote_it_from_their_own_sent_items_is_the_forwarder() {
    mail.in(SHARED).verb(LastVerb.Kind.FORWARD, "20T11:00");
    forward("20T11:00");
    assertThat(scene.state("m", "20T17:00"))
        .isEqualTo(new ReplyState.ForwardedUntold(at("20T11:00"), ANNA));
  }

  @Test
  void a_forwarded_mail_that_is_then_deleted_is_still_untold() {
    mail.lies(FolderState.DELETED);
    forward("20T11:00");
    assertThat(scene.code("m", "20T17:00")).isEqualTo("FORWARDED_UNTOLD");
  }

  @Test
  void a_colleagues_copy_of_the_telling_is_no_answer_of_the_colleagues() {
    scene.mail("m", "20T09:00");
    scene.sent("fw", "20T10:00").refersTo("<m>").to().inside("bo").forward();
    scene.sent("told", "20T10:05").refersTo("<m>").inside("bo");
    scene.sent("told-copy", "20T10:05").by(Scene.BO).refersTo("<m>").inside("bo").copyOf("<told>");
    assertThat(scene.code("m", "20T17:00")).isEqualTo("FORWARDED");
  }
}
