package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.RunningClock;
import se.svarsvakt.worker.ScanRequest;
import se.svarsvakt.worker.ScanSink;

/** Mailboxes are read between passes, and in the middle of them, by this node and by another. */
@Timeout(240)
class ReadingBesidePassTest {
  private static final int MAILBOXES = 8;
  private static final int ROUNDS = 6;

  private final RunningClock clock = new RunningClock(Instant.parse("2026-11-20T09:30:00Z"));
  private final SimulatedTenant tenant = new SimulatedTenant("Kommunen", "kommun.example", clock);
  private final List<SimulatedMailbox> mailboxes =
      IntStream.range(0, MAILBOXES)
          .mapToObj(
              number ->
                  tenant.open(
                      DirectoryUser.person("Person " + number, "p" + number + "@kommun.example"),
                      MailboxProfile.PERSON))
          .toList();
  private final Set<MailboxId> ids =
      mailboxes.stream().map(one -> new MailboxId(one.account().id())).collect(Collectors.toSet());
  private final SimulatedGraph graph = SimulatedGraph.start(tenant);
  private final List<Product> nodes = new ArrayList<>();
  private final Map<String, String> expected = new HashMap<>();

  @TempDir private Path directory;

  @AfterEach
  void stop() {
    nodes.forEach(Product::close);
    graph.close();
  }

  @Test
  void on_one_node_nothing_is_lost_or_there_twice() throws Exception {
    Product only = node(Map.of());
    allAtOnce(only, only);
  }

  @Test
  void on_two_nodes_nothing_is_lost_or_there_twice() throws Exception {
    Map<String, Object> shared =
        Map.of(
            "svarsvakt.database.url", Databases.freshPostgresUrl("beside"),
            "svarsvakt.database.username", "postgres",
            "svarsvakt.privacy.hash-key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    allAtOnce(node(shared), node(shared));
  }

  private void allAtOnce(Product one, Product other) throws Exception {
    pass(one);
    graph.faults().latency(Duration.ofMillis(5));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running =
          List.of(
              threads.submit(() -> repeat(() -> pass(one))),
              threads.submit(() -> repeat(() -> one.scan().readChanged(ids))),
              threads.submit(() -> repeat(() -> other.scan().readChanged(ids))),
              threads.submit(() -> repeat(this::write)));
      for (Future<?> each : running) {
        each.get();
      }
    }
    assertThat(other.scan().readChanged(ids)).isEmpty();
    assertThat(listed(one)).isEqualTo(expected); // before any further pass
    pass(one);
    assertThat(listed(one)).isEqualTo(expected);
    assertThat(graph.problems()).isEmpty();
  }

  private static void repeat(Runnable work) {
    for (int round = 0; round < ROUNDS; round++) {
      work.run();
    }
  }

  /** Everybody gets a letter, and every second of them answers it. */
  private void write() {
    for (int number = 0; number < MAILBOXES; number++) {
      SimulatedMailbox mailbox = mailboxes.get(number);
      String mail =
          mailbox.receive(
              OutgoingMessage.from("Ek <ek@medborgare.example>").saying("Fråga", "När öppnar ni?"),
              clock.instant());
      if (number % 2 == 0) {
        mailbox.reply(mail, "Kom på måndag.", clock.instant());
      }
      expected.put(mail, number % 2 == 0 ? "settled" : "open");
    }
  }

  private Map<String, String> listed(Product product) {
    Map<String, String> found = new HashMap<>();
    JdbcClient.create(product.source())
        .sql("select item, standing from tracked_item where name = 'mail'")
        .query(
            row -> {
              assertThat(found.put(row.getString(1), row.getString(2))).isNull();
            });
    return found;
  }

  private void pass(Product product) {
    ScanRequest all = new ScanRequest(clock.instant(), Set.of(), Mode.SHOW, Breadth.EXPECTING);
    assertThat(product.scan().run(all, ScanSink.none()).notRead()).isZero();
  }

  private Product node(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(more);
    all.put("svarsvakt.graph.base-url", graph.baseUrl().toString());
    all.put("svarsvakt.graph.access-token", "token");
    all.put("svarsvakt.data-dir", directory.resolve("node-" + nodes.size()).toString());
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", all));
    Product product = Product.open(Settings.read(environment), clock);
    nodes.add(product);
    return product;
  }
}
