package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.nudge.NudgeScene.ANNA;
import static se.svarsvakt.nudge.NudgeScene.at;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.svarsvakt.policy.NudgeWays;
import se.svarsvakt.policy.NudgeWays.InTeams;

/** One nudge on its ways: the next is tried where one does not reach, and nothing goes twice. */
class NudgeDispatchTest {
  private static final Outbox.Lease TAKEN = new Outbox.Lease("nudge", 1, 7, "one/1/1");
  private static final Delivery SENT = new Delivery.Sent("card-1");
  private static final Delivery BLOCKED = new Delivery.Skipped("the person blocked the bot");
  private static final Delivery PAUSE = Delivery.Failed.FOR_A_PAUSE;
  private static final Delivery FAILED = new Delivery.Failed("throttled");

  private final MemoryDeliveries deliveries = new MemoryDeliveries();

  private Instant now = at("23T08:30");

  private List<NudgeReport> send(InTeams choice, Scripted bot, Scripted feed, Scripted mail) {
    Route route =
        Route.under(
            new NudgeWays(Optional.of(choice), true),
            new Route.Channels(feed, Optional.of(bot), Optional.of(mail)));
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    PlannedNudge nudge =
        new PlannedNudge(
            NudgeKind.REPLY_DUE, ANNA, at("23T08:30"), List.of(new NudgeItem(ANNA, "m")));
    NudgeMessage message =
        new NudgeMessage(
            nudge.kind(),
            ANNA,
            7,
            "",
            "En",
            List.of(),
            nudge.items(),
            nudge.plannedFor(),
            nudge.plannedFor());
    NudgeDispatch dispatch = new NudgeDispatch(route, deliveries, clock);
    return NudgeReport.of(nudge, dispatch.send(TAKEN, nudge.plannedFor(), message));
  }

  private static Scripted bot(Delivery... answers) {
    return new Scripted("bot", answers);
  }

  private static Scripted feed(Delivery... answers) {
    return new Scripted("activity-feed", true, answers);
  }

  private static Scripted mail(Delivery... answers) {
    return new Scripted("mail", answers);
  }

  private static List<String> lines(List<NudgeReport> reports) {
    return reports.stream().map(report -> report.channel() + " " + report.status()).toList();
  }

  @Test
  void what_the_bot_delivers_goes_no_other_way() {
    Scripted feed = feed(SENT);
    assertThat(lines(send(InTeams.BOT, bot(SENT), feed, mail()))).containsExactly("bot SENT");
    assertThat(feed.deliveries).isZero();
    assertThat(deliveries.of(TAKEN)).containsEntry("bot", SENT);
  }

  @Test
  void whoever_blocked_the_bot_is_told_in_the_feed_and_then_by_mail() {
    assertThat(lines(send(InTeams.BOT, bot(BLOCKED), feed(SENT), mail())))
        .containsExactly("activity-feed SENT");
    assertThat(deliveries.log)
        .containsExactly(
            "bot Started", "bot Skipped", "activity-feed Started", "activity-feed Sent");
  }

  @Test
  void mail_goes_to_whom_nothing_in_teams_reaches() {
    assertThat(lines(send(InTeams.BOT, bot(BLOCKED), feed(BLOCKED), mail(SENT))))
        .containsExactly("mail SENT");
  }

  @Test
  void whom_nothing_reaches_is_reported_once_with_the_last_reason() {
    List<NudgeReport> reports =
        send(InTeams.BOTH, bot(BLOCKED), feed(BLOCKED), mail(new Delivery.Skipped("no mailbox")));
    assertThat(lines(reports)).containsExactly("mail SKIPPED");
    assertThat(reports.getFirst().reason()).isEqualTo("no mailbox");
  }

  @Test
  void what_failed_for_a_passing_reason_goes_no_other_way_and_is_tried_again() {
    assertThat(lines(send(InTeams.BOT, bot(FAILED), feed(), mail()))).containsExactly("bot FAILED");
    assertThat(lines(send(InTeams.BOT, bot(SENT), feed(), mail()))).containsExactly("bot SENT");
  }

