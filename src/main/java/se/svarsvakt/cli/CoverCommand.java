package se.svarsvakt.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import se.svarsvakt.casework.Register;
import se.svarsvakt.rule.absence.CoverAgreement;

/** Cover agreements: who looks after whose mailbox, and when. */
@Command(
    name = "cover",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "(add | list | end)",
    description = {
      "Keeps the agreements that a colleague looks after a mailbox.",
      "While one lasts, the colleague counts as somebody who can open the mailbox,",
      "and no automatic reply is asked for, unless the policy asks for both.",
      "It ends by itself after its last day."
    })
final class CoverCommand extends CommandGroup {
  static CommandLine line(CommandContext context) {
    return new CommandLine(new CoverCommand())
        .addSubcommand(new CoverAdd(context))
        .addSubcommand(new CoverList(context))
        .addSubcommand(new EndCommand(context, "cover list", Register::endAgreement));
  }

  /** An agreement as it is printed. */
  static PrintableEntry entry(CoverAgreement agreement, RegisterSession session) {
    String id = Long.toString(agreement.id());
    String mailbox = session.address(agreement.mailbox());
    String by = session.address(agreement.by());
    Map<String, @Nullable String> members = new LinkedHashMap<>();
    members.put("id", id);
    members.put("mailbox", mailbox);
    members.put("by", by);
    members.put("from", agreement.from().toString());
    members.put("to", agreement.to().toString());
    members.put("note", agreement.note());
    String days = agreement.from() + " to " + agreement.to();
    return new PrintableEntry(List.of(id, mailbox, "by " + by, days, agreement.note()), members);
  }
}
