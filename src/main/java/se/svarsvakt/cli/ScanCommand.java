package se.svarsvakt.cli;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.nudge.Nudging.Mode;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.wiring.Product;
import se.svarsvakt.worker.NotInScope;
import se.svarsvakt.worker.ScanRequest;
import se.svarsvakt.worker.ScanSummary;

/** One complete pass over all mailboxes in scope. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Reads every mailbox in scope, judges its mail, sends the nudges that are due, prints the",
      "result, and ends."
    })
final class ScanCommand implements Callable<Integer> {
  /** How the result is printed. */
  enum Output {
    /** For people. */
    TABLE,
    /** For programs: scan-output.schema.json. */
    JSON
  }

  private final Surroundings surroundings;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "The moment to judge at, ISO-8601; default now.")
  private @Nullable String asOf;

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
      names = "--mailbox",
      paramLabel = "ADDRESS",
      description = "Read this mailbox only; can be repeated. Default the whole scope.")
  private List<String> mailboxes = List.of();

  ScanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Settings settings = surroundings.settings();
    Set<MailAddress> only = addresses();
    Instant moment =
        asOf == null
            ? surroundings.clock().instant()
            : Moments.parse(asOf, settings.policy().calendar().zone());
    ScanRequest request =
        new ScanRequest(
            moment,
            only,
            settings.nudgesEnabled() && !dryRun ? Mode.SEND : Mode.SHOW,
            explain ? Breadth.ALL : Breadth.EXPECTING);
    try (Product product = Product.open(settings, surroundings.clock());
        Report report = report(settings, request)) {
      ScanSummary summary = product.scan().run(request, report);
      report.end(summary);
      return summary.failed().isEmpty() ? Cli.DONE : Cli.INCOMPLETE;
    } catch (NotInScope e) {
      throw new WrongUse("--mailbox = \"" + e.address().value() + "\": no mailbox in scope");
    }
  }

  private Report report(Settings settings, ScanRequest request) {
    Progress progress = new Progress(surroundings.streams());
    return switch (output) {
      case JSON ->
          new JsonReport(
              surroundings.streams().out(),
              new Report.Frame(settings.policy(), request, explain),
              progress);
      case TABLE ->
          new TableReport(
              surroundings.streams(),
              new Report.Frame(settings.policy(), request, explain),
              progress);
    };
  }

  private Set<MailAddress> addresses() {
    Set<MailAddress> addresses = new LinkedHashSet<>();
    for (String address : mailboxes) {
      if (address.indexOf('@') < 1) {
        throw new WrongUse("--mailbox = \"" + address + "\": an address such as info@example.org");
      }
      addresses.add(new MailAddress(address));
    }
    return addresses;
  }
}
