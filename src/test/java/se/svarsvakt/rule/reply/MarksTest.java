package se.svarsvakt.rule.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static se.svarsvakt.rule.reply.Scene.ANNA;
import static se.svarsvakt.rule.reply.Scene.at;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarksTest {
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);
  private final Scene scene = new Scene();

  @BeforeEach
  void one_mail() {
    scene.mail("m", "20T10:00");
  }

  @Test
  void marked_as_answered_is_answered_at_the_time_of_the_mark() {
    scene.mark("m", Mark.Kind.ANSWERED, "20T12:00");
    assertThat(scene.settlement("m", "20T17:00"))
        .isEqualTo(new Settlement(at("20T12:00"), true, Evidence.MARKED, null));
  }

  @Test
  void a_mark_after_now_does_not_count() {
    scene.mark("m", Mark.Kind.ANSWERED, "20T12:00");
    assertThat(scene.code("m", "20T11:59")).isEqualTo("OPEN");
  }

  @Test
  void a_mark_that_is_taken_back_does_not_count() {
    scene.mark("m", Mark.Kind.ANSWERED, "20T12:00");
    scene.mark("m", Mark.Kind.OPEN, "20T13:00");
    assertThat(scene.code("m", "20T17:00")).isEqualTo("OPEN");
  }

  @Test
  void marked_as_needing_no_answer() {
    scene.mark("m", Mark.Kind.NO_REPLY_NEEDED, "24T12:00");
    assertThat(scene.state("m", "25T09:00"))
        .isEqualTo(new ReplyState.NoReplyNeeded(at("24T12:00")));
  }

  @Test
  void an_answer_before_the_mark_that_none_is_needed_stays_an_answer() {
    scene.mark("m", Mark.Kind.NO_REPLY_NEEDED, "24T12:00");
    scene.sent("s", "24T11:00").refersTo("<m>");
    assertThat(scene.code("m", "25T09:00")).isEqualTo("ANSWERED");
  }

  @Test
  void an_answer_after_the_mark_that_none_is_needed_makes_nobody_late() {
    scene.mark("m", Mark.Kind.NO_REPLY_NEEDED, "20T12:00");
    scene.sent("s", "26T11:00").refersTo("<m>");
    assertThat(scene.code("m", "26T12:00")).isEqualTo("NO_REPLY_NEEDED");
  }

  @Test
  void acknowledged_stops_the_first_clock_until_the_promised_day_ends() {
    scene.mark("m", Mark.Kind.ACKNOWLEDGED, "20T12:00", FRIDAY);
    var settlement = new Settlement(at("20T12:00"), true, Evidence.MARKED, null);
    assertThat(scene.state("m", "27T17:00"))
        .isEqualTo(new ReplyState.Acknowledged(settlement, FRIDAY));
    assertThat(scene.state("m", "27T17:01")).isEqualTo(new ReplyState.Overdue(at("27T17:00")));
  }

  @Test
  void a_second_promise_moves_the_day_and_not_the_first_word() {
    scene.mark("m", Mark.Kind.ACKNOWLEDGED, "20T12:00", FRIDAY.minusDays(2));
    scene.mark("m", Mark.Kind.ACKNOWLEDGED, "24T10:00", FRIDAY);
    assertThat(scene.state("m", "26T12:00"))
        .isEqualTo(
            new ReplyState.Acknowledged(
                new Settlement(at("20T12:00"), true, Evidence.MARKED, null), FRIDAY));
  }

  @Test
  void a_promise_that_was_taken_back_is_no_first_word() {
    scene.mark("m", Mark.Kind.ACKNOWLEDGED, "20T12:00", FRIDAY);
    scene.mark("m", Mark.Kind.OPEN, "20T13:00");
    scene.mark("m", Mark.Kind.ACKNOWLEDGED, "24T10:00", FRIDAY);
    assertThat(scene.settlement("m", "26T12:00").onTime()).isFalse();
  }

  @Test
  void the_reply_that_acknowledged_is_not_the_final_answer() {
    scene.sent("s", "20T11:59").refersTo("<m>");
    scene.mark("m", Mark.Kind.ACKNOWLEDGED, "20T12:00", FRIDAY);
    assertThat(scene.settlement("m", "27T12:00"))
        .isEqualTo(new Settlement(at("20T11:59"), true, Evidence.THREAD, ANNA));
    assertThat(scene.code("m", "27T18:00")).isEqualTo("OVERDUE");
  }

  @Test
  void the_final_answer_is_measured_by_the_promised_day() {
    scene.mark("m", Mark.Kind.ACKNOWLEDGED, "20T12:00", FRIDAY);
    scene.sent("s", "27T16:00").refersTo("<m>");
    var judged = scene.judge("m", "28T12:00");
    assertThat(Objects.requireNonNull(judged.due()).day()).isEqualTo(FRIDAY);
    assertThat(judged.state())
        .isEqualTo(
            new ReplyState.Answered(new Settlement(at("27T16:00"), true, Evidence.THREAD, ANNA)));
  }

  @Test
  void marked_as_answered_after_the_acknowledgement_is_the_final_answer() {
    scene.mark("m", Mark.Kind.ACKNOWLEDGED, "20T12:00", FRIDAY);
    scene.mark("m", Mark.Kind.ANSWERED, "27T17:01");
    assertThat(scene.settlement("m", "28T12:00"))
        .isEqualTo(new Settlement(at("27T17:01"), false, Evidence.MARKED, null));
  }

  @Test
  void a_mark_settles_the_earlier_mail_but_not_one_that_came_before_the_mark() {
    scene.mail("earlier", "20T09:00");
    scene.mail("later", "20T11:00");
    scene.mark("m", Mark.Kind.ANSWERED, "20T12:00");
    assertThat(scene.code("earlier", "20T17:00")).isEqualTo("ANSWERED");
    assertThat(scene.code("later", "20T17:00")).isEqualTo("OPEN");
  }

  @Test
  void a_mark_older_than_its_message_is_left_out() {
    scene.mark("m", Mark.Kind.ACKNOWLEDGED, "20T09:59", FRIDAY);
    assertThat(scene.code("m", "20T17:00")).isEqualTo("OPEN");
  }

  @Test
  void an_acknowledgement_without_a_date_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scene.mark("m", Mark.Kind.ACKNOWLEDGED, "20T12:00"));
  }
}
