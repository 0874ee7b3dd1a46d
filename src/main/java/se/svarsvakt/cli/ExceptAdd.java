package se.svarsvakt.cli;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.svarsvakt.casework.FindingException;
import se.svarsvakt.casework.FindingException.ExceptionScope;
import se.svarsvakt.rule.RuleName;

/** Records an exception. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Records an exception and prints it, its id first. It names a mailbox, "
            + "a sender or a rule, or several of them: then all must fit.",
    footer = {
      "",
      "svarsvakt except add --sender example.org --rule reply --until 2027-03-31 \\",
      "    --reason \"Their newsletter cannot be told from mail\""
    })
final class ExceptAdd implements Callable<Integer> {

  private final CommandContext context;

  @Mixin private final AsOfOption asOf = new AsOfOption();
  @Mixin private final EntryPrinter printer = new EntryPrinter();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Required. Why; shown with each finding. At most 400 characters.")
  private String reason = "";

  @Option(
      names = "--until",
      required = true,
      paramLabel = "DATE",
      description = "Required. The last day that it holds, at most a year ahead.")
  private String until = "";

  @Option(
      names = "--mailbox",
      paramLabel = "ADDRESS",
      description = "Findings about this mailbox; an alias will do. Default every mailbox.")
  private @Nullable String mailbox;

  @Option(
      names = "--sender",
      paramLabel = "PATTERN",
      description =
          "Findings about mail from an address (eva@example.org), a domain (example.org) or its"
              + " subdomains (*.example.org). Of an address a keyed hash and the domain are kept."
              + " Default every sender.")
  private @Nullable String sender;

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      description =
          "Findings of this rule: reply, forward, voicemail, public-records, absence, signature,"
              + " unattended, shared-mailbox."
              + " Default every rule.")
  private @Nullable String rule;

  ExceptAdd(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    AsOfContext occasion = asOf.on(context);
    if (mailbox == null && sender == null && rule == null) {
      throw new WrongUse(
          "an exception names at least one of --mailbox, --sender and --rule: none is given");
    }
    String words = ArgumentParser.text("--reason", reason);
    LocalDate last =
        ArgumentParser.lastDay("--until", until, occasion.today(), FindingException.LONGEST_YEARS);
    Optional<SenderOption> from = Optional.ofNullable(sender).map(SenderOption::read);
    Optional<RuleName> named = Optional.ofNullable(rule).map(ExceptAdd::rule);
    try (RegisterSession session = RegisterSession.open(occasion, context.streams())) {
      ExceptionScope about =
          new ExceptionScope(
              Optional.ofNullable(mailbox).map(address -> session.mailbox("--mailbox", address)),
              from.map(pattern -> pattern.kept(session.hash())),
              named);
      FindingException wanted = new FindingException(0, about, words, last);
      FindingException made = session.register().except(wanted, occasion.at());
      printer.one(context.streams(), ExceptCommand.entry(made, session));
    }
    return Cli.DONE;
  }

  private static RuleName rule(String written) {
    try {
      return RuleName.of(written.strip().toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new WrongUse("--rule", written, String.valueOf(e.getMessage()));
    }
  }
}
