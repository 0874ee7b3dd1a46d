package se.svarsvakt.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The application's certificate and its key, in a file on this machine. The key never leaves it.
 *
 * @param name whose certificate it is
 * @param files where it is
 * @param reader reads a file that is there, and throws {@link SetupStopped} where it is of no use
 * @param keys makes a key
 */
public record CertificateStep(
    String name,
    SetupChoices.Files files,
    Function<Path, KeyFile> reader,
    Supplier<KeyPair> keys,
    Clock clock)
    implements SetupStep {
  private static final Duration SOON = Duration.ofDays(30);

  @Override
  public String id() {
    return "certificate";
  }

  /** The certificate; empty where there is none yet. */
  public Optional<KeyFile> key() {
    Path path = files.certificate();
    return Files.exists(path) ? Optional.of(reader.apply(path)) : Optional.empty();
  }

  @Override
  public Look look() {
    Optional<KeyFile> there = key();
    if (there.isEmpty()) {
      return new Look.Todo(
          List.of(
              "make a key (RSA 3072) and a certificate for %d days in %s, readable by your account alone"
                  .formatted(files.days(), files.certificate())));
    }
    Instant until = there.get().certificate().getNotAfter().toInstant();
    String day = until.atZone(ZoneOffset.UTC).toLocalDate().toString();
    boolean soon = clock.instant().plus(SOON).isAfter(until);
    return new Look.InPlace(
        "certificate "
            + files.certificate()
            + ", valid until "
            + day
            + (soon ? "; make the next one with `setup rotate-certificate`" : ""));
  }

  @Override
  public void run() {
    SelfSigned made = SelfSigned.of(keys.get(), name, clock.instant(), files.days());
    OwnFile.write(files.certificate(), made.pem(), "--certificate");
  }
}
