package se.svarsvakt.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import se.svarsvakt.casework.Register;

/** Ends an entry of the register, an agreement or an exception, before its last day. */
@Command(
    name = "end",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Ends an entry at once.")
final class EndEntry implements Callable<Integer> {
  private final Surroundings surroundings;
  private final String list;
  private final Ending ending;

  @Mixin private final AsOf asOf = new AsOf();

  @Parameters(paramLabel = "ID", description = "The id that `list` shows.")
  private String id = "";

  /**
   * For one sort of entries.
   *
   * @param list the command that lists them
   */
  EndEntry(Surroundings surroundings, String list, Ending ending) {
    this.surroundings = surroundings;
    this.list = list;
    this.ending = ending;
  }

  /** Ends the entry with an id; false where there is none. */
  @FunctionalInterface
  interface Ending {
    boolean end(Register register, long id, Instant at);
  }

  @Override
  public Integer call() {
    Occasion occasion = asOf.on(surroundings);
    long number = Written.id(id, list);
    try (Desk worklists = Desk.open(occasion)) {
      if (!ending.end(worklists.register(), number, occasion.at())) {
        throw Written.noEntry(id, list);
      }
    }
    surroundings.streams().out().println(number + "  ended");
    surroundings.streams().out().flush();
    return Cli.DONE;
  }
}
