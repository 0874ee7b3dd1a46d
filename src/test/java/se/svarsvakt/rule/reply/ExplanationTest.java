package se.svarsvakt.rule.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.reply.Scene.BO;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;

class ExplanationTest {
  private final Scene scene = new Scene();

  @Test
  void the_deadline_names_each_day_that_was_not_counted() {
    scene.mail("m", "20T15:10");
    assertThat(scene.judge("m", "20T16:00").why())
        .containsExactly(
            "Verdict external: as the test says.",
            "No answer was found, and there is time left.",
            "Due Mon 23 Nov 2026 17:00, working days after Fri 20 Nov 2026: 1;"
                + " not counted: Sat 21 Nov: Saturday, Sun 22 Nov: Sunday.");
  }

  @Test
  void both_the_strongest_and_an_earlier_sign_are_named() {
    scene.mail("m", "20T15:10").verb(LastVerb.Kind.REPLY, "23T16:00");
    scene.sent("s", "24T08:00").by(BO).refersTo("<m>");
    assertThat(scene.judge("m", "24T09:00").why())
        .contains(
            "Answered Mon 23 Nov 2026 16:00, in time.",
            "Strongest evidence, thread: a message sent by another mailbox names it"
                + " at Tue 24 Nov 2026 08:00.",
            "Earliest evidence, which sets the time, verb: the message in this mailbox records a"
                + " reply at Mon 23 Nov 2026 16:00.");
  }

  @Test
  void a_promised_day_is_named_as_such() {
    scene.mail("m", "20T15:10");
    scene.mark("m", Mark.Kind.ACKNOWLEDGED, "20T16:00", LocalDate.of(2026, 11, 27));
    assertThat(scene.judge("m", "24T09:00").why())
        .contains("Due Fri 27 Nov 2026 17:00, the promised day.");
  }

  @Test
  void a_claimed_colleague_is_told_of_right_after_the_verdict() {
    scene.mail("m", "20T15:10").claimingToBeAColleague();
    assertThat(scene.judge("m", "20T16:00").why())
        .startsWith(
            "Verdict external: as the test says.",
            "The sender claims to be a colleague and is not shown to be one.");
  }

  @Test
  void other_mail_says_its_verdict_alone() {
    scene.mail("m", "20T15:10").verdict(Verdict.BULK);
    assertThat(scene.judge("m", "24T09:00").why())
        .containsExactly("Verdict bulk: as the test says.");
  }

  @Test
  void an_entry_of_other_phrases_is_not_named_as_what_decided() {
    for (String entry : List.of("public-records.txt:12", "automatic-reply.sv.txt:57")) {
      var scene = new Scene();
      scene.sent("s", "20T11:58").conversation("c");
      scene.mail("m", "20T12:00").shows(Trait.DECLARED).phrase(entry);
      var judged = scene.judge("m", "20T17:00");
      assertThat(judged.verdict().verdict()).isEqualTo(Verdict.AUTOMATIC);
      assertThat(judged.why().toString().contains(entry)).isEqualTo(entry.startsWith("automatic"));
    }
  }
}
