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
final class EndCommand implements Callable<Integer> {
  private final CommandContext context;
  private final String list;
  private final Ending ending;

  @Mixin private final AsOfOption asOf = new AsOfOption();

  @Parameters(paramLabel = "ID", description = "The id that `list` shows.")
  private String id = "";

  /**
   * For one sort of entries.
   *
   * @param list the command that lists them
   */
  EndCommand(CommandContext context, String list, Ending ending) {
    this.context = context;
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
    AsOfContext occasion = asOf.on(context);
    long number = ArgumentParser.id(id, list);
    try (RegisterSession session = RegisterSession.open(occasion)) {
      if (!ending.end(session.register(), number, occasion.at())) {
        throw ArgumentParser.noEntry(id, list);
      }
    }
    context.streams().out().println(number + "  ended");
    context.streams().out().flush();
    return Cli.DONE;
  }
}
