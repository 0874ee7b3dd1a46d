package se.svarsvakt.doctor;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.worker.HealthTrouble;

/**
 * What is to be renewed in time: certificates, and the export of delegates. It may be asked often:
 * certificates are read once an hour at most, and of the export only when it was written.
 */
public final class Renewals {
  private static final Duration READ_EVERY = Duration.ofHours(1);

  private final Clock clock;
  private final Supplier<List<CertificateEnd>> certificates;
  private final Optional<Path> export;
  private @Nullable ReadCertificates latest;

  private record ReadCertificates(Instant at, List<CertificateEnd> ends) {}

  /**
   * Nothing is read yet.
   *
   * @param clock the one clock
   * @param certificates reads those that the program signs in with
   * @param export the export's file; empty where none is configured
   */
  public Renewals(Clock clock, Supplier<List<CertificateEnd>> certificates, Optional<Path> export) {
    this.clock = clock;
    this.certificates = certificates;
    this.export = export;
  }

  /** The certificates as they were within the last hour; empty where there are none. */
  public synchronized List<CertificateEnd> certificates() {
    Instant now = clock.instant();
    if (latest == null || !now.isBefore(latest.at().plus(READ_EVERY))) {
      latest = new ReadCertificates(now, List.copyOf(certificates.get()));
    }
    return latest.ends();
  }

  /**
   * How long a certificate is still valid; negative once its end is over. Empty where the end
   * cannot be read.
   */
  public Optional<Duration> left(CertificateEnd certificate) {
    return certificate.until().map(until -> Duration.between(clock.instant(), until));
  }

  /**
   * How long ago the export was written; empty where none is configured or its file is not there.
   */
  public Optional<Duration> exportAge() {
    try {
      return export
          .flatMap(ExportLook::written)
          .map(written -> Duration.between(written, clock.instant()));
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** What was not renewed in time. Whether mail is watched for all that, passes show. */
  public List<HealthTrouble> troubles() {
    Stream<HealthTrouble> ended =
        certificates().stream()
            .filter(each -> left(each).filter(left -> !left.isPositive()).isPresent())
            .map(each -> HealthTrouble.ofCertificate(each.setting()));
    Stream<HealthTrouble> unwritten = export.isPresent() ? ofExport() : Stream.empty();
    return Stream.concat(ended, unwritten).toList();
  }

  private Stream<HealthTrouble> ofExport() {
    return exportAge()
        .map(
            age ->
                age.compareTo(ExportLook.OLD) > 0
                    ? Stream.of(HealthTrouble.ofExport(age.toDays()))
                    : Stream.<HealthTrouble>empty())
        .orElseGet(() -> Stream.of(HealthTrouble.ofNoExport()));
  }
}
