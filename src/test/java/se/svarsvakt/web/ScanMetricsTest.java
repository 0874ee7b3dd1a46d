package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.svarsvakt.doctor.Examinations;
import se.svarsvakt.doctor.Renewals;
import se.svarsvakt.graph.GraphUsage;
import se.svarsvakt.graph.RequestKind;
import se.svarsvakt.testing.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScanMetricsTest {
  private final List<String> lines = lines(examined(WebServerTest.pages()));

  private static Pages examined(Pages pages) {
    Examinations examinations = pages.stores().tools().examinations();
    examinations.begin(Optional.empty());
    examinations.awaitEnd(Duration.ofSeconds(30));
    return pages;
  }

  private static List<String> lines(Pages pages) {
    return new ScanMetrics(pages).scrape().lines().toList();
  }

  @Test
  void mail_is_counted_by_what_was_promised_and_its_state() {
    assertThat(lines)
        .contains(
            "svarsvakt_health 1.0",
            "svarsvakt_mail_open{promise=\"answer\",state=\"overdue\"} 1.0",
            "svarsvakt_mail_open{promise=\"call-back\",state=\"overdue\"} 3.0",
            "svarsvakt_mail_open{promise=\"public-records\",state=\"overdue\"} 0.0",
            "svarsvakt_mail_answered{promise=\"answer\"} 4.0",
            "svarsvakt_mail_answered_on_time{promise=\"answer\"} 3.0");
  }

  @Test
  void the_last_pass_is_told_in_parts() {
    assertThat(lines)
        .contains(
            "# TYPE svarsvakt_scan_age_seconds histogram",
            "svarsvakt_scan_age_seconds_bucket{le=\"300.0\"} 5.0",
            "svarsvakt_scan_age_seconds_bucket{le=\"7200.0\"} 5.0",
            "svarsvakt_scan_age_seconds_bucket{le=\"14400.0\"} 7.0",
            "svarsvakt_scan_age_seconds_bucket{le=\"604800.0\"} 7.0",
            "svarsvakt_scan_age_seconds_bucket{le=\"+Inf\"} 9.0", // one of nine days ago, one never
            "svarsvakt_scan_age_seconds_count 9.0",
            "svarsvakt_pass_part_seconds{part=\"reading\"} 1.5",
            "svarsvakt_mailboxes_judged{how=\"anew\"} 3.0",
            "svarsvakt_mailboxes_judged{how=\"kept\"} 4.0",
            "svarsvakt_findings{code=\"missing-line\",rule=\"signature\"} 6.0",
            "svarsvakt_nudges{kind=\"reply-due\",state=\"sent\"} 7.0");
  }

  @Test
  void batches_are_counted_by_how_full_they_are() {
    List<Long> batches = new ArrayList<>(Collections.nCopies(20, 0L));
    batches.set(0, 2L); // two of one request, one of seven, four of twenty
    batches.set(6, 1L);
    batches.set(19, 4L);
    GraphUsage usage =
        new GraphUsage(
            Map.of(new GraphUsage.AnswerClass(RequestKind.DELTA, "2xx"), 8L),
            9,
            10,
            batches,
            6,
            5,
            3);
    String text =
        new GraphMetrics(usage).all().map(MetricFamily::text).collect(Collectors.joining());
    assertThat(text.lines())
        .contains(
            "# TYPE svarsvakt_graph_requests_total counter",
            "svarsvakt_graph_requests_total{kind=\"delta\",status=\"2xx\"} 8.0",
            "svarsvakt_graph_throttled_total{scope=\"mailbox\"} 9.0",
            "svarsvakt_graph_throttled_total{scope=\"app\"} 10.0",
            "svarsvakt_graph_batch_requests_bucket{le=\"1.0\"} 2.0",
            "svarsvakt_graph_batch_requests_bucket{le=\"10.0\"} 3.0",
            "svarsvakt_graph_batch_requests_bucket{le=\"19.0\"} 3.0",
            "svarsvakt_graph_batch_requests_bucket{le=\"20.0\"} 7.0",
            "svarsvakt_graph_batch_requests_sum 89.0",
            "svarsvakt_graph_batches_limit 6.0");
  }

  @Test
  void what_is_to_be_renewed_and_what_was_examined_are_figures_without_names() {
    assertThat(lines)
        .contains(
            "svarsvakt_certificate_days_left{setting=\"svarsvakt.graph.certificate-path\"} 20.0",
            "svarsvakt_doctor_checks{status=\"missing\"} 24.0",
            "svarsvakt_doctor_checks{status=\"warning\"} 1.0",
            "svarsvakt_doctor_checks{status=\"unknown\"} 1.0",
            "svarsvakt_doctor_checks{status=\"ok\"} 1.0")
        .anyMatch(line -> line.startsWith("svarsvakt_delegates_export_age_seconds "))
        .noneMatch(line -> line.contains("@") || line.contains("pom.xml") || line.contains("/"));
  }

  @Test
  void what_is_not_configured_or_not_made_has_no_figure() {
    assertThat(lines(WebServerTest.pages())).noneMatch(line -> line.contains("svarsvakt_doctor"));
    Clock clock = Clock.fixed(Endpoint.NOW, ZoneOffset.UTC);
    AdministratorTools nothing =
        new AdministratorTools(
            EmptyStores.at(clock).tools().replays(),
            new Examinations(clock, SampleExamination.of(clock)),
            new Renewals(clock, List::of, Optional.empty()),
            () -> GraphUsage.NONE);
    assertThat(new UpkeepGauges(nothing).all()).isEmpty();
  }

  /** A histogram is asked for by the names of its samples. */
  private static Stream<String> names(String[] type) {
    return type[3].equals("histogram")
        ? Stream.of("_bucket", "_sum", "_count").map(type[2]::concat)
        : Stream.of(type[2]);
  }

  @Test
  void dashboard_and_alerts_can_be_evaluated_and_name_only_figures_that_are_there() {
    Path grafana = Path.of("manifests/grafana").toAbsolutePath();
    JsonNode report =
        JsonMapper.shared()
            .readTree(
                Node.run(Duration.ofMinutes(1), "manifests.mjs", "monitoring", grafana.toString())
                    .orFail());
    assertThat(report.path("faults")).isEmpty();
    Set<String> there =
        lines.stream()
            .filter(line -> line.startsWith("# TYPE "))
            .flatMap(line -> names(line.split(" ", -1)))
            .collect(Collectors.toSet());
    assertThat(report.path("metrics").valueStream().map(JsonNode::asString))
        .isNotEmpty()
        .isSubsetOf(there);
    String samples = String.join("\n", lines);
    assertThat(report.path("labels").valueStream().map(JsonNode::asString))
        .isNotEmpty()
        .allMatch(samples::contains);
  }
}
