package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.svarsvakt.doctor.Examinations;
import se.svarsvakt.doctor.Renewals;
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
            new Renewals(clock, List::of, Optional.empty()));
    assertThat(new UpkeepGauges(nothing).all()).isEmpty();
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
