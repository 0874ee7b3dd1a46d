package se.svarsvakt.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import se.svarsvakt.casework.Register;
import se.svarsvakt.rule.absence.CoverAgreement;

/** Cover agreements: who looks after whose mailbox, and when. */
@Command(
    name = "cover",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    addMethodSubcommands = false,
    synopsisSubcommandLabel = "(add | list | end)",
    description =
        "Keeps the agreements that a colleague looks after a mailbox. One made "
            + "here holds at once; one made in Teams holds when the colleague has "
            + "accepted. While one lasts, the colleague counts as somebody who can "
            + "open the mailbox, and no automatic reply is asked for, unless the "
            + "policy asks for both. It ends by itself after its last day.")
final class CoverCommand extends CommandGroup {
  private CoverCommand(CommandContext context) {
    super(context);
  }

  static CommandLine line(CommandContext context) {
    return new CoverCommand(context).with(new CoverAdd(context));
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description =
          "Shows the agreements that hold or are to come, and how each stands: "
              + "agreed (an administrator made it), requested, named (not answered, but "
              + "the policy lets it count), accepted or declined. As JSON: an array of "
              + "objects with id, mailbox, by, from, to, note and state, all texts; the "
              + "id is what `cover end` takes.")
  int all(@Mixin AsOfOption asOf, @Mixin EntryPrinter printer) {
    return print(
        "cover agreements",
        printer,
        asOf,
        (session, today) ->
            session.register().agreements(today).stream().map(one -> entry(one, session)).toList());
  }

  @Command(
      name = "end",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Ends an entry at once.")
  int end(
      @Mixin AsOfOption asOf,
      @Parameters(paramLabel = "ID", description = "The id that `list` shows.") String id) {
    return end(id, asOf, Register::endAgreement);
  }

  /** An agreement as it is printed. */
  static PrintableEntry entry(CoverAgreement agreement, RegisterSession session) {
    String id = Long.toString(agreement.id());
    String mailbox = session.address(agreement.mailbox());
    String by = session.address(agreement.by());
    String from = agreement.from().toString();
    String to = agreement.to().toString();
    String state = agreement.consent().map(said -> said.state().code()).orElse("agreed");
    return new PrintableEntry(
        List.of(id, mailbox, "by " + by, from + " to " + to, state, agreement.note()),
        new AgreementEntry(id, mailbox, by, from, to, agreement.note(), state));
  }

  private record AgreementEntry(
      String id, String mailbox, String by, String from, String to, String note, String state) {}
}
