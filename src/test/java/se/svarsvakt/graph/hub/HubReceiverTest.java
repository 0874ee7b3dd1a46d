package se.svarsvakt.graph.hub;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import se.svarsvakt.graph.hub.HubReceiver.HubTiming;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.notification.ClientState;
import se.svarsvakt.sync.notification.HubPartition;
import se.svarsvakt.sync.notification.HubPartition.Claim;
import se.svarsvakt.sync.notification.HubPartition.HubPosition;
import se.svarsvakt.sync.notification.JdbcChangeSubscriptions;
import se.svarsvakt.sync.notification.JdbcHubPartitions;
import se.svarsvakt.sync.notification.JdbcNotedMailboxes;
import se.svarsvakt.sync.notification.NotedMailbox;
import se.svarsvakt.sync.notification.NotificationReceiver;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;
import se.svarsvakt.testing.LocalHub;

/** Microsoft's own client against a hub on this machine. */
class HubReceiverTest {
  private static final HubTiming QUICK =
      new HubTiming(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofHours(1));

  /** Others in each test: a client that was stopped may still hand on what it had taken. */
  private final MailboxId anna = new MailboxId(UUID.randomUUID().toString());

  private final MailboxId bo = new MailboxId(UUID.randomUUID().toString());
  private final Clock clock = Clock.systemUTC();
  private final Instant now = clock.instant();
  private final Database database = Databases.h2();
  private final ClientState states = new ClientState(new KeyedHash(new byte[32]));
  private final JdbcNotedMailboxes noted = new JdbcNotedMailboxes(database.named());
  private final NotificationReceiver receiver =
      new NotificationReceiver(states, new JdbcChangeSubscriptions(database.named()), noted, clock);
  private LocalHub hub;
  private JdbcHubPartitions partitions;
  private HubClients clients;

  @BeforeEach
  void open() throws IOException {
    hub = new LocalHub(2);
    clients = HubClients.ofEmulator(hub.port(), "changes", "$Default");
    partitions = new JdbcHubPartitions(database.named(), clients.hub());
    new JdbcChangeSubscriptions(database.named())
        .add(List.of(anna, bo), now.minus(Duration.ofDays(1)));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private HubReceiver started() {
    HubReceiver started = new HubReceiver(clients, partitions, receiver, clock, QUICK);
    started.start();
    return started;
  }

  private String told(MailboxId mailbox) {
    return """
        {"value": [{"subscriptionId": "s", "changeType": "created", "clientState": "%s",
        "resource": "Users/x/Messages/y", "subscriptionExpirationDateTime": "2026-12-01T00:00:00Z"}]}
        """
        .formatted(states.of(mailbox));
  }

  private List<MailboxId> toRead() {
    return noted.due(clock.instant(), 9).stream().map(NotedMailbox::mailbox).toList();
  }

  private Optional<Long> reached(String partition) {
    return partitions.all().stream()
        .filter(each -> each.id().equals(partition))
        .findFirst()
        .flatMap(HubPartition::reached)
        .map(HubPosition::sequence);
  }

  @Test
  void what_is_told_in_any_partition_has_the_mailbox_read() {
    hub.tell(0, told(anna), now);
    hub.tell(1, told(bo), now);
    try (HubReceiver taking = started()) {
      await().atMost(30, SECONDS).until(() -> toRead().size() == 2);
      await().atMost(10, SECONDS).until(() -> reached("0").isPresent() && reached("1").isPresent());
      taking.look();
      assertThat(taking.failure()).isEmpty();
    }
    assertThat(receiver.counts().taken()).isEqualTo(2);
    assertThat(receiver.counts().refused()).isZero();
  }

  @Test
  void another_start_goes_on_behind_what_was_noted() {
    hub.tell(0, told(anna), now);
    try (HubReceiver _ = started()) {
      await().atMost(30, SECONDS).until(() -> reached("0").equals(Optional.of(0L)));
    }
    hub.tell(0, told(bo), now);
    try (HubReceiver _ = started()) {
      await().atMost(30, SECONDS).until(() -> reached("0").equals(Optional.of(1L)));
    }
    assertThat(receiver.counts().taken()).isEqualTo(2);
  }

  @Test
  void what_cannot_be_noted_is_taken_anew_by_the_next_start() {
    var nowhere =
        new NamedParameterJdbcTemplate(new DriverManagerDataSource("jdbc:h2:mem:without-tables"));
    NotificationReceiver failing =
        new NotificationReceiver(
            states, new JdbcChangeSubscriptions(nowhere), new JdbcNotedMailboxes(nowhere), clock);
    hub.tell(0, told(anna), now);
    try (HubReceiver taking = new HubReceiver(clients, partitions, failing, clock, QUICK)) {
      taking.start();
      await().atMost(30, SECONDS).until(() -> failing.counts().notNoted() > 0);
    }
    assertThat(reached("0")).isEmpty();
    try (HubReceiver _ = started()) {
      await().atMost(30, SECONDS).until(() -> reached("0").equals(Optional.of(0L)));
    }
    assertThat(toRead()).containsExactly(anna);
  }

  @Test
  void a_partition_that_stands_still_is_told_and_taken_anew() {
    try (HubReceiver taking = started()) {
      hub.tell(0, told(anna), now);
      await().atMost(30, SECONDS).until(() -> reached("0").isPresent());
      hub.mute(true);
      hub.tell(0, told(bo), now);
      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () -> {
                taking.look();
                assertThat(taking.failure()).contains("EventHubStalled [0]");
              });
      hub.mute(false); // a link that is opened anew is served
      await().atMost(30, SECONDS).until(() -> reached("0").equals(Optional.of(1L)));
      taking.look();
      assertThat(taking.failure()).isEmpty();
    }
  }

