package se.svarsvakt.sync.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.notification.ChangeNotification.Kind;
import se.svarsvakt.sync.notification.SubscriptionAnswer.LiveSubscription;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;
import se.svarsvakt.testing.MovingClock;
import tools.jackson.databind.json.JsonMapper;

class NotificationReceiverTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final MailboxId ANNA = new MailboxId("11111111-aaaa-4000-8000-000000000001");
  private static final MailboxId BO = new MailboxId("11111111-aaaa-4000-8000-000000000002");

  private final Database database = Databases.h2();
  private final MovingClock clock = new MovingClock(NOON);
  private final ClientState states = new ClientState(new KeyedHash(new byte[32]));
  private final JdbcChangeSubscriptions subscriptions =
      new JdbcChangeSubscriptions(database.named());
  private final JdbcNotedMailboxes noted = new JdbcNotedMailboxes(database.named());
  private final NotificationReceiver receiver =
      new NotificationReceiver(states, subscriptions, noted, clock);

  @BeforeEach
  void subscribe() {
    subscriptions.add(List.of(ANNA, BO), NOON);
    Stream.of(ANNA, BO)
        .forEach(
            mailbox ->
                subscriptions.made(
                    mailbox,
                    new LiveSubscription("of-" + mailbox, NOON.plus(Duration.ofDays(7))),
                    "here",
                    NOON.plus(Duration.ofDays(4))));
  }

  private ChangeNotification told(MailboxId mailbox, Kind kind) {
    return new ChangeNotification("of-" + mailbox, states.of(mailbox), kind);
  }

  @Test
  void a_storm_is_one_note_a_mailbox() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(receiver.take(List.of(told(ANNA, Kind.CHANGED), told(BO, Kind.CHANGED)))).isTrue();
    }
    receiver.note();
    assertThat(noted.due(NOON, 9))
        .containsExactly(new NotedMailbox(ANNA, 1, 0), new NotedMailbox(BO, 1, 0));
    receiver.note();
    assertThat(noted.due(NOON, 9)).extracting(NotedMailbox::notes).containsOnly(1L);
  }

  private @Nullable String idOf(MailboxId mailbox) {
    return subscriptions.some(List.of(mailbox), 1).getFirst().id();
  }

  @Test
  void what_is_told_of_subscriptions_is_noted() {
    assertThat(subscriptions.due(NOON, 9)).isEmpty();
    receiver.take(
        List.of(told(ANNA, Kind.REAUTHORIZATION_REQUIRED), told(BO, Kind.SUBSCRIPTION_REMOVED)));
    receiver.note();
    assertThat(subscriptions.due(NOON, 9))
        .extracting(ChangeSubscription::mailbox)
        .containsExactly(ANNA, BO);
    assertThat(idOf(ANNA)).isNotNull();
    assertThat(idOf(BO)).isNull();
    assertThat(noted.due(NOON, 9)).extracting(NotedMailbox::mailbox).containsExactly(BO);
  }

  @Test
  void what_is_told_of_a_subscription_that_was_replaced_changes_nothing_of_the_new_one() {
    receiver.take(List.of(new ChangeNotification("old", states.of(BO), Kind.SUBSCRIPTION_REMOVED)));
    receiver.note();
    assertThat(idOf(BO)).isNotNull();
    assertThat(noted.due(NOON, 9)).hasSize(1); // to read is no harm
  }

  @Test
  void what_could_not_be_noted_is_noted_later() {
    receiver.take(List.of(told(ANNA, Kind.MISSED)));
    database.jdbc().sql("alter table change_subscription rename to away").update();
    try {
      assertThatThrownBy(receiver::note).isInstanceOf(DataAccessException.class);
      receiver.take(List.of(told(BO, Kind.CHANGED)));
    } finally {
      database.jdbc().sql("alter table away rename to change_subscription").update();
    }
    receiver.note();
    assertThat(noted.due(NOON, 9)).hasSize(2);
  }

  @Test
  void a_client_state_is_short_enough_for_graph_and_shows_nothing_of_the_key() {
    String state = states.of(ANNA);
    assertThat(state).hasSizeLessThanOrEqualTo(128).startsWith(ANNA.value() + ".");
    assertThat(states.mailbox(state)).contains(ANNA);
    assertThat(another().of(ANNA)).isNotEqualTo(state);
  }

  private static ClientState another() {
    byte[] key = new byte[32];
    key[0] = 1;
    return new ClientState(new KeyedHash(key));
  }

  @Test
  void what_was_not_made_with_our_key_is_of_nobody() {
    String state = states.of(ANNA);
    List<String> others =
        List.of(
            "",
            ".",
            " .",
            ANNA.value(),
            ANNA.value() + ".",
            state + "x",
            state.replace(ANNA.value(), BO.value()),
            state.toUpperCase(java.util.Locale.ROOT),
            another().of(ANNA));
    assertThat(others).allMatch(each -> states.mailbox(each).isEmpty());
  }

  @Test
  void the_shapes_that_graph_sends_are_understood() {
    String body =
        """
        {"value": [
          {"subscriptionId": "1", "clientState": "a", "changeType": "created",
           "resource": "Users/x/Messages/y", "resourceData": {"id": "y"}},
          {"subscriptionId": "1", "clientState": "a", "lifecycleEvent": "missed"},
          {"subscriptionId": "1", "clientState": "a", "lifecycleEvent": "subscriptionRemoved",
           "changeType": "updated"},
          {"subscriptionId": "1", "clientState": "a", "lifecycleEvent": "ReauthorizationRequired"},
          {"subscriptionId": "1", "clientState": "a", "lifecycleEvent": "somethingNew"},
          {"subscriptionId": 1, "clientState": null}, "text", null]}
        """;
    assertThat(ChangeNotification.read(JsonMapper.shared().readTree(body)))
        .extracting(ChangeNotification::kind)
        .startsWith(
            Kind.CHANGED,
            Kind.MISSED,
            Kind.SUBSCRIPTION_REMOVED,
            Kind.REAUTHORIZATION_REQUIRED,
            Kind.MISSED)
        .hasSize(8);
  }

  @Test
  void who_asks_whether_all_is_noted_waits_for_whoever_has_it_in_hand() throws Exception {
    CountDownLatch inHand = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    NamedParameterJdbcTemplate slow =
        new NamedParameterJdbcTemplate(database.named().getJdbcOperations()) {
          @Override
          public int[] batchUpdate(String sql, Map<String, ?>[] values) {
            inHand.countDown();
            try {
              goOn.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            throw new DataAccessResourceFailureException("gone");
          }
        };
    NotificationReceiver failing =
        new NotificationReceiver(states, subscriptions, new JdbcNotedMailboxes(slow), clock);
    failing.take(List.of(told(ANNA, Kind.CHANGED)));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> first = threads.submit(failing::noteNow);
      inHand.await();
      Future<Boolean> second = threads.submit(failing::noteNow);
      goOn.countDown();
      assertThat(first.get()).isFalse();
      assertThat(second.get()).isFalse();
    }
    assertThat(noted.due(NOON, 9)).isEmpty();
  }
}
