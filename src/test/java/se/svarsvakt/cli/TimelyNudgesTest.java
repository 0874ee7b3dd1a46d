package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.wiring.Product;
import se.svarsvakt.worker.ScanRequest;
import se.svarsvakt.worker.ScanSink;
import se.svarsvakt.worker.ScanSummary;

/** People are told at the policy's time although reading all mailboxes takes minutes. */
class TimelyNudgesTest {
  /** Of mail that came on Friday the deadline is on Monday, told of from 08:30 on. */
  private static final Instant FRIDAY = Office.at("2026-11-20T15:00");

  private static final Instant BEFORE = Office.at("2026-11-23T08:29:00");
  private static final Instant TIME = Office.at("2026-11-23T08:30:00");

  @TempDir private Path directory;
  private final MovingClock clock = new MovingClock(FRIDAY);

  /** A pass whose reading waits. */
  private static class Reading implements ScanSink {
    private final AtomicInteger parts = new AtomicInteger();
    private final Runnable meanwhile;

    private Reading(Runnable meanwhile) {
      this.meanwhile = meanwhile;
    }

    @Override
    public void organisation(DirectorySnapshot directory) {}

    @Override
    public void progress(int done, int of) {
      if (parts.incrementAndGet() == 1) {
        meanwhile.run();
      }
    }

    @Override
    public void mail(List<JudgedMail> judged) {}

    @Override
    public void findings(List<Finding> findings) {}
  }

  private ScanSummary pass(Product product, Instant at, Runnable meanwhile) {
    clock.set(at);
    return product.scan().run(asked(at), new Reading(meanwhile));
  }

  private static ScanRequest asked(Instant at) {
    return new ScanRequest(at, Set.of(), Mode.SEND, Breadth.EXPECTING);
  }

  private Settings settings(Office office) {
    Map<String, Object> all = new HashMap<>();
    all.put("svarsvakt.graph.base-url", office.graph.baseUrl());
    all.put("svarsvakt.graph.access-token", "any-token");
    all.put("svarsvakt.teams.app-id", "11111111-2222-3333-4444-555555555555");
    all.put("svarsvakt.nudges.enabled", "true");
    all.put("svarsvakt.data-dir", directory.resolve("data").toString());
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", all));
    return Settings.read(environment);
  }

  private static void isTold(Office office) {
    await().atMost(Duration.ofSeconds(20)).until(() -> !office.tenant.notifications().isEmpty());
  }

  private static long sent(ScanSummary summary) {
    return summary.nudges().stream().filter(NudgeReport::isSent).count();
  }

  @Test
  void while_a_pass_reads_people_are_told_at_their_time_and_once() {
    try (Office office = new Office(directory.resolve("office"));
        Product product = Product.open(settings(office), clock)) {
      Office.question(office.anna, "2026-11-20T14:00");
      pass(product, FRIDAY, () -> clock.move(Duration.ofMinutes(2)));
      ScanSummary late =
          pass(
              product,
              BEFORE,
              () -> {
                assertThat(office.tenant.notifications()).isEmpty();
                clock.set(TIME.plusSeconds(1));
                isTold(office);
              });
      assertThat(sent(late)).isOne();
      pass(product, TIME.plus(Duration.ofMinutes(5)), () -> {});
      assertThat(office.tenant.notifications()).hasSize(1);
    }
  }

  @Test
  void a_pass_that_begins_at_their_time_tells_them_first() {
    try (Office office = new Office(directory.resolve("office"));
        Product product = Product.open(settings(office), clock)) {
      Office.question(office.anna, "2026-11-20T14:00");
      pass(product, FRIDAY, () -> {});
      pass(product, BEFORE.minusSeconds(60), () -> clock.move(Duration.ofMinutes(1)));
      pass(product, TIME, () -> assertThat(office.tenant.notifications()).hasSize(1));
      assertThat(office.tenant.notifications()).hasSize(1);
    }
  }

  @Test
  void nobody_is_told_of_what_was_answered_after_it_was_last_read() {
    try (Office office = new Office(directory.resolve("office"));
        Product product = Product.open(settings(office), clock)) {
      String question = Office.question(office.anna, "2026-11-20T14:00");
      pass(product, FRIDAY, () -> {});
      pass(product, BEFORE.minusSeconds(60), () -> clock.move(Duration.ofMinutes(1)));
      office.anna.reply(question, "Hej! I mars.", BEFORE.plusSeconds(30));
      pass(product, TIME, () -> {});
      assertThat(office.tenant.notifications()).isEmpty();
    }
  }

  @Test
  void a_clock_that_is_set_back_ends_no_pass() {
    try (Office office = new Office(directory.resolve("office"));
        Product product = Product.open(settings(office), clock)) {
      Office.question(office.anna, "2026-11-20T14:00");
      pass(product, FRIDAY, () -> {});
      clock.set(BEFORE.minusSeconds(30));
      ScanSummary early = product.scan().run(asked(BEFORE), new Reading(() -> {}));
      assertThat(early.scanned()).isEqualTo(4);
      pass(product, TIME, () -> {});
      assertThat(office.tenant.notifications()).hasSize(1);
    }
  }

  @Test
  void a_quick_pass_tells_by_itself() {
    try (Office office = new Office(directory.resolve("office"));
        Product product = Product.open(settings(office), clock)) {
      Office.question(office.anna, "2026-11-20T14:00");
      pass(product, FRIDAY, () -> {});
      pass(product, TIME, () -> assertThat(office.tenant.notifications()).isEmpty());
      assertThat(office.tenant.notifications()).hasSize(1);
    }
  }
}
