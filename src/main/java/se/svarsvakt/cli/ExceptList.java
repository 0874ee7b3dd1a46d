package se.svarsvakt.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the exceptions that hold. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows the exceptions that hold.",
      "As JSON: an array of objects with id, mailbox, sender, rule, reason and until,",
      "all texts, null for what the exception does not name; the id is what",
      "`except end` takes."
    })
final class ExceptList implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final AsOf asOf = new AsOf();
  @Mixin private final EntryPrinter printer = new EntryPrinter();

  ExceptList(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Occasion occasion = asOf.on(surroundings);
    try (Desk worklists = Desk.open(occasion)) {
      List<Entry> entries =
          worklists.register().exceptions(occasion.today()).stream()
              .map(exception -> ExceptCommand.entry(exception, worklists))
              .toList();
      printer.list(surroundings.streams(), "exceptions", entries);
    }
    return Cli.DONE;
  }
}
