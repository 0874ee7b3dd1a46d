package se.svarsvakt.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
    synopsisSubcommandLabel = "(add | list | end)",
    description = {
      "Keeps the exceptions from the rules.",
      "A finding that fits everything an exception names is shown as excepted, with",
      "the reason. After its last day the exception ends by itself, and the finding",
      "counts again."
    })
final class ExceptCommand extends CommandGroup {
  static CommandLine line(CommandContext context) {
    return new CommandLine(new ExceptCommand())
        .addSubcommand(new ExceptAdd(context))
        .addSubcommand(new ExceptList(context))
        .addSubcommand(new EndCommand(context, "except list", Register::endException));
  }

  /** An exception as it is printed. */
  static PrintableEntry entry(FindingException exception, RegisterSession session) {
    ExceptionScope about = exception.about();
    String id = Long.toString(exception.id());
    String mailbox = about.mailbox().map(session::address).orElse(null);
    String sender = about.sender().map(ExceptCommand::shown).orElse(null);
    String rule = about.rule().map(RuleName::code).orElse(null);
    Map<String, @Nullable String> members = new LinkedHashMap<>();
    members.put("id", id);
    members.put("mailbox", mailbox);
    members.put("sender", sender);
    members.put("rule", rule);
    members.put("reason", exception.reason());
    members.put("until", exception.until().toString());
    List<String> cells =
        List.of(
            id,
            mailbox == null ? "every mailbox" : mailbox,
            sender == null ? "every sender" : sender,
            rule == null ? "every rule" : rule,
            "until " + exception.until(),
            exception.reason());
    return new PrintableEntry(cells, members);
  }

  /** Of an address no more than its domain is known. */
  private static String shown(Sender sender) {
    return switch (sender) {
      case Sender.Address address -> "…@" + address.domain();
      case Sender.Domain domain -> domain.pattern();
    };
  }
}