  @Test
  void what_fails_twice_is_not_waited_for() {
    send(InTeams.BOT, bot(FAILED), feed(), mail());
    assertThat(lines(send(InTeams.BOT, bot(FAILED), feed(SENT), mail())))
        .containsExactly("activity-feed SENT");
  }

  @Test
  void a_pause_is_no_failure_and_another_way_is_gone_only_when_it_is_late() {
    for (int pass = 0; pass < 3; pass++) {
      assertThat(lines(send(InTeams.BOT, bot(PAUSE, PAUSE), feed(), mail())))
          .containsExactly("bot FAILED");
    }
    now = at("23T08:41");
    assertThat(lines(send(InTeams.BOT, bot(PAUSE, PAUSE), feed(SENT), mail())))
        .containsExactly("activity-feed SENT");
  }

  @Test
  void who_was_refused_for_a_pause_waits_for_another_turn_at_once() {
    assertThat(lines(send(InTeams.BOT, bot(PAUSE, SENT), feed(), mail())))
        .containsExactly("bot SENT");
    assertThat(deliveries.log)
        .containsExactly("bot Started", "bot Failed", "bot Started", "bot Sent");
  }

  @Test
  void a_pause_does_not_count_as_the_first_of_two_failures() {
    send(InTeams.BOT, bot(PAUSE, PAUSE), feed(), mail());
    assertThat(lines(send(InTeams.BOT, bot(FAILED), feed(), mail()))).containsExactly("bot FAILED");
  }

  @Test
  void without_a_turn_nothing_is_looked_at_or_written_down() {
    Scripted bot = bot();
    bot.turns = false;
    assertThat(lines(send(InTeams.BOT, bot, feed(), mail()))).containsExactly("bot FAILED");
    assertThat(deliveries.log).isEmpty();
    assertThat(deliveries.of(TAKEN)).isEmpty();
  }

  @Test
  void of_both_ways_the_one_that_arrived_is_not_gone_again() {
    assertThat(lines(send(InTeams.BOTH, bot(SENT), feed(FAILED), mail())))
        .containsExactly("bot SENT", "activity-feed FAILED");
    assertThat(lines(send(InTeams.BOTH, bot(), feed(SENT), mail())))
        .containsExactly("bot SENT", "activity-feed SENT");
  }

  @Test
  void a_card_of_which_it_is_unknown_whether_it_arrived_is_marked_and_not_sent_again() {
    deliveries.begin(TAKEN, "bot", at("23T08:30"));
    List<NudgeReport> reports = send(InTeams.BOT, bot(), feed(), mail());
    assertThat(lines(reports)).containsExactly("bot SKIPPED");
    assertThat(reports.getFirst().reason()).contains("not sent again");
    assertThat(deliveries.of(TAKEN).values())
        .singleElement()
        .isInstanceOf(Delivery.Uncertain.class);
  }

  @Test
  void a_notification_of_which_it_is_unknown_whether_it_arrived_is_sent_again() {
    deliveries.record(TAKEN, "bot", new Delivery.Skipped("blocked"));
    deliveries.begin(TAKEN, "activity-feed", at("23T08:30"));
    assertThat(lines(send(InTeams.BOT, bot(), feed(SENT), mail())))
        .containsExactly("activity-feed SENT");
  }

  @Test
  void a_notification_whose_answer_was_lost_goes_once_more_and_then_another_way() {
    Delivery lost = new Delivery.Uncertain("no answer came");
    Scripted feed = feed(lost, lost);
    assertThat(lines(send(InTeams.ACTIVITY_FEED, bot(), feed, mail())))
        .containsExactly("activity-feed FAILED");
    assertThat(lines(send(InTeams.ACTIVITY_FEED, bot(SENT), feed, mail())))
        .containsExactly("bot SENT");
    assertThat(lines(send(InTeams.ACTIVITY_FEED, bot(), feed, mail()))).containsExactly("bot SENT");
    assertThat(feed.deliveries).isEqualTo(2);
  }

