package se.svarsvakt.cli;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.svarsvakt.settings.Settings;

/** The option that says at which moment a command about the register is given. */
final class AsOf {
  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "The moment that counts as now, ISO-8601; default now.")
  private @Nullable String text;

  /**
   * The occasion that the command is given on.
   *
   * @throws WrongUse if the moment cannot be read
   */
  Occasion on(Surroundings surroundings) {
    Settings settings = surroundings.settings();
    Instant at =
        text == null
            ? surroundings.clock().instant()
            : Moments.parse(text, settings.policy().calendar().zone());
    return new Occasion(settings, surroundings.clock(), at);
  }
}
