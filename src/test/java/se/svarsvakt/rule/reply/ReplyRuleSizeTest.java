package se.svarsvakt.rule.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The square of these numbers would take minutes to hours. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ReplyRuleSizeTest {
  private static final int MAILS = 50_000;
  private final Scene scene = new Scene();

  @Test
  void one_conversation_with_one_sender_of_a_hundred_thousand_messages() {
    IntStream.range(0, MAILS)
        .forEach(
            i -> {
              scene.mail("m" + i, "20T10:00");
              scene.sent("s" + i, "20T11:00").conversation("c").refersTo("<m" + i + ">");
            });
    assertThat(scene.judge("20T17:00")).hasSize(MAILS).allMatch(ReplyRuleSizeTest::isAnswered);
  }

  @Test
  void a_hundred_thousand_messages_in_conversations_of_their_own() {
    IntStream.range(0, MAILS)
        .forEach(
            i -> {
              scene.mail("m" + i, "20T10:00").conversation("c" + i);
              scene.sent("s" + i, "20T11:00").conversation("c" + i);
            });
    assertThat(scene.judge("20T17:00")).hasSize(MAILS).allMatch(ReplyRuleSizeTest::isAnswered);
  }

  @Test
  void one_conversation_in_which_every_mail_is_passed_on() {
    IntStream.range(0, MAILS)
        .forEach(
            i -> {
              scene.mail("m" + i, "20T10:00");
              var at = "23T%02d:%02d:%02d".formatted(i / 3600, i / 60 % 60, i % 60);
              scene.sent("f" + i, at).conversation("c").to().inside("bo").forward();
            });
    assertThat(scene.judge("24T17:00"))
        .hasSize(MAILS)
        .allMatch(each -> each.state() instanceof ReplyState.ForwardedUntold);
  }

  private static boolean isAnswered(JudgedMail judged) {
    return judged.state() instanceof ReplyState.Answered;
  }
}