  @Test
  void a_hub_that_was_made_anew_is_taken_from_its_beginning() {
    partitions.claim("0", "another node", null, now.minus(Duration.ofDays(1)));
    partitions.reached("0", new HubPosition("400000", 4_000, now));
    hub.tell(0, told(anna), now);
    try (HubReceiver taking = started()) {
      await().atMost(30, SECONDS).until(() -> hub.readers() == 2);
      taking.look();
      await().atMost(30, SECONDS).until(() -> reached("0").equals(Optional.of(0L)));
    }
    assertThat(toRead()).containsExactly(anna);
  }

  @Test
  void what_the_hub_or_a_stranger_tells_has_nothing_read() {
    String validation =
        """
        {"value": [{"subscriptionId": "NA", "clientState": "NA", "resource": "NA",
        "changeType": "Validation: Testing client application reachability"}]}
        """;
    hub.tell(0, validation, now);
    hub.tell(0, "no JSON", now);
    hub.tell(0, told(anna).replace(states.of(anna), "11111111.forged"), now);
    try (HubReceiver _ = started()) {
      await().atMost(30, SECONDS).until(() -> reached("0").equals(Optional.of(2L)));
    }
    assertThat(toRead()).isEmpty();
    assertThat(receiver.counts().refused()).isEqualTo(2);
  }

  @Test
  void two_nodes_share_the_partitions_and_one_takes_over() {
    HubReceiver first = started();
    try (HubReceiver _ = started()) {
      await()
          .atMost(60, SECONDS)
          .until(() -> partitions.all().stream().flatMap(this::owner).distinct().count() == 2);
      first.close();
      hub.tell(0, told(anna), now);
      hub.tell(1, told(bo), now);
      await().atMost(60, SECONDS).until(() -> toRead().size() == 2);
    }
  }

  private Stream<String> owner(HubPartition partition) {
    return partition.claim().stream().map(Claim::owner).filter(name -> !name.isEmpty());
  }

  @Test
  void a_hub_that_cannot_be_reached_is_told() {
    hub.close();
    try (HubReceiver taking = started()) {
      taking.look();
      assertThat(taking.failure()).isPresent();
    }
  }
}
