package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.testing.Databases;

/** The outbox on everything it can stand on. */
class OutboxTest {
  @Nested
  class InMemory extends OutboxContract {
    @Override
    Outbox open() {
      return new MemoryOutbox();
    }
  }

  @Nested
  class OnH2 extends OutboxContract {
    @Override
    Outbox open() {
      return in(Databases.h2());
    }

    @Test
    void a_card_that_was_opened_and_what_it_tells_of_is_seen() {
      seenOn(Databases.h2());
    }
  }

  @Nested
  class OnPostgreSql extends OutboxContract {
    @Override
    Outbox open() {
      return in(Databases.postgres());
    }

    @Test
    void a_card_that_was_opened_and_what_it_tells_of_is_seen() {
      seenOn(Databases.postgres());
    }
  }

  private static Outbox in(Databases.Database database) {
    return new JdbcOutbox(database.jdbc(), database.transactions());
  }

  private static void seenOn(Databases.Database database) {
    Instant morning = Instant.parse("2026-11-23T07:30:00Z");
    Instant hour = morning.plusSeconds(3600);
    MailboxId anna = new MailboxId("anna");
    List<NudgeItem> items = List.of(new NudgeItem(anna, "m"));
    PlannedNudge digest = new PlannedNudge(NudgeKind.REPLY_DUE, anna, morning, items);
    PlannedNudge last = new PlannedNudge(NudgeKind.LAST_CALL, anna, hour, items);
    Outbox outbox = in(database);
    DeliveryLog deliveries = new JdbcDeliveryLog(database.jdbc());
    Outbox.Lease lease =
        outbox.lease(digest, new Outbox.LeaseRequest("one/1/1", morning)).orElseThrow();
    outbox.finished(digest.identity(), new NudgeReport(digest, "bot", new Delivery.Sent("7")));
    assertThat(outbox.wasTold(List.of(anna), items.getFirst(), morning)).isTrue();
    assertThat(outbox.wasTold(List.of(anna), items.getFirst(), hour)).isFalse();
    assertThat(outbox.wasTold(List.of(new MailboxId("bo")), items.getFirst(), morning)).isFalse();
    deliveries.opened(receipt(lease, items, new MailboxId("bo")), hour);
    deliveries.opened(receipt(lease, items, anna), morning);
    assertThat(outbox.seen(last, morning, hour)).isEmpty();
    deliveries.opened(receipt(lease, items, anna), hour);
    assertThat(outbox.seen(last, morning, hour)).containsExactlyElementsOf(items);
    assertThat(outbox.seen(last, morning, hour.minusSeconds(1))).isEmpty();
    assertThat(outbox.seen(last, hour, hour)).isEmpty();
  }

  private static DeliveryLog.Receipt receipt(
      Outbox.Lease lease, List<NudgeItem> items, MailboxId person) {
    return new DeliveryLog.Receipt(
        lease.nudge(), lease.round(), NudgeKind.REPLY_DUE, person, items, "bot", "7", "");
  }
}
