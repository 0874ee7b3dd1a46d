package se.svarsvakt.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.absence.CoverAgreement;

/** Records a cover agreement. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Records an agreement and prints it, its id first.",
    footer = {
      "",
      "svarsvakt cover add --mailbox anna@kommun.example --by bo@kommun.example \\",
      "    --from 2026-12-21 --to 2027-01-08"
    })
final class CoverAdd implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private final AsOfOption asOf = new AsOfOption();
  @Mixin private final EntryPrinter printer = new EntryPrinter();

  @Option(
      names = "--mailbox",
      required = true,
      paramLabel = "ADDRESS",
      description = "Required. The mailbox that is looked after; an alias will do.")
  private String mailbox = "";

  @Option(
      names = "--by",
      required = true,
      paramLabel = "ADDRESS",
      description = "Required. The colleague who looks after it.")
  private String by = "";

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      description = "Required. The first day, 2026-12-21 for example.")
  private String from = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DATE",
      description = "Required. The last day; it counts too.")
  private String to = "";

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "What is to be known of it, at most 400 characters; default none.")
  private @Nullable String note;

  CoverAdd(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    AsOfContext occasion = asOf.on(context);
    LocalDate first = ArgumentParser.day("--from", from);
    LocalDate last = lastDay(first, occasion.today());
    String words = note == null ? "" : ArgumentParser.text("--note", note);
    try (RegisterSession session = RegisterSession.open(occasion, context.streams())) {
      MailboxId covered = session.mailbox("--mailbox", mailbox);
      CoverAgreement wanted =
          new CoverAgreement(0, covered, other(session, covered), first, last, words)
              .decreed(occasion.at());
      CoverAgreement made = session.register().agree(wanted, occasion.at());
      printer.one(context.streams(), CoverCommand.entry(made, session));
    }
    return Cli.DONE;
  }

  private LocalDate lastDay(LocalDate first, LocalDate today) {
    LocalDate last = ArgumentParser.day("--to", to);
    if (last.isBefore(first)) {
      throw new WrongUse("--to", to, "before --from, which is " + first);
    }
    if (last.isBefore(today)) { // it explains the past, or a year is wrong
      PrintWriter err = context.streams().err();
      err.println("svarsvakt: --to = \"" + to + "\": the whole agreement is past on " + today);
      err.flush();
    }
    return last;
  }

  private MailboxId other(RegisterSession session, MailboxId covered) {
    MailboxId colleague = session.mailbox("--by", by);
    if (colleague.equals(covered)) {
      throw new WrongUse("--by", by, "the mailbox itself, name a colleague");
    }
    return colleague;
  }
}
