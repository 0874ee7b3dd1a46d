package se.svarsvakt.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a cover agreement before its last day. */
@Command(
    name = "end",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Ends an agreement at once.")
final class CoverEnd implements Callable<Integer> {
  private static final String LIST = "cover list";

  private final Surroundings surroundings;

  @Mixin private final AsOf asOf = new AsOf();

  @Parameters(paramLabel = "ID", description = "The id that `cover list` shows.")
  private String id = "";

  CoverEnd(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Occasion occasion = asOf.on(surroundings);
    long number = Written.id(id, LIST);
    try (Desk desk = Desk.open(occasion)) {
      if (!desk.register().endAgreement(number, occasion.at())) {
        throw Written.noEntry(id, LIST);
      }
    }
    surroundings.streams().out().println(number + "  ended");
    surroundings.streams().out().flush();
    return Cli.DONE;
  }
}
