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
  private final Surroundings surroundings;

  @Mixin private final AsOf asOf = new AsOf();
  @Mixin private final EntryPrinter printer = new EntryPrinter();

  CoverList(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Occasion occasion = asOf.on(surroundings);
    try (Desk worklists = Desk.open(occasion)) {
      List<Entry> entries =
          worklists.register().agreements(occasion.today()).stream()
              .map(agreement -> CoverCommand.entry(agreement, worklists))
              .toList();
      printer.list(surroundings.streams(), "cover agreements", entries);
    }
    return Cli.DONE;
  }
}
