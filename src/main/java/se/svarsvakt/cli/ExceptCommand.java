package se.svarsvakt.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import se.svarsvakt.casework.FindingException;
import se.svarsvakt.casework.FindingException.ExceptionScope;
import se.svarsvakt.casework.FindingException.Sender;
import se.svarsvakt.casework.Register;
import se.svarsvakt.rule.RuleName;

/** Exceptions: what an administrator does not want to see as missing. */
@Command(
    name = "except",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    addMethodSubcommands = false,
    synopsisSubcommandLabel = "(add | list | end)",
    description =
        "Keeps the exceptions from the rules. A finding that fits everything an "
            + "exception names is shown as excepted, with the reason. After its last "
            + "day the exception ends by itself, and the finding counts again.")
final class ExceptCommand extends CommandGroup {
  private ExceptCommand(CommandContext context) {
    super(context);
  }

  static CommandLine line(CommandContext context) {
    return new ExceptCommand(context).with(new ExceptAdd(context));
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description =
          "Shows the exceptions that hold. As JSON: an array of objects with id, "
              + "mailbox, sender, rule, reason and until, all texts, null for what the "
              + "exception does not name; the id is what `except end` takes.")
  int all(@Mixin AsOfOption asOf, @Mixin EntryPrinter printer) {
    return print(
        "exceptions",
        printer,
        asOf,
        (session, today) ->
            session.register().exceptions(today).stream().map(one -> entry(one, session)).toList());
  }

  @Command(
      name = "end",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Ends an entry at once.")
  int end(
      @Mixin AsOfOption asOf,
      @Parameters(paramLabel = "ID", description = "The id that `list` shows.") String id) {
    return end(id, asOf, Register::endException);
  }

  /** An exception as it is printed. */
  static PrintableEntry entry(FindingException exception, RegisterSession session) {
    ExceptionScope about = exception.about();
    String id = Long.toString(exception.id());
    String mailbox = about.mailbox().map(session::address).orElse(null);
    String sender = about.sender().map(ExceptCommand::shown).orElse(null);
    String rule = about.rule().map(RuleName::code).orElse(null);
    String until = exception.until().toString();
    List<String> cells =
        List.of(
            id,
            mailbox == null ? "every mailbox" : mailbox,
            sender == null ? "every sender" : sender,
            rule == null ? "every rule" : rule,
            "until " + until,
            exception.reason());
    return new PrintableEntry(
        cells, new ExceptionEntry(id, mailbox, sender, rule, exception.reason(), until));
  }

  private record ExceptionEntry(
      String id,
      @Nullable String mailbox,
      @Nullable String sender,
      @Nullable String rule,
      String reason,
      String until) {}

  /** Of an address no more than its domain is known. */
  private static String shown(Sender sender) {
    return switch (sender) {
      case Sender.Address address -> "…@" + address.domain();
      case Sender.Domain domain -> domain.pattern();
    };
  }
}
