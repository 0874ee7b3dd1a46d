package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    Outbox outbox = in(database);
    DeliveryLog deliveries = new JdbcDeliveryLog(database.jdbc());
    Outbox.Lease lease =
        outbox.lease(digest, new Outbox.LeaseRequest("one/1/1", morning)).orElseThrow();
    outbox.finished(lease, new NudgeReport(digest, "bot", new Delivery.Sent("7")));
    assertThat(outbox.told(items))
        .containsExactly(Map.entry(items.getFirst(), Map.of(anna, morning)));
    deliveries.opened(receipt(lease, items, new MailboxId("bo")), hour);
    deliveries.opened(receipt(lease, items, anna), morning);
    assertThat(outbox.seenBy(List.of(anna), morning, hour)).isEmpty();
    deliveries.opened(receipt(lease, items, anna), hour);
    assertThat(outbox.seenBy(List.of(anna), morning, hour))
        .containsExactly(Map.entry(anna, Set.copyOf(items)));
    assertThat(outbox.seenBy(List.of(anna), morning, hour.minusSeconds(1))).isEmpty();
    assertThat(outbox.seenBy(List.of(anna), hour, hour)).isEmpty();
    for (int refresh = 1; refresh <= 50; refresh++) {
      deliveries.opened(receipt(lease, items, anna), hour.plusSeconds(refresh));
    }
    assertThat(rows(database, "anna")).as("once for a reminder").isEqualTo(1);
    notNoted(database, outbox, deliveries);
  }

  /** A card about what is overdue is followed by no last call, nor is one about settled mail. */
  private static void notNoted(Databases.Database database, Outbox outbox, DeliveryLog deliveries) {
    Instant morning = Instant.parse("2026-11-24T07:30:00Z");
    MailboxId eva = new MailboxId("eva");
    List<NudgeItem> items = List.of(new NudgeItem(eva, "m"));
    database
        .jdbc()
        .sql(
            "insert into received_mail (mailbox_id, message_id, folder_id, received_at, verdict,"
                + " cause, whereabouts, settled_at) values ('eva', 'm', 'f', :at,"
                + " 'EXTERNAL', '', 'INBOX', :at)")
        .param("at", time(morning))
        .update();
    for (NudgeKind kind : List.of(NudgeKind.REPLY_DUE, NudgeKind.OVERDUE)) {
      PlannedNudge nudge = new PlannedNudge(kind, eva, morning, items);
      Outbox.Lease lease =
          outbox.lease(nudge, new Outbox.LeaseRequest("one/1/1", morning)).orElseThrow();
      deliveries.opened(receipt(lease, items, eva), morning.plusSeconds(60));
      database.jdbc().sql("update received_mail set settled_at = null").update();
    }
    assertThat(rows(database, "eva")).isZero();
  }

  private static int rows(Databases.Database database, String person) {
    return database
        .jdbc()
        .sql("select count(*) from seen_item where person_id = :person")
        .param("person", person)
        .query(Integer.class)
        .single();
  }

  private static DeliveryLog.Receipt receipt(
      Outbox.Lease lease, List<NudgeItem> items, MailboxId person) {
    return new DeliveryLog.Receipt(
        lease.nudge(), lease.round(), NudgeKind.REPLY_DUE, person, items, "bot", "7", "");
  }
}
