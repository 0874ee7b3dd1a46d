package se.svarsvakt.rule.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.reply.Scene.BO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;

/** An answer that came back answers nobody. */
class UndeliveredAnswerTest {
  private static final String NOW = "20T17:00";
  private final Scene scene = new Scene();

  @BeforeEach
  void a_mail() {
    scene.mail("m", "20T09:00").verb(LastVerb.Kind.REPLY, "20T10:01");
  }

  private Incoming report(String at) {
    return scene
        .mail("ndr", at)
        .verdict(Verdict.DELIVERY_REPORT)
        .shows(Trait.UNDELIVERABLE)
        .from("postmaster")
        .refersTo("<s>");
  }

  @Test
  void it_opens_the_mail_again_and_the_report_is_named() {
    scene.sent("s", "20T10:00").refersTo("<m>").conversation("c");
    report("20T10:02");
    assertThat(scene.code("m", NOW)).isEqualTo("OPEN");
    assertThat(scene.judge("m", NOW).why())
        .anyMatch(
            sentence -> sentence.startsWith("Answer undeliverable") && sentence.contains("10:02"));
    assertThat(scene.code("m", "24T12:00")).isEqualTo("OVERDUE");
    assertThat(scene.judge("m", NOW).reopenedAt()).isEqualTo(Scene.at("20T10:02"));
  }

  @Test
  void before_the_report_came_it_was_answered() {
    scene.sent("s", "20T10:00").refersTo("<m>").conversation("c");
    report("20T10:02");
    assertThat(scene.code("m", "20T10:01")).isEqualTo("ANSWERED");
  }

  @Test
  void a_colleagues_answer_that_came_back_is_none_either() {
    scene.sent("s", "20T10:00").by(BO).refersTo("<m>").conversation("b");
    report("20T10:02").in(BO).conversation("b");
    assertThat(scene.code("m", NOW)).isEqualTo("OPEN");
  }

  @Test
  void the_next_answer_counts() {
    scene.sent("s", "20T10:00").refersTo("<m>").conversation("c");
    report("20T10:02");
    scene.sent("again", "20T11:00").refersTo("<m>").conversation("c");
    assertThat(scene.settlement("m", NOW).at()).isEqualTo(Scene.at("20T11:00"));
  }

  @Test
  void a_reply_that_the_message_records_at_another_time_is_another_reply() {
    scene.sent("s", "20T12:00").refersTo("<m>").conversation("c");
    report("20T12:02");
    assertThat(scene.settlement("m", NOW).evidence()).isEqualTo(Evidence.VERB);
  }

  @Test
  void a_report_on_something_else_or_of_a_delay_changes_nothing() {
    scene.sent("s", "20T10:00").refersTo("<m>").conversation("c");
    report("20T10:02").refersTo("<other>");
    scene.mail("delay", "20T10:03").verdict(Verdict.DELIVERY_REPORT).refersTo("<s>");
    assertThat(scene.code("m", NOW)).isEqualTo("ANSWERED");
  }
}
