package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.DeliveryLog.Receipt;
import se.svarsvakt.nudge.Outbox.Lease;
import se.svarsvakt.testing.Databases;

/** The ways that nudges took, as both databases keep them beside the outbox. */
class DeliveryLogTest {
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final Instant MORNING = Instant.parse("2026-11-23T07:30:00Z");
  private static final Delivery SENT = new Delivery.Sent("card-1");

  @Nested
  class OnH2 extends Contract {
    @Override
    Databases.Database database() {
      return Databases.h2();
    }
  }

  @Nested
  class OnPostgreSql extends Contract {
    @Override
    Databases.Database database() {
      return Databases.postgres();
    }
  }

  /** What holds on each database. */
  abstract static class Contract {
    private Outbox outbox = new MemoryOutbox();
    private DeliveryLog deliveries = new MemoryDeliveries();

    abstract Databases.Database database();

    @BeforeEach
    final void begin() {
      Databases.Database database = database();
      outbox = new JdbcOutbox(database.jdbc(), database.transactions());
      deliveries = new JdbcDeliveryLog(database.jdbc());
    }

    private static PlannedNudge about(String... ids) {
      List<NudgeItem> items = Arrays.stream(ids).map(id -> new NudgeItem(ANNA, id)).toList();
      return new PlannedNudge(NudgeKind.REPLY_DUE, ANNA, MORNING, items);
    }

    private Lease take(String... ids) {
      return outbox.lease(about(ids), new Outbox.LeaseRequest("one/1/1", MORNING)).orElseThrow();
    }

    private void finish(Lease taken, Delivery delivery) {
      outbox.finished(taken, new NudgeReport(about("m"), "bot", delivery));
    }

    private void send(Lease taken) {
      deliveries.begin(taken, "bot", MORNING);
      deliveries.record(taken, "bot", SENT);
    }

    @Test
    void whoever_slept_until_another_took_it_begins_nothing() {
      Lease slept = take("m");
      Instant later = MORNING.plusSeconds(1_000);
      Lease taken =
          outbox.lease(about("m"), new Outbox.LeaseRequest("two/1/1", later)).orElseThrow();
      assertThatThrownBy(() -> deliveries.begin(slept, "bot", later)).isInstanceOf(LeaseLost.class);
      assertThat(deliveries.of(taken)).isEmpty();
      send(taken);
      finish(taken, SENT);
      assertThatThrownBy(() -> deliveries.begin(slept, "bot", later)).isInstanceOf(LeaseLost.class);
      assertThat(deliveries.of(taken)).containsEntry("bot", SENT);
    }

    @Test
    void that_it_arrived_is_not_forgotten_for_what_a_sleeper_tells_later() {
      Lease slept = take("m");
      deliveries.begin(slept, "bot", MORNING);
      Instant later = MORNING.plusSeconds(1_000);
      Lease taken =
          outbox.lease(about("m"), new Outbox.LeaseRequest("two/1/1", later)).orElseThrow();
      send(taken);
      deliveries.record(slept, "bot", new Delivery.Failed("throttled"));
      assertThat(deliveries.of(taken)).containsEntry("bot", SENT);
    }

    @Test
    void what_a_sleeper_tells_is_known_where_it_arrived_and_not_sent_once_more() {
      Lease slept = take("m");
      deliveries.begin(slept, "bot", MORNING);
      Instant later = MORNING.plusSeconds(1_000);
      Lease taken =
          outbox.lease(about("m"), new Outbox.LeaseRequest("two/1/1", later)).orElseThrow();
      deliveries.record(slept, "bot", new Delivery.Failed("throttled"));
      assertThat(deliveries.of(taken)).containsEntry("bot", new Delivery.Started());
      deliveries.record(slept, "bot", SENT);
      assertThatThrownBy(() -> deliveries.begin(taken, "bot", later)).isInstanceOf(LeaseLost.class);
      assertThat(deliveries.of(taken)).containsEntry("bot", SENT);
    }

