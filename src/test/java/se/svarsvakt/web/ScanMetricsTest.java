package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.svarsvakt.testing.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScanMetricsTest {
  private final List<String> lines =
      new ScanMetrics(WebServerTest.pages()).scrape().lines().toList();

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
            .map(line -> line.split(" ", -1)[2])
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
