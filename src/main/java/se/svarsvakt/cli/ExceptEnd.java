package se.svarsvakt.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends an exception before its last day. */
@Command(
    name = "end",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Ends an exception at once.")
final class ExceptEnd implements Callable<Integer> {
  private static final String LIST = "except list";

  private final Surroundings surroundings;

  @Mixin private final AsOf asOf = new AsOf();

  @Parameters(paramLabel = "ID", description = "The id that `except list` shows.")
  private String id = "";

  ExceptEnd(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Occasion occasion = asOf.on(surroundings);
    long number = Written.id(id, LIST);
    try (Desk desk = Desk.open(occasion)) {
      if (!desk.register().endException(number, occasion.at())) {
        throw Written.noEntry(id, LIST);
      }
    }
    surroundings.streams().out().println(number + "  ended");
    surroundings.streams().out().flush();
    return Cli.DONE;
  }
}