    @Test
    void a_lease_holds_on_from_what_was_begun_last() {
      Lease taken = take("m");
      deliveries.begin(taken, "bot", MORNING.plusSeconds(800));
      Instant later = MORNING.plusSeconds(1_000);
      assertThat(outbox.lease(about("m"), new Outbox.LeaseRequest("two/1/1", later))).isEmpty();
    }

    @Test
    void what_was_tried_is_known_before_and_after() {
      Lease taken = take("m");
      assertThat(deliveries.of(taken)).isEmpty();
      deliveries.begin(taken, "bot", MORNING);
      assertThat(deliveries.of(taken)).containsEntry("bot", new Delivery.Started()).hasSize(1);
      deliveries.record(taken, "bot", SENT);
      assertThat(deliveries.of(taken)).containsEntry("bot", SENT);
    }

    @Test
    void whoever_goes_on_after_a_crash_finds_the_same_round() {
      send(take("m"));
      Lease again = take("m");
      assertThat(again.round()).isEqualTo(1);
      assertThat(deliveries.of(again)).containsEntry("bot", SENT);
    }

    @Test
    void what_joins_after_a_crash_is_told_in_another_round() {
      send(take("m"));
      Lease joined = take("m", "n");
      assertThat(joined.round()).isEqualTo(2);
      assertThat(deliveries.of(joined)).isEmpty();
    }

    @Test
    void what_joins_where_one_of_two_ways_failed_is_told_by_both() {
      Lease taken = take("m");
      send(taken);
      deliveries.begin(taken, "activity-feed", MORNING);
      deliveries.record(taken, "activity-feed", new Delivery.Failed("throttled"));
      finish(taken, new Delivery.Failed("throttled"));
      assertThat(take("m").round()).isEqualTo(1);
      assertThat(take("m", "n").round()).isEqualTo(2);
    }

    @Test
    void a_card_is_found_with_all_that_it_is_about() {
      send(take("m", "n"));
      Receipt receipt = deliveries.receipts("bot", MORNING).getFirst();
      assertThat(receipt.items()).isEqualTo(about("m", "n").items());
      assertThat(receipt.person()).isEqualTo(ANNA);
      assertThat(deliveries.receipts("bot", MORNING.plusSeconds(1))).isEmpty();
      assertThat(deliveries.receipts("mail", MORNING)).isEmpty();
    }

    @Test
    void cards_are_read_some_at_a_time_the_latest_first_and_each_once() {
      for (int n = 0; n < 7; n++) {
        MailboxId person = new MailboxId("person" + n);
        PlannedNudge nudge = about("m", "n").to(person);
        Lease taken =
            outbox.lease(nudge, new Outbox.LeaseRequest("one/1/1", MORNING)).orElseThrow();
        deliveries.begin(taken, "bot", MORNING.plusSeconds(n / 3)); // some at the same time
        deliveries.record(taken, "bot", SENT);
      }
      List<Receipt> read = new ArrayList<>();
      List<Receipt> some;
      do {
        Optional<Receipt> last = read.isEmpty() ? Optional.empty() : Optional.of(read.getLast());
        some = deliveries.receipts("bot", MORNING, last, 2);
        read.addAll(some);
      } while (!some.isEmpty());
      assertThat(read).isEqualTo(deliveries.receipts("bot", MORNING)).hasSize(7);
      assertThat(read).allSatisfy(card -> assertThat(card.items()).hasSize(2));
      assertThat(read.getFirst().person()).isEqualTo(new MailboxId("person6"));
    }

    @Test
    void a_card_is_found_by_its_number_for_its_own_person_alone() {
      send(take("m"));
      assertThat(deliveries.receipts("bot", MORNING, ANNA, "card-1")).hasSize(1);
      assertThat(deliveries.receipts("bot", MORNING, ANNA, "card-2")).isEmpty();
      assertThat(deliveries.receipts("bot", MORNING, new MailboxId("bo"), "card-1")).isEmpty();
    }

    @Test
    void what_a_card_shows_is_remembered() {
      send(take("m"));
      deliveries.shows(deliveries.receipts("bot", MORNING).getFirst(), "truth");
      assertThat(deliveries.receipts("bot", MORNING))
          .extracting(Receipt::shown)
          .containsExactly("truth");
    }
  }
}
