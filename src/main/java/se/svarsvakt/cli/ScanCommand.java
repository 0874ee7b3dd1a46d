package se.svarsvakt.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.wiring.Product;
import se.svarsvakt.wiring.Rehearsal;
import se.svarsvakt.worker.CaseSystemSender;
import se.svarsvakt.worker.HealthReport;
import se.svarsvakt.worker.NotInScope;
import se.svarsvakt.worker.PassHealth;
import se.svarsvakt.worker.Replay;
import se.svarsvakt.worker.ScanRequest;
import se.svarsvakt.worker.ScanSummary;

/** One complete pass over all mailboxes in scope. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Reads every mailbox in scope, judges its mail, sends the nudges that "
            + "are due, prints the result, and ends.")
final class ScanCommand implements Callable<Integer> {
  /** How the result is printed. */
  enum Output {
    /** For people. */
    TABLE,
    /** For programs: scan-output.schema.json. */
    JSON
  }

  private static final Duration LONGEST_REPLAY = Duration.ofDays(90);

  private final CommandContext context;

  @Mixin private final AsOfOption asOf = new AsOfOption();

  @Option(
      names = "--output",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "How the result is printed; default ${DEFAULT-VALUE}.")
  private Output output = Output.TABLE;

  @Option(names = "--dry-run", description = "Send nothing, and record no nudge as sent.")
  private boolean dryRun;

  @Option(
      names = "--explain",
      description = "List every incoming mail, and why each is judged as it is.")
  private boolean explain;

  @Option(
      names = "--full",
      description =
          "Judge every mailbox anew, and not only those of which something changed; a day's first"
              + " scan does so in any case.")
  private boolean full;

  @Option(
      names = "--mailbox",
      paramLabel = "ADDRESS",
      description = "Read this mailbox only; can be repeated. Default the whole scope.")
  private List<String> mailboxes = List.of();

  @Option(
      names = "--replay",
      paramLabel = "DURATION",
      description =
          "Judge the past days, P30D for example, as they would have gone, and "
              + "count the nudges; sends and stores nothing. From 1 to 90 days; default "
              + "no replay.")
  private @Nullable String replay;

  ScanCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Set<MailAddress> only = addresses();
    AsOfContext occasion = asOf.on(context);
    Settings settings = occasion.settings();
    Instant moment = occasion.at();
    if (replay != null) {
      return replay(settings, moment, only, length(replay));
    }
    ScanRequest request =
        new ScanRequest(
            moment,
            only,
            settings.nudgesEnabled() && !dryRun ? Mode.SEND : Mode.SHOW,
            explain ? Breadth.ALL : Breadth.EXPECTING,
            full);
    try (Product product =
            Product.open(settings, context.clock()).tellingWaits(context.streams()::note);
        Report report = report(settings, request)) {
      ScanSummary summary = product.scan().run(request, report);
      PassHealth terms = new PassHealth(settings.worker().healthyShare());
      HealthReport health = product.scan().health(request, summary, terms);
      if (!dryRun) {
        product.caseSystem().ifPresent(CaseSystemSender::run);
      }
      report.end(summary, health);
      if (output == Output.JSON && summary.notRead() == 0 && health.isIncomplete()) {
        health.reason().ifPresent(context.streams()::note);
      }
      return Cli.code(health);
    } catch (NotInScope e) {
      throw notInScope(e);
    }
  }

  private int replay(Settings settings, Instant moment, Set<MailAddress> only, Duration length) {
    ScanRequest request = new ScanRequest(moment, only, Mode.SHOW, Breadth.EXPECTING);
    ProgressBar progress = new ProgressBar(context.streams());
    try (Rehearsal rehearsal =
        Rehearsal.open(settings, context.clock(), moment, length)
            .tellingWaits(context.streams()::note)) {
      Replay.Outcome outcome =
          rehearsal.replay().run(request, length, new ProgressOnlyReport(progress));
      progress.end();
      ZoneId zone = settings.policy().calendar().zone();
      ReplayReport report = new ReplayReport(moment.minus(length), moment, zone, outcome);
      switch (output) {
        case JSON -> report.json(context.streams().out());
        case TABLE -> report.table(context.streams());
      }
      PassHealth terms = new PassHealth(settings.worker().healthyShare());
      return Cli.code(terms.report(moment, outcome.read()));
    } catch (NotInScope e) {
      throw notInScope(e);
    } finally {
      progress.end();
    }
  }

  private static Duration length(String text) {
    try {
      Duration length = DurationStyle.detectAndParse(text.strip(), ChronoUnit.DAYS);
      if (length.compareTo(Duration.ofDays(1)) >= 0 && length.compareTo(LONGEST_REPLAY) <= 0) {
        return length;
      }
    } catch (IllegalArgumentException e) {
      // refused below, with what is allowed
    }
    throw new WrongUse("--replay", text, "a duration such as P30D, from 1 to 90 days");
  }

  private static WrongUse notInScope(NotInScope e) {
    return new WrongUse("--mailbox", e.address().value(), "no mailbox in scope");
  }

  private Report report(Settings settings, ScanRequest request) {
    ProgressBar progress = new ProgressBar(context.streams());
    Report.Frame frame = new Report.Frame(settings.policy(), request, explain);
    return switch (output) {
      case JSON -> new JsonReport(context.streams().out(), frame, progress);
      case TABLE -> new TableReport(context.streams(), frame, progress);
    };
  }

  private Set<MailAddress> addresses() {
    Set<MailAddress> addresses = new LinkedHashSet<>();
    for (String address : mailboxes) {
      addresses.add(ArgumentParser.address("--mailbox", address));
    }
    return addresses;
  }
}
