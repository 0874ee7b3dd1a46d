package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.nudge.NudgeScene.ANNA;
import static se.svarsvakt.nudge.NudgeScene.at;
import static se.svarsvakt.nudge.NudgeScene.judged;
import static se.svarsvakt.nudge.NudgeScene.open;
import static se.svarsvakt.nudge.NudgeScene.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.PublicRecordsPolicy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.policy.VoicemailPolicy;
import se.svarsvakt.policy.WhileAway;
import se.svarsvakt.rule.reply.Evidence;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;

/** What a nudge says where hearing from us and the answer have deadlines of their own. */
class TwoClocksNudgeTest {
  private static final JudgedMail PROMISED =
      judged(
          "p",
          ANNA,
          new ReplyState.Acknowledged(
              new Settlement(at("20T13:00"), true, Evidence.MARKED, null),
              LocalDate.parse("2026-11-23")));

  private static String preview(OptionalInt acknowledged, NudgeKind kind, JudgedMail... mail) {
    Policy policy =
        Policy.of(
            "own",
            new ReplyPolicy(
                new ReplyPolicy.Within(5, acknowledged, OptionalInt.empty()),
                Optional.empty(),
                WhileAway.COUNT,
                false,
                VoicemailPolicy.ORDINARY,
                PublicRecordsPolicy.ORDINARY));
    List<NudgeItem> items = Arrays.stream(mail).map(NudgeItem::of).toList();
    NudgeService.NudgeRun run =
        new NudgeService.NudgeRun(
            at("23T08:30"),
            () -> at("23T08:30"),
            people("bo@kommun.example"),
            _ -> "sv",
            NudgeService.Mode.SEND);
    return new NudgeMessageWriter(_ -> Map.of(), policy)
        .write(
            new PlannedNudge(kind, ANNA, at("23T08:30"), items),
            7,
            run,
            OpenItems.of(List.of(mail)))
        .preview();
  }

  @Test
  void at_the_first_clock_an_acknowledgement_will_do() {
    assertThat(preview(OptionalInt.of(1), NudgeKind.REPLY_DUE, open("m")))
        .isEqualTo("Ett mejl ska besvaras eller bekräftas senast i dag kl. 17:00.");
    assertThat(preview(OptionalInt.of(1), NudgeKind.LAST_CALL, open("m")))
        .contains("varken besvarat eller bekräftat");
  }

  @Test
  void at_the_second_and_with_one_clock_it_will_not() {
    assertThat(preview(OptionalInt.of(1), NudgeKind.REPLY_DUE, PROMISED, open("m")))
        .isEqualTo("2 mejl ska besvaras senast i dag kl. 17:00.");
    assertThat(preview(OptionalInt.empty(), NudgeKind.REPLY_DUE, open("m")))
        .isEqualTo("Ett mejl ska besvaras senast i dag kl. 17:00.");
  }
}
