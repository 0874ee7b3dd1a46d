package se.svarsvakt.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import se.svarsvakt.casework.Register;

/** A command that keeps entries through its subcommands; alone it shows them, as wrong use. */
abstract class CommandGroup implements Callable<Integer> {
  private final CommandContext context;
  @Spec private @Nullable CommandSpec spec;

  CommandGroup(CommandContext context) {
    this.context = context;
  }

  /** The group with that subcommand and those that are its own methods, by their names in Java. */
  final CommandLine with(Callable<Integer> add) {
    CommandLine line = new CommandLine(this).addSubcommand(add);
    line.getCommandSpec().addMethodSubcommands();
    return line;
  }

  @Override
  public final Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    line.usage(line.getErr());
    line.getErr().flush();
    return Cli.WRONG_USE;
  }

  /** Prints the entries that are in force on the day. */
  final int print(
      String title,
      EntryPrinter printer,
      AsOfOption asOf,
      BiFunction<RegisterSession, LocalDate, List<PrintableEntry>> entries) {
    AsOfContext occasion = asOf.on(context);
    try (RegisterSession session = RegisterSession.open(occasion, context.streams())) {
      printer.list(context.streams(), title, entries.apply(session, occasion.today()));
    }
    return Cli.DONE;
  }

  /** Ends the entry with an id; false where there is none. */
  @FunctionalInterface
  interface Ending {
    boolean end(Register register, long id, Instant at);
  }

  /** Ends an entry, by the id that the group's {@code list} shows. */
  final int end(String id, AsOfOption asOf, Ending ending) {
    AsOfContext occasion = asOf.on(context);
    String list = Objects.requireNonNull(spec).name() + " list";
    long number = ArgumentParser.id(id, list);
    try (RegisterSession session = RegisterSession.open(occasion, context.streams())) {
      if (!ending.end(session.register(), number, occasion.at())) {
        throw ArgumentParser.noEntry(id, list);
      }
    }
    context.streams().out().println(number + "  ended");
    context.streams().out().flush();
    return Cli.DONE;
  }
}
