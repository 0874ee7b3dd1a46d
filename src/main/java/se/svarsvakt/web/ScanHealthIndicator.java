package se.svarsvakt.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import se.svarsvakt.http.CheckResult;
import se.svarsvakt.worker.HealthReport;
import se.svarsvakt.worker.HealthTrouble;
import se.svarsvakt.worker.ScanHealth;

/** Whether mail is watched, for whoever watches the program; figures only, no addresses. */
record ScanHealthIndicator(ScanHealth scans) implements HealthIndicator {
  @Override
  public Health health() {
    HealthReport report = scans.check();
    Health.Builder builder = Health.status(report.state().name());
    if (!report.troubles().isEmpty()) {
      builder.withDetail(
          "troubles", report.troubles().stream().map(ScanHealthIndicator::code).toList());
    }
    report.reason().ifPresent(reason -> builder.withDetail("reason", reason));
    report
        .last()
        .ifPresent(
            scan ->
                builder
                    .withDetail("lastFinishedScan", scan.at().toString())
                    .withDetail("mailboxes", scan.mailboxes())
                    .withDetail("read", scan.scanned())
                    .withDetail("failed", scan.failed())
                    .withDetail("seconds", scan.took().toSeconds()));
    if (!scans.systems().isEmpty()) {
      builder.withDetail("systems", words());
    }
    return builder.build();
  }

  private static String code(HealthTrouble trouble) {
    return trouble.kind().code();
  }

  private Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    scans.systems().forEach((name, state) -> words.put(name, words(state)));
    return words;
  }

  private static String words(CheckResult state) {
    return switch (state) {
      case CheckResult.Answers() -> "answers";
      case CheckResult.NotAsked() -> "not asked yet";
      case CheckResult.Fails(String reason) -> reason;
    };
  }
}
