package se.svarsvakt.sync.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Parallel;
import se.svarsvakt.sync.notification.SubscriptionAnswer.LiveSubscription;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;

class ChangeSubscriptionStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant LATER = NOON.plus(Duration.ofDays(7));
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final MailboxId BO = new MailboxId("bo");

  /** What holds on every database. */
  abstract static class Contract {
    private JdbcChangeSubscriptions subscriptions;
    private JdbcNotedMailboxes noted;

    abstract Database database();

    @BeforeEach
    void prepare() {
      Database empty = database();
      subscriptions = new JdbcChangeSubscriptions(empty.named());
      noted = new JdbcNotedMailboxes(empty.named());
      subscriptions.add(List.of(ANNA, BO), NOON);
    }

    private void made(MailboxId mailbox, String id) {
      subscriptions.made(
          mailbox, new LiveSubscription(id, LATER), "here", NOON.plus(Duration.ofDays(4)));
    }

    private ChangeSubscription row(MailboxId mailbox) {
      return subscriptions.some(List.of(mailbox), 1).getFirst();
    }

    @Test
    void what_is_added_twice_is_there_once_and_stays_as_it_is() {
      made(ANNA, "one");
      subscriptions.add(List.of(ANNA, BO), NOON.plusSeconds(9));
      assertThat(subscriptions.mailboxes()).containsExactlyInAnyOrder(ANNA, BO);
      assertThat(row(ANNA)).isEqualTo(new ChangeSubscription(ANNA, "one", LATER, 0, "here"));
      assertThat(subscriptions.due(NOON, 9))
          .containsExactly(new ChangeSubscription(BO, null, null, 0, ""));
    }

    @Test
    void what_failed_is_due_later_and_what_was_there_stays() {
      made(ANNA, "one");
      subscriptions.failed(ANNA, "TooManyRequests", NOON.plusSeconds(60));
      assertThat(subscriptions.due(NOON.plusSeconds(60), 9))
          .contains(new ChangeSubscription(ANNA, "one", LATER, 1, "here"));
      subscriptions.failed(ANNA, "x".repeat(500), NOON.plusSeconds(90));
      assertThat(row(ANNA).attempts()).isEqualTo(2);
      made(ANNA, "one");
      assertThat(subscriptions.coverage(NOON).failure()).isEmpty();
    }

    @Test
    void one_that_is_gone_is_due_at_once_and_another_of_its_mailbox_stays() {
      made(ANNA, "two");
      subscriptions.gone(ANNA, "one", NOON);
      assertThat(row(ANNA).id()).isEqualTo("two");
      subscriptions.gone(ANNA, "two", NOON);
      ChangeSubscription after = row(ANNA);
      assertThat(after.id()).isNull();
      assertThat(after.hadOne()).isTrue();
      assertThat(subscriptions.due(NOON, 9)).contains(after);
    }

    @Test
    void what_was_made_with_another_address_is_due() {
      made(ANNA, "one");
      subscriptions.madeOtherwise("here", NOON);
      assertThat(subscriptions.due(NOON, 9)).hasSize(1);
      subscriptions.madeOtherwise("there", NOON);
      assertThat(subscriptions.due(NOON, 9)).hasSize(2);
    }

    @Test
    void coverage_counts_those_that_live() {
      made(ANNA, "one");
      subscriptions.failed(BO, "ErrorAccessDenied", LATER);
      noted.note(List.of(ANNA), NOON);
      assertThat(subscriptions.coverage(NOON))
          .isEqualTo(
              new SubscriptionCoverage(
                  2, 1, 1, 1, Optional.of(NOON), Optional.of("ErrorAccessDenied")));
      assertThat(subscriptions.coverage(LATER).live()).isZero();
      List.of(ANNA, BO).forEach(subscriptions::remove);
      assertThat(subscriptions.isAny()).isFalse();
      assertThat(subscriptions.coverage(NOON))
          .isEqualTo(new SubscriptionCoverage(0, 0, 0, 0, Optional.empty(), Optional.empty()));
    }

    @Test
    void a_note_stays_until_a_reading_that_began_after_it() {
      noted.note(List.of(ANNA), NOON);
      NotedMailbox first = noted.due(NOON, 9).getFirst();
      assertThat(first).isEqualTo(new NotedMailbox(ANNA, 1, 0));
      noted.note(List.of(ANNA), NOON.plusSeconds(1)); // while it is read
      noted.read(first, NOON.plusSeconds(2));
      assertThat(noted.due(NOON.plusSeconds(21), 9)).isEmpty();
      NotedMailbox second = noted.due(NOON.plusSeconds(22), 9).getFirst();
      noted.read(second, NOON.plusSeconds(23));
      assertThat(noted.due(LATER, 9)).isEmpty();
    }

    @Test
    void what_changes_again_and_again_is_read_every_twenty_seconds() {
      noted.note(List.of(ANNA), NOON);
      noted.read(noted.due(NOON, 9).getFirst(), NOON);
      noted.note(List.of(ANNA), NOON.plusSeconds(3));
      noted.note(List.of(ANNA), NOON.plusSeconds(6));
      assertThat(noted.due(NOON.plusSeconds(22), 9)).isEmpty();
      assertThat(noted.due(NOON.plusSeconds(23), 9)).hasSize(1);
    }

    @Test
    void a_clock_that_was_ahead_delays_no_reading() {
      noted.note(List.of(ANNA), LATER);
      noted.read(noted.due(LATER, 9).getFirst(), LATER);
      noted.note(List.of(ANNA), NOON);
      assertThat(noted.due(NOON, 9)).hasSize(1);
    }

    @Test
    void what_could_not_be_read_waits_and_keeps_nobody_waiting() {
      noted.note(List.of(ANNA, BO), NOON);
      noted.notRead(noted.due(NOON, 1).getFirst(), NOON.plusSeconds(30));
      assertThat(noted.due(NOON, 9)).extracting(NotedMailbox::mailbox).containsExactly(BO);
      noted.note(List.of(ANNA), NOON.plusSeconds(1)); // told again, and no sooner
      assertThat(noted.due(NOON.plusSeconds(29), 9)).hasSize(1);
      assertThat(noted.due(NOON.plusSeconds(30), 9)).contains(new NotedMailbox(ANNA, 2, 1));
    }

    @Test
    void of_a_mailbox_that_is_not_watched_nothing_is_noted() {
      noted.note(List.of(new MailboxId("stranger")), NOON);
      assertThat(noted.due(NOON, 9)).isEmpty();
      assertThat(subscriptions.mailboxes()).isEqualTo(Set.of(ANNA, BO));
    }

    @Test
    void nodes_that_note_the_same_mailboxes_at_once_wait_for_nobody() {
      List<MailboxId> many =
          IntStream.range(0, 600).mapToObj(number -> new MailboxId("m" + number)).toList();
      subscriptions.add(many, NOON);
      Parallel.forEach(
          List.of(1, 2, 3, 4, 5, 6),
          6,
          number -> noted.note(number % 2 == 0 ? many : many.reversed(), NOON));
      assertThat(noted.due(NOON, 1_000)).hasSize(600).allMatch(each -> each.notes() == 6);
    }
  }

  @Nested
  class OnH2 extends Contract {
    @Override
    Database database() {
      return Databases.h2();
    }
  }

  @Nested
  class OnPostgres extends Contract {
    @Override
    Database database() {
      return Databases.postgres();
    }
  }
}
