package se.svarsvakt.cli;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.svarsvakt.settings.Settings;

/** The option that says at which moment a command about the register is given. */
final class AsOfOption {
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
  AsOfContext on(CommandContext context) {
    Settings settings = context.settings();
    Instant at =
        text == null
            ? context.clock().instant()
            : DateTimeFormats.parse(text, settings.policy().calendar().zone(), context.clock());
    return new AsOfContext(settings, context.clock(), at);
  }
}
