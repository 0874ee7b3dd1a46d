package se.svarsvakt.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.wiring.Product;
import se.svarsvakt.worker.MailLog;
import se.svarsvakt.worker.MailLog.LogRequest;
import se.svarsvakt.worker.MailLog.Lookup;

/** Takes the log of a mailbox's received and sent mail out of Graph. */
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Lists what came to a mailbox and was sent from it on some days, "
            + "straight from Graph: time, sender, recipients, subject. In Sweden that "
            + "log is a public record: review it for secrecy before it is handed out; "
            + "the last column is for that. Nothing of it is kept, and the audit "
            + "trail says that it was taken. What was deleted for good is not in it.",
    footer = {
      "",
      "svarsvakt log --mailbox info@kommun.example --from 2026-11-16 --to 2026-11-20 --output csv"
          + " --to-file log.csv"
    })
final class LogCommand implements Callable<Integer> {
  /** How the log is written. */
  enum LogForm {
    /** For people. */
    TABLE,
    /** For programs: an array of objects. */
    JSON,
    /** For spreadsheets. */
    CSV
  }

  private final CommandContext context;

  @Option(
      names = "--mailbox",
      required = true,
      paramLabel = "ADDRESS",
      description = "Required. Whose log; an alias will do.")
  private String mailbox = "";

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      description = "Required. The first day, in the policy's time zone.")
  private String from = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DATE",
      description = "Required. The last day; it counts.")
  private String to = "";

  @Option(
      names = "--output",
      paramLabel = "table|json|csv",
      defaultValue = "table",
      description = "How the log is written; default ${DEFAULT-VALUE}.")
  private LogForm output = LogForm.TABLE;

  @Option(
      names = "--to-file",
      paramLabel = "FILE",
      description =
          "Where the log is written; the file is there once the log is whole. "
              + "Default standard output.")
  private @Nullable Path file;

  LogCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Settings settings = context.settings();
    Instant now = context.clock().instant();
    LocalDate first = ArgumentParser.day("--from", from);
    LocalDate last = ArgumentParser.day("--to", to);
    LocalDate today = settings.policy().calendar().dateOf(now);
    if (first.isAfter(last)) {
      throw new WrongUse("--from", from, "later than --to " + last + ": both days count");
    }
    if (last.isAfter(today)) {
      throw new WrongUse("--to", to, "still to come on " + today);
    }
    MailAddress address = ArgumentParser.address("--mailbox", mailbox);
    try (Product product =
        Product.open(settings, context.clock()).tellingWaits(context.streams()::note)) {
      MailLog log = product.mailLog();
      LogRequest request =
          new LogRequest(AuditTrail.ADMINISTRATOR, account(log, address), first, last);
      OwnersFile.ToBeWritten writing =
          out -> {
            ZoneId zone = settings.policy().calendar().zone();
            return taken(log, request, now, new MailLogOutput(output, zone, out));
          };
      return file == null
          ? writing.to(context.streams().out())
          : new OwnersFile("--to-file", file).write(writing);
    }
  }

  private Account account(MailLog log, MailAddress address) {
    return switch (log.find(address)) {
      case Lookup.LoggedMailbox(Account account) -> account;
      case Lookup.UnknownAddress _ -> throw ArgumentParser.noAccount("--mailbox", mailbox);
      case Lookup.OutsideScope _ ->
          throw new WrongUse(
              "--mailbox",
              mailbox,
              "no mailbox in scope: see svarsvakt.scope.group and svarsvakt.scope.exclude");
    };
  }

  private int taken(MailLog log, LogRequest request, Instant now, MailLogOutput written) {
    try {
      log.take(request, now, written::begin);
      written.end();
      return Cli.DONE;
    } catch (MailboxFailure failure) {
      written.breakOff();
      context.streams().note(reason(failure, written.isBegun()));
      return switch (failure.next()) {
        case SUSPEND, GONE -> Cli.INCOMPLETE;
        case RESYNC, SIMPLER, LATER -> Cli.NO_SOURCE;
      };
    }
  }

  private String reason(MailboxFailure failure, boolean begun) {
    return "the log of %s %s: %s (%s); take it again when that is mended"
        .formatted(
            mailbox.strip().toLowerCase(Locale.ROOT),
            begun ? "is not whole" : "was not taken",
            failure.advice(),
            failure.code());
  }
}
