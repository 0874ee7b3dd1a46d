package se.svarsvakt.rule.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.reply.Scene.ANNA;
import static se.svarsvakt.rule.reply.Scene.BO;
import static se.svarsvakt.rule.reply.Scene.at;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.ReplyIssue;
import se.svarsvakt.rule.Severity;

/** What a person's word that a mail was passed on does. The 20th is a Friday. */
class PassedOnMarkTest {
  private final Scene scene = new Scene();
  private Incoming mail = scene.mail("unused", "02T08:00");

  @BeforeEach
  void one_mail_that_was_passed_on() {
    scene.received.clear();
    mail = scene.mail("m", "20T10:00");
    scene.mark("m", Mark.Kind.PASSED_ON, "20T11:00");
  }

  @Test
  void the_sender_is_to_be_told_by_the_same_deadline() {
    assertThat(scene.state("m", "20T12:00"))
        .isEqualTo(new ReplyState.ForwardedUntold(at("20T11:00"), ANNA));
    Finding finding = ReplyFindings.of(scene.judge("m", "25T09:00"), at("25T09:00")).orElseThrow();
    assertThat(finding.issue()).isEqualTo(ReplyIssue.SENDER_UNTOLD);
    assertThat(finding.severity()).isEqualTo(Severity.BREACH);
    assertThat(finding.dueAt()).isEqualTo(at("23T17:00"));
  }

  @Test
  void before_it_was_said_nothing_is_known_of_it() {
    assertThat(scene.code("m", "20T10:59")).isEqualTo("OPEN");
  }

  @Test
  void the_forward_that_follows_with_the_sender_in_copy_tells() {
    scene.sent("f", "20T11:05").refersTo("<m>").inside("bo").forward();
    assertThat(scene.code("m", "20T12:00")).isEqualTo("FORWARDED");
  }

  @Test
  void a_word_to_the_sender_before_the_forward_tells_and_is_no_answer() {
    scene.sent("tell", "20T11:02").refersTo("<m>");
    scene.sent("f", "20T11:05").refersTo("<m>").to().inside("bo").forward();
    assertThat(scene.code("m", "20T12:00")).isEqualTo("FORWARDED");
  }

  @Test
  void a_silent_forward_leaves_the_sender_untold() {
    scene.sent("f", "20T11:05").refersTo("<m>").to().inside("bo").forward();
    assertThat(scene.code("m", "20T12:00")).isEqualTo("FORWARDED_UNTOLD");
  }

  @Test
  void who_forwards_from_their_own_mailbox_is_who_tells() {
    scene.sent("f", "20T11:05").by(BO).refersTo("<m>").to().inside("bo").forward();
    assertThat(scene.state("m", "20T12:00"))
        .isEqualTo(new ReplyState.ForwardedUntold(at("20T11:00"), BO));
  }

  @Test
  void the_functions_answer_is_the_answer() {
    scene.sent("s", "20T15:00").by(BO).refersTo("<m>");
    assertThat(scene.code("m", "20T16:00")).isEqualTo("ANSWERED");
  }

  @Test
  void open_takes_it_back() {
    scene.mark("m", Mark.Kind.OPEN, "20T11:30");
    assertThat(scene.code("m", "20T12:00")).isEqualTo("OPEN");
  }

  @Test
  void the_latest_word_counts() {
    scene.mark("m", Mark.Kind.NO_REPLY_NEEDED, "20T11:30");
    assertThat(scene.code("m", "20T12:00")).isEqualTo("NO_REPLY_NEEDED");
    scene.mark("m", Mark.Kind.PASSED_ON, "20T11:40");
    assertThat(scene.code("m", "20T12:00")).isEqualTo("FORWARDED_UNTOLD");
    scene.mark("m", Mark.Kind.ANSWERED, "20T11:50");
    assertThat(scene.code("m", "20T12:00")).isEqualTo("ANSWERED");
  }

  @Test
  void who_was_promised_an_answer_is_told_by_that_day_who_gives_it() {
    scene.mark("m", Mark.Kind.ACKNOWLEDGED, "20T10:30", LocalDate.parse("2026-11-26"));
    assertThat(scene.state("m", "20T12:00"))
        .isEqualTo(new ReplyState.ForwardedUntold(at("20T11:00"), ANNA));
    assertThat(Objects.requireNonNull(scene.judge("m", "20T12:00").due()).at())
        .isEqualTo(at("26T17:00"));
    assertThat(scene.judge("m", "20T12:00").firstHeardAt()).isEqualTo(at("20T10:30"));
    scene.sent("tell", "24T11:02").refersTo("<m>");
    assertThat(scene.code("m", "24T12:00")).isEqualTo("FORWARDED");
  }

  @Test
  void a_forward_before_the_promise_is_not_the_one_that_was_meant() {
    scene.sent("ask", "20T10:20").refersTo("<m>").to().inside("bo").forward();
    scene.mark("m", Mark.Kind.ACKNOWLEDGED, "20T10:30", LocalDate.parse("2026-11-26"));
    assertThat(scene.code("m", "20T10:59")).isEqualTo("ACKNOWLEDGED");
    assertThat(scene.state("m", "20T12:00"))
        .isEqualTo(new ReplyState.ForwardedUntold(at("20T11:00"), ANNA));
  }

  @Test
  void a_colleague_who_is_asked_after_a_promise_has_not_got_the_matter() {
    scene.mark("m", Mark.Kind.OPEN, "20T11:10");
    scene.mark("m", Mark.Kind.ACKNOWLEDGED, "20T11:20", LocalDate.parse("2026-11-26"));
    scene.sent("ask", "20T11:30").refersTo("<m>").to().inside("bo").forward();
    assertThat(scene.code("m", "20T12:00")).isEqualTo("ACKNOWLEDGED");
  }

  @Test
  void a_promise_after_it_is_the_latest_word() {
    scene.mark("m", Mark.Kind.ACKNOWLEDGED, "20T11:30", LocalDate.parse("2026-11-26"));
    assertThat(scene.code("m", "20T12:00")).isEqualTo("ACKNOWLEDGED");
  }

  @Test
  void what_the_message_records_of_itself_adds_nothing() {
    mail.verb(LastVerb.Kind.FORWARD, "20T11:05");
    assertThat(scene.state("m", "20T12:00"))
        .isEqualTo(new ReplyState.ForwardedUntold(at("20T11:00"), ANNA));
  }

  @Test
  void who_left_a_message_by_telephone_is_called_back_all_the_same() {
    scene.mail("v", "20T10:00").verdict(Verdict.VOICEMAIL);
    scene.mark("v", Mark.Kind.PASSED_ON, "20T11:00");
    assertThat(scene.code("v", "20T12:00")).isEqualTo("OPEN");
  }
}
