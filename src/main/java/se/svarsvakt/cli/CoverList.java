package se.svarsvakt.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the cover agreements that hold or are to come. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows the agreements that hold or are to come.",
      "As JSON: an array of objects with id, mailbox, by, from, to and note, all",
      "texts; the id is what `cover end` takes."
    })
final class CoverList implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private final AsOfOption asOf = new AsOfOption();
  @Mixin private final EntryPrinter printer = new EntryPrinter();

  CoverList(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    AsOfContext occasion = asOf.on(context);
    try (RegisterSession session = RegisterSession.open(occasion)) {
      List<PrintableEntry> entries =
          session.register().agreements(occasion.today()).stream()
              .map(agreement -> CoverCommand.entry(agreement, session))
              .toList();
      printer.list(context.streams(), "cover agreements", entries);
    }
    return Cli.DONE;
  }
}