  @Test
  void whom_only_the_feed_reaches_gets_no_third_one() {
    Delivery lost = new Delivery.Uncertain("no answer came");
    Scripted feed = feed(lost, lost);
    send(InTeams.ACTIVITY_FEED, bot(BLOCKED), feed, mail(BLOCKED));
    send(InTeams.ACTIVITY_FEED, bot(BLOCKED), feed, mail(BLOCKED));
    send(InTeams.ACTIVITY_FEED, bot(BLOCKED), feed, mail(BLOCKED));
    assertThat(feed.deliveries).isEqualTo(2);
  }

  @Test
  void what_was_lost_once_and_then_taken_goes_no_other_way() {
    Scripted feed = feed(new Delivery.Uncertain("no answer came"), SENT);
    send(InTeams.ACTIVITY_FEED, bot(), feed, mail());
    assertThat(lines(send(InTeams.ACTIVITY_FEED, bot(), feed, mail())))
        .containsExactly("activity-feed SENT");
  }

  @Test
  void a_pause_after_an_answer_that_was_lost_does_not_let_it_ring_a_third_time() {
    Delivery lost = new Delivery.Uncertain("no answer came");
    Scripted feed = feed(lost, PAUSE, PAUSE, lost);
    send(InTeams.ACTIVITY_FEED, bot(BLOCKED), feed, mail(BLOCKED));
    assertThat(lines(send(InTeams.ACTIVITY_FEED, bot(), feed, mail())))
        .containsExactly("activity-feed FAILED");
    for (int pass = 0; pass < 3; pass++) {
      send(InTeams.ACTIVITY_FEED, bot(BLOCKED), feed, mail(BLOCKED));
    }
    assertThat(feed.deliveries).isEqualTo(4);
  }

  @Test
  void a_failure_after_an_answer_that_was_lost_is_the_second_one() {
    Delivery lost = new Delivery.Uncertain("no answer came");
    Scripted feed = feed(lost, FAILED, lost);
    send(InTeams.ACTIVITY_FEED, bot(), feed, mail());
    assertThat(lines(send(InTeams.ACTIVITY_FEED, bot(FAILED), feed, mail())))
        .containsExactly("bot FAILED");
    assertThat(lines(send(InTeams.ACTIVITY_FEED, bot(SENT), feed, mail())))
        .containsExactly("bot SENT");
    assertThat(feed.deliveries).isEqualTo(3);
  }

  @Test
  void a_failure_before_a_pause_stays_the_first_of_two() {
    send(InTeams.BOT, bot(FAILED), feed(), mail());
    send(InTeams.BOT, bot(PAUSE, PAUSE), feed(), mail());
    assertThat(lines(send(InTeams.BOT, bot(FAILED), feed(SENT), mail())))
        .containsExactly("activity-feed SENT");
  }

  @Test
  void what_was_sent_while_the_program_was_stopped_is_written_down() {
    Scripted bot = bot(SENT);
    bot.whenSending = () -> Thread.currentThread().interrupt();
    assertThat(lines(send(InTeams.BOTH, bot, feed(), mail())))
        .containsExactly("bot SENT", "activity-feed FAILED");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(deliveries.of(TAKEN)).containsOnly(Map.entry("bot", SENT));
  }

  @Test
  void what_is_in_other_hands_goes_no_way() {
    deliveries.elsewhere = true;
    Scripted bot = bot(SENT);
    assertThatThrownBy(() -> send(InTeams.BOT, bot, feed(), mail())).isInstanceOf(LeaseLost.class);
    assertThat(bot.deliveries).isZero();
    assertThat(deliveries.log).isEmpty();
  }

  @Test
  void an_answer_that_was_lost_is_not_followed_by_a_second_mail() {
    Scripted mail = mail(new Delivery.Uncertain("no answer came"));
    Scripted blocked = bot(BLOCKED);
    assertThat(lines(send(InTeams.BOT, blocked, feed(BLOCKED), mail)))
        .containsExactly("mail SKIPPED");
    assertThat(Arrays.asList(blocked.deliveries, mail.deliveries)).containsExactly(1, 1);
    assertThat(lines(send(InTeams.BOT, bot(), feed(), mail()))).containsExactly("mail SKIPPED");
  }
}
