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
  private final CommandContext context;

  @Mixin private final AsOfOption asOf = new AsOfOption();
  @Mixin private final EntryPrinter printer = new EntryPrinter();

  ExceptList(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    AsOfContext occasion = asOf.on(context);
    try (RegisterSession session = RegisterSession.open(occasion)) {
      List<PrintableEntry> entries =
          session.register().exceptions(occasion.today()).stream()
              .map(exception -> ExceptCommand.entry(exception, session))
              .toList();
      printer.list(context.streams(), "exceptions", entries);
    }
    return Cli.DONE;
  }
}
