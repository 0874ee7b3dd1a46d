package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.RecordedRequest;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.RunningClock;
import se.svarsvakt.testing.TraceCollector;
import se.svarsvakt.worker.JdbcShards.ShardSize;

/**
 * Several services on one PostgreSQL. Each asks a Graph of its own that shows the same tenant, so
 * that it can be told who read what.
 */
@Timeout(240)
class SharedServiceTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
  private static final int PEOPLE = 60;

  private final RunningClock clock = new RunningClock(NOW);
  private final SimulatedTenant tenant = new SimulatedTenant("Kommunen", "kommun.example", clock);
  private final Set<String> mailboxes = new TreeSet<>();
  private final List<Node> nodes = new ArrayList<>();
  private final TraceCollector collector = new TraceCollector();
  private final String url = Databases.freshPostgresUrl("shared");

  @TempDir private Path directory;

  private record Node(SimulatedGraph graph, Product product, Service service) {
    /** The mailboxes that were read by this node. */
    Set<String> read() {
      Set<String> read = new HashSet<>();
      graph.requests().stream()
          .filter(SharedServiceTest::isReading)
          .forEach(one -> read.add(one.path().split("/", 4)[2]));
      return read;
    }

    void close() {
      service.close();
      product.close();
      graph.close();
    }
  }

  SharedServiceTest() {
    for (int person = 0; person < PEOPLE; person++) {
      SimulatedMailbox mailbox =
          tenant.open(
              DirectoryUser.person("Person " + person, "person" + person + "@kommun.example"),
              MailboxProfile.PERSON);
      mailboxes.add(mailbox.account().id());
      if (person % 10 == 0) {
        mailbox.receive(
            OutgoingMessage.from("Ek <ek@medborgare.example>").saying("Fråga", "När?"),
            Instant.parse("2026-11-18T09:00:00Z"));
      }
    }
  }

  @AfterEach
  void stop() {
    nodes.forEach(Node::close);
    collector.close();
  }

  @Test
  void two_nodes_share_a_pass_and_whoever_is_reminded_is_reminded_once() {
    Node one = node(SimulatedGraph.start(tenant));
    Node other = node(SimulatedGraph.start(tenant));
    await().atMost(Duration.ofSeconds(90)).until(() -> finishedAt(NOW));
    CountDownLatch both = new CountDownLatch(2);
    nodes.forEach(node -> node.graph().forgetRequests());
    nodes.forEach(node -> holdFirst(node.graph(), both));
    clock.move(Duration.ofMinutes(5));
    await().atMost(Duration.ofSeconds(90)).until(() -> finishedAt(NOW.plus(Duration.ofMinutes(5))));
    Set<String> byBoth = new HashSet<>(one.read());
    byBoth.retainAll(other.read());
    assertThat(byBoth).isEmpty();
    Set<String> all = new TreeSet<>(one.read());
    all.addAll(other.read());
    assertThat(all).isEqualTo(mailboxes);
    Map<String, Integer> told = new HashMap<>();
    tenant.notifications().forEach(one1 -> told.merge(one1.recipientAddress(), 1, Integer::sum));
    assertThat(told).hasSize(PEOPLE / 10).allSatisfy((who, times) -> assertThat(times).isOne());
    nodes.forEach(Node::close);
    nodes.clear();
    assertThat(traces("shard")).isNotEmpty().isSubsetOf(traces("pass"));
    assertThat(traces("POST $batch")).containsAll(traces("shard"));
  }

  private Set<String> traces(String name) {
    return collector.spans().stream()
        .filter(span -> span.name().equals(name))
        .map(TraceCollector.Span::trace)
        .collect(Collectors.toSet());
  }

  @Test
  void a_node_that_is_stopped_in_the_middle_of_a_pass_leaves_it_to_another_at_once() {
    SimulatedGraph graph = SimulatedGraph.start(tenant);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    graph
        .faults()
        .onRequest(
            request -> {
              if (isReading(request)) {
                begun.countDown();
                hold(goOn);
              }
              return Optional.empty();
            });
    Node leader = node(graph);
    hold(begun);
    Node other = node(SimulatedGraph.start(tenant));
    await().atMost(Duration.ofSeconds(30)).until(() -> !other.read().isEmpty());
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(leader.service()::close);
    goOn.countDown();
    await().atMost(Duration.ofSeconds(90)).until(() -> finishedAt(NOW));
    await().until(stopped::isDone);
    assertThat(other.read()).isEqualTo(mailboxes);
    assertThat(tenant.notifications()).hasSize(PEOPLE / 10);
  }

  @Test
  void the_pass_of_a_leader_that_was_killed_is_led_by_another_and_its_shards_are_void() {
    node(SimulatedGraph.start(tenant)).close(); // makes the tables
    nodes.clear();
    killedWhileLeading();
    Node other = node(SimulatedGraph.start(tenant));
    assertThat(finishedAt(NOW)).isFalse();
    clock.move(Duration.ofSeconds(121));
    await().atMost(Duration.ofMinutes(2)).until(() -> finishedAt(NOW));
    assertThat(other.read()).isEqualTo(mailboxes);
    assertThat(jdbc().sql("select count(*) from reading_shard").query(Integer.class).single())
        .isZero();
  }

  private void killedWhileLeading() {
    jdbc().sql("delete from scan_record").update();
    jdbc()
        .sql(
            "update scheduled_tasks set execution_time = :now, picked = true,"
                + " picked_by = 'killed', last_heartbeat = :now where task_name = 'scan'")
        .param("now", Timestamp.from(NOW))
        .update();
    for (String picked : List.of("true", "false")) {
      jdbc()
          .sql(
              "insert into reading_shard (task_name, task_instance, task_data, execution_time,"
                  + " picked, picked_by, last_heartbeat, version) values ('reading',"
                  + " 'void/' || :picked, :data, :now, :picked = 'true', 'killed', :now, 1)")
          .param("picked", picked)
          .param(
              "data",
              "{\"asOf\":\"%s\",\"mailboxes\":[]}".formatted(NOW).getBytes(StandardCharsets.UTF_8))
          .param("now", Timestamp.from(NOW))
          .update();
    }
  }

  private JdbcClient jdbc() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    return JdbcClient.create(source);
  }

  private static boolean isReading(RecordedRequest request) {
    return request.inner() && request.path().contains("/mailFolders");
  }

  /** No mailbox is read before each node has begun to. */
  private static void holdFirst(SimulatedGraph graph, CountDownLatch all) {
    CountDownLatch mine = new CountDownLatch(1);
    graph
        .faults()
        .onRequest(
            request -> {
              if (isReading(request)) {
                synchronized (mine) {
                  if (mine.getCount() > 0) {
                    mine.countDown();
                    all.countDown();
                  }
                }
                hold(all);
              }
              return Optional.<GraphError>empty();
            });
  }

  private static void hold(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean finishedAt(Instant moment) {
    return nodes.getLast().product().log().lastFinished().stream()
        .anyMatch(pass -> !pass.at().isBefore(moment));
  }

  private Node node(SimulatedGraph graph) {
    Product product = Product.open(settings(graph), clock);
    Node node =
        new Node(
            graph,
            product,
            Service.start(
                product,
                clock,
                Service.Options.of(List.of("--server.port=0")),
                new ShardSize(5, 5)));
    nodes.add(node);
    return node;
  }

  private Settings settings(SimulatedGraph graph) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "svarsvakt.graph.base-url",
                    graph.baseUrl().toString(),
                    "svarsvakt.graph.access-token",
                    "token",
                    "svarsvakt.nudges.enabled",
                    "true",
                    "svarsvakt.teams.app-id",
                    "11111111-0000-4000-8000-000000000001",
                    "svarsvakt.tracing.endpoint",
                    collector.endpoint(),
                    "svarsvakt.database.url",
                    url,
                    "svarsvakt.data-dir",
                    directory.toString())));
    return Settings.read(environment);
  }
}
