package se.svarsvakt.web;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import se.svarsvakt.worker.ScanHealth;

/** Whether mail is watched, for whoever watches the program; figures only, no addresses. */
final class ScanHealthIndicator implements HealthIndicator {
  private final ScanHealth health;

  ScanHealthIndicator(ScanHealth health) {
    this.health = health;
  }

  @Override
  public Health health() {
    ScanHealth.Report report = health.check();
    Health.Builder builder = report.up() ? Health.up() : Health.down();
    report.reason().ifPresent(reason -> builder.withDetail("reason", reason));
    report
        .last()
        .ifPresent(
            scan ->
                builder
                    .withDetail("lastFinishedScan", scan.at().toString())
                    .withDetail("mailboxes", scan.mailboxes())
                    .withDetail("read", scan.scanned())
                    .withDetail("failed", scan.failed()));
    return builder.build();
  }
}
