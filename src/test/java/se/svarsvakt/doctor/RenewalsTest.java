package se.svarsvakt.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.worker.HealthTrouble;

class RenewalsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final String SETTING = "svarsvakt.graph.certificate-path";

  @TempDir private Path directory;
  private final MovingClock clock = new MovingClock(NOW);
  private int readings;

  private Renewals renewals(Optional<Path> export) {
    return new Renewals(clock, this::read, export);
  }

  private List<CertificateEnd> read() {
    readings++;
    return List.of(
        new CertificateEnd(SETTING, Optional.of(NOW.plus(Duration.ofDays(2))), Optional.empty()),
        new CertificateEnd("another.setting", Optional.empty(), Optional.of("no certificate")));
  }

  @Test
  void certificates_are_read_once_an_hour_and_judged_by_the_clock() {
    Renewals renewals = renewals(Optional.empty());
    CertificateEnd first = renewals.certificates().getFirst();
    clock.set(NOW.plus(Duration.ofMinutes(59)));
    assertThat(renewals.left(renewals.certificates().getFirst()))
        .contains(Duration.ofMinutes(2821));
    assertThat(readings).isOne();
    clock.set(NOW.plus(Duration.ofMinutes(60)));
    renewals.certificates();
    assertThat(readings).isEqualTo(2);
    clock.set(NOW.plus(Duration.ofDays(3)));
    assertThat(renewals.left(first)).contains(Duration.ofDays(-1));
    assertThat(renewals.left(renewals.certificates().getLast())).isEmpty();
  }

  @Test
  void an_end_that_is_over_is_told_by_its_setting() {
    Renewals renewals = renewals(Optional.empty());
    assertThat(renewals.troubles()).isEmpty();
    clock.set(NOW.plus(Duration.ofDays(2)));
    assertThat(renewals.troubles()).containsExactly(HealthTrouble.ofCertificate(SETTING));
  }

  @Test
  void an_export_older_than_the_limit_is_told_with_its_age() throws IOException {
    Path file = Files.createFile(directory.resolve("delegates.csv"));
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(ExportLook.OLD)));
    Renewals renewals = renewals(Optional.of(file));
    assertThat(renewals.exportAge()).contains(Duration.ofDays(3));
    assertThat(renewals.troubles()).isEmpty();
    clock.set(NOW.plusSeconds(1));
    assertThat(renewals.troubles()).containsExactly(HealthTrouble.ofExport(3));
  }

  @Test
  void an_export_that_is_not_configured_or_not_there_has_no_age() {
    assertThat(renewals(Optional.empty()).exportAge()).isEmpty();
    assertThat(renewals(Optional.of(directory.resolve("absent.csv"))).exportAge()).isEmpty();
  }

  @Test
  void an_export_that_is_configured_and_not_there_is_told() {
    assertThat(renewals(Optional.empty()).troubles()).isEmpty();
    assertThat(renewals(Optional.of(directory.resolve("absent.csv"))).troubles())
        .containsExactly(HealthTrouble.ofNoExport());
  }
}
