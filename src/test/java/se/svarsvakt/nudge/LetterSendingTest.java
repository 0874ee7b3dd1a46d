package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeMessage.Letter;

/** A weekly summary on its way, told by programs that share a store. */
class LetterSendingTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T07:00:00Z");
  private static final MailboxId CHEF = new MailboxId("chef");
  private static final PlannedNudge WEEK =
      new PlannedNudge(
          NudgeKind.WEEKLY_SUMMARY, CHEF, MONDAY, List.of(new NudgeItem(CHEF, "2026-W47")));

  private final MemoryOutbox outbox = new MemoryOutbox();
  private final MemoryDeliveries deliveries = new MemoryDeliveries();
  private final Scripted mail = new Scripted("mail", new Delivery.Sent());
  private final Scripted bot = new Scripted("bot", new Delivery.Sent("card"));

  private NudgeSender node(String host) {
    Clock clock = Clock.fixed(MONDAY, ZoneOffset.UTC);
    return new NudgeSender(
        outbox,
        new NudgeDispatch(new Route(List.of(List.of(mail, bot))), deliveries, clock),
        new NudgeMessageWriter(mails -> Map.of(), NudgeScene.POLICY),
        host,
        clock);
  }

  private static NudgeMessage written(long chain) {
    return new NudgeMessage(
        NudgeKind.WEEKLY_SUMMARY,
        CHEF,
        chain,
        "",
        "Vecka 47",
        List.of(),
        WEEK.items(),
        MONDAY,
        MONDAY,
        Optional.of(new Letter("<p>", List.of("94 %"), Optional.empty(), "Öppna")));
  }

  private List<String> sent(NudgeSender node) {
    return node.send(WEEK, MONDAY, LetterSendingTest::written).stream()
        .map(report -> report.channel() + " " + report.status())
        .toList();
  }

  @Test
  void it_goes_by_mail_and_card_once_whatever_number_of_nodes() {
    assertThat(sent(node("one"))).containsExactlyInAnyOrder("mail SENT", "bot SENT");
    assertThat(sent(node("two"))).isEmpty();
    assertThat(sent(node("one"))).isEmpty();
    assertThat(node("two").unfinished(List.of(WEEK))).isEmpty();
    assertThat(mail.deliveries + bot.deliveries).isEqualTo(2);
  }

  @Test
  void while_one_node_is_at_it_no_other_is() {
    outbox.lease(WEEK, new Outbox.LeaseRequest("one/1/0", MONDAY));
    assertThat(sent(node("two"))).isEmpty();
    assertThat(node("two").unfinished(List.of(WEEK))).containsExactly(WEEK);
  }

  @Test
  void what_another_node_took_meanwhile_is_left_to_it() {
    deliveries.elsewhere = true;
    assertThat(sent(node("one"))).isEmpty();
    assertThat(mail.deliveries + bot.deliveries).isZero();
    deliveries.elsewhere = false;
    assertThat(sent(node("one"))).containsExactlyInAnyOrder("mail SENT", "bot SENT");
  }

  @Test
  void whoever_is_stopped_begins_no_further_nudge() {
    Thread.currentThread().interrupt();
    assertThat(sent(node("one"))).isEmpty();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(sent(node("two"))).hasSize(2);
  }

  @Test
  void whoever_is_stopped_on_the_way_begins_nothing_and_gives_it_back() {
    NudgeSender node = node("one");
    List<NudgeReport> reports =
        node.send(
            WEEK,
            MONDAY,
            chain -> {
              Thread.currentThread().interrupt();
              return written(chain);
            });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(reports).hasSize(2).allMatch(NudgeReport::isFailed);
    assertThat(mail.deliveries + bot.deliveries).isZero();
    assertThat(sent(node("two"))).containsExactlyInAnyOrder("mail SENT", "bot SENT");
  }

  @Test
  void after_a_kill_before_anything_was_tried_it_is_sent() {
    outbox.lease(WEEK, new Outbox.LeaseRequest("one/1/0", MONDAY.minusSeconds(1_000)));
    assertThat(sent(node("two"))).containsExactlyInAnyOrder("mail SENT", "bot SENT");
  }

  @Test
  void after_a_kill_while_the_mail_was_sent_it_is_marked_and_not_sent_again() {
    Outbox.Lease lease =
        outbox
            .lease(WEEK, new Outbox.LeaseRequest("one/1/0", MONDAY.minusSeconds(1_000)))
            .orElseThrow();
    deliveries.begin(lease, "mail", MONDAY.minusSeconds(1_000));
    assertThat(sent(node("two"))).containsExactlyInAnyOrder("mail SKIPPED", "bot SENT");
    assertThat(mail.deliveries).isZero();
    assertThat(deliveries.of(lease).get("mail")).isInstanceOf(Delivery.Uncertain.class);
  }

  @Test
  void what_cannot_be_written_is_tried_again_and_harms_no_other() {
    List<NudgeReport> reports =
        node("one")
            .send(
                WEEK,
                MONDAY,
                _ -> {
                  throw new IllegalStateException("no words");
                });
    assertThat(reports).extracting(NudgeReport::status).containsExactly("FAILED");
    assertThat(sent(node("one"))).containsExactlyInAnyOrder("mail SENT", "bot SENT");
  }
}
