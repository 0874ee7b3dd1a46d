package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.testing.TraceCollector;
import se.svarsvakt.testing.TraceCollector.Span;
import se.svarsvakt.web.PrivateLogging;

/**
 * A scan tells a collector what it does where one is set, and does without one that is not there.
 */
@Timeout(120)
class TracedScanEndToEndTest {
  @TempDir private Path data;

  /** As the program begins: what libraries log is seen nowhere. */
  @BeforeAll
  static void prepare() {
    PrivateLogging.prepare();
  }

  private Result scan(Office office, String endpoint, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("--svarsvakt.tracing.endpoint=" + endpoint, "--svarsvakt.nudges.enabled=true"));
    words.addAll(List.of(more));
    Office.question(office.anna, "2026-11-19T09:00");
    return office.scan(Office.FRIDAY, words.toArray(String[]::new));
  }

  @Test
  void a_scan_is_one_trace_with_its_parts_batches_and_reminders() {
    try (Office office = new Office(data);
        TraceCollector collector = new TraceCollector()) {
      Result result =
          scan(
              office,
              collector.endpoint(),
              "--svarsvakt.tracing.authorization=Bearer of-the-collector");
      assertThat(result.code()).isLessThan(2);
      List<Span> spans = collector.spans();
      assertThat(spans).extracting(Span::trace).containsOnly(spans.getFirst().trace());
      Span pass = within("", "pass", spans);
      assertThat(spans)
          .allSatisfy(span -> assertThat(span.parent().isEmpty()).isEqualTo(span.equals(pass)));
      assertThat(pass.attributes()).containsEntry("svarsvakt.pass.mailboxes", "4");
      Span reading = within(pass.id(), "pass reading", spans);
      var _ = within(pass.id(), "pass judging", spans);
      Span reminding = within(pass.id(), "pass reminding", spans);
      var _ = within(pass.id(), "pass closing", spans);
      assertThat(within(reading.id(), "POST $batch", spans).attributes())
          .containsKeys("svarsvakt.graph.kind", "svarsvakt.graph.batch.size")
          .containsEntry("svarsvakt.graph.batch.status", "2xx")
          .containsEntry("svarsvakt.graph.batch.throttled", "0");
      assertThat(spans)
          .filteredOn(span -> span.name().equals("POST $batch"))
          .filteredOn(span -> span.parent().equals(reading.id()))
          .anySatisfy(
              span -> assertThat(span.attributes().get("svarsvakt.graph.kind")).contains("delta"));
      assertThat(within(reading.id(), "GET directory", spans).attributes())
          .containsEntry("http.response.status_code", "200");
      Span sending = within(reminding.id(), "send activity-feed", spans);
      assertThat(sending.attributes()).containsEntry("svarsvakt.nudge.outcome", "sent");
      var _ = within(sending.id(), "POST sending", spans);
      assertThat(collector.sent()).contains("Bearer of-the-collector");
    }
  }

  private static Span within(String parent, String name, List<Span> spans) {
    return spans.stream()
        .filter(span -> span.name().equals(name) && span.parent().equals(parent))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void without_a_collector_nothing_is_begun() {
    try (Office office = new Office(data)) {
      Set<Thread> before = threads();
      office.scan(Office.FRIDAY);
      assertThat(before).containsAll(threads());
    }
  }

  /** Those that send traces; of other tests some may still end. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("BatchSpanProcessor"))
        .collect(Collectors.toSet());
  }

  @Test
  void a_collector_that_is_down_costs_a_line_in_the_log() {
    try (Office office = new Office(data)) {
      Result result = scan(office, "http://127.0.0.1:1/v1/traces");
      assertThat(result.code()).isLessThan(2);
      isToldOnce(result, "did not take traces (ConnectException)");
      assertThat(office.tenant.notifications()).isNotEmpty();
    }
  }

  @Test
  void one_that_refuses_or_never_answers_does_not_hold_a_scan_up() {
    CountDownLatch over = new CountDownLatch(1);
    try (Office office = new Office(data);
        TraceCollector broken = new TraceCollector(500, () -> {});
        TraceCollector silent = new TraceCollector(200, () -> await(over))) {
      Result refused = scan(office, broken.endpoint());
      isToldOnce(refused, "did not take traces (refused)");
      assertThat(broken.requests()).isPositive();
      Result unanswered = scan(office, silent.endpoint());
      over.countDown();
      assertThat(List.of(refused.code(), unanswered.code())).allMatch(code -> code < 2);
      assertThat(silent.requests()).isPositive();
      isToldOnce(unanswered, "did not take traces (no answer in time)");
    }
  }

  private static void isToldOnce(Result result, String line) {
    assertThat(result.err().lines().filter(each -> each.contains("did not take traces")))
        .singleElement()
        .asString()
        .contains(line);
    assertThat(result.err()).doesNotContain("opentelemetry");
  }

  private static void await(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
