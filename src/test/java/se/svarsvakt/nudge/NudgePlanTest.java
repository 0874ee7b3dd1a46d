package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.nudge.NudgeScene.ANNA;
import static se.svarsvakt.nudge.NudgeScene.BO;
import static se.svarsvakt.nudge.NudgeScene.POLICY;
import static se.svarsvakt.nudge.NudgeScene.SHARED;
import static se.svarsvakt.nudge.NudgeScene.at;
import static se.svarsvakt.nudge.NudgeScene.claimed;
import static se.svarsvakt.nudge.NudgeScene.judged;
import static se.svarsvakt.nudge.NudgeScene.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;

/** A plan made mailbox by mailbox, against one of everything at once. */
class NudgePlanTest {
  private static final Responsibilities PEOPLE = people("anna@kommun.example");

  private static NudgePlan plan(Instant now, Stream<NudgeItem> shown) {
    return plan(now, shown, false);
  }

  private static NudgePlan plan(Instant now, Stream<NudgeItem> shown, boolean keepsTrue) {
    NudgePlanner planner = new NudgePlanner(POLICY);
    return new NudgePlan(
        planner.at(PEOPLE, Snoozes.NONE, now), List.of(), new ShownItems(shown, keepsTrue));
  }

  private static List<JudgedMail> mail(Random random) {
    List<JudgedMail> mail = new ArrayList<>();
    for (int n = 0; n < 30; n++) {
      MailboxId mailbox = List.of(ANNA, BO, SHARED).get(random.nextInt(3));
      ReplyState state =
          random.nextBoolean()
              ? new ReplyState.DueSoon(at("23T17:00"))
              : new ReplyState.ForwardedUntold(at("20T13:00"), BO);
      JudgedMail each = judged("m" + n, mailbox, state);
      mail.add(random.nextBoolean() ? each : claimed(each));
    }
    return mail;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void is_the_same_in_parts_and_at_once(long seed) {
    Random random = new Random(seed);
    List<JudgedMail> mail = mail(random);
    Instant now = at("23T%02d:30".formatted(8 + random.nextInt(8)));
    NudgePlan parts = plan(now, Stream.of());
    mail.forEach(each -> parts.add(OpenItems.of(List.of(each))));
    assertThat(parts.due())
        .isNotEmpty()
        .isEqualTo(new NudgePlanner(POLICY).due(OpenItems.of(mail), PEOPLE, Snoozes.NONE, now));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void how_what_is_shown_stands_is_as_of_everything_at_once(long seed) {
    List<JudgedMail> mail = mail(new Random(seed));
    List<NudgeItem> shown = mail.stream().limit(10).map(NudgeItem::of).toList();
    NudgePlan plan = plan(at("23T10:00"), shown.stream());
    mail.forEach(each -> plan.add(OpenItems.of(List.of(each))));
    Map<NudgeItem, String> all = OpenItems.of(mail).standing();
    assertThat(shown)
        .allSatisfy(item -> assertThat(plan.standing().of(item)).isEqualTo(all.get(item)));
    NudgeItem other = NudgeItem.of(mail.getLast());
    assertThat(plan.standing().of(other)).as("on no card").isNull();
  }

  @Test
  void how_what_a_new_card_will_tell_of_stands_is_known() {
    JudgedMail due = judged("m", ANNA, new ReplyState.DueSoon(at("23T17:00")));
    String stands = OpenItems.of(List.of(due)).standing().get(NudgeItem.of(due));
    NudgePlan plan = plan(at("23T10:00"), Stream.of(), true);
    plan.add(OpenItems.of(List.of(due)));
    assertThat(plan.standing().of(NudgeItem.of(due))).isNotNull().isEqualTo(stands);
    NudgePlan early = plan(at("23T08:10"), Stream.of(), true);
    early.add(OpenItems.of(List.of(due)));
    assertThat(early.standing().of(NudgeItem.of(due))).as("not due yet").isNull();
  }

  @Test
  void what_settles_matters_of_a_mailbox_is_known_where_a_card_tells_of_it() {
    NudgePlan plan = plan(at("23T10:00"), Stream.of(new NudgeItem(ANNA, "not-opened")));
    plan.add(new OpenItems(Set.of(), Set.of(), Set.of(), Map.of(ANNA, "unopened ", BO, "x")));
    assertThat(plan.standing().of(NudgeItem.around(ANNA))).isEqualTo("unopened ");
    assertThat(plan.standing().of(NudgeItem.around(BO))).isNull();
  }
}
