package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.RunningClock;
import se.svarsvakt.worker.ScanSink;

/** Mailboxes are read between passes, and in the middle of them, by this node and by another. */
@Timeout(240)
class ReadingBesidePassTest {
  private static final int MAILBOXES = 8;
  private static final int ROUNDS = 6;

  private final RunningClock clock = new RunningClock(Instant.parse("2026-11-20T09:30:00Z"));
  private final ReadTenant tenant = new ReadTenant(MAILBOXES, clock);
  private final Map<String, String> expected = new HashMap<>();

  @TempDir private Path directory;

  @AfterEach
  void stop() {
    tenant.close();
  }

  @Test
  void on_one_node_nothing_is_lost_or_there_twice() throws Exception {
    Product only = tenant.program(directory, Map.of());
    allAtOnce(only, only);
  }

  @Test
  void on_two_nodes_nothing_is_lost_or_there_twice() throws Exception {
    Map<String, Object> shared =
        Map.of(
            "svarsvakt.database.url", Databases.freshPostgresUrl("beside"),
            "svarsvakt.database.username", "postgres",
            "svarsvakt.privacy.hash-key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    allAtOnce(tenant.program(directory, shared), tenant.program(directory, shared));
  }

  private void allAtOnce(Product one, Product other) throws Exception {
    pass(one);
    tenant.graph.faults().latency(Duration.ofMillis(5));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running =
          List.of(
              threads.submit(() -> repeat(() -> pass(one))),
              threads.submit(() -> repeat(() -> one.scan().readChanged(tenant.ids))),
              threads.submit(() -> repeat(() -> other.scan().readChanged(tenant.ids))),
              threads.submit(() -> repeat(this::write)));
      for (Future<?> each : running) {
        each.get();
      }
    }
    assertThat(other.scan().readChanged(tenant.ids)).isEmpty();
    assertThat(listed(one)).isEqualTo(expected); // before any further pass
    pass(one);
    assertThat(listed(one)).isEqualTo(expected);
    assertThat(tenant.graph.problems()).isEmpty();
  }

  private static void repeat(Runnable work) {
    for (int round = 0; round < ROUNDS; round++) {
      work.run();
    }
  }

  /** Everybody gets a letter, and every second of them answers it. */
  private void write() {
    for (int number = 0; number < MAILBOXES; number++) {
      String mail = tenant.write(number);
      if (number % 2 == 0) {
        tenant.mailboxes.get(number).reply(mail, "Kom på måndag.", clock.instant());
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
    assertThat(product.scan().run(tenant.pass(), ScanSink.none()).notRead()).isZero();
  }
}
