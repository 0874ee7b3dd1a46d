package se.svarsvakt.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.summary.OrganisationChart;
import se.svarsvakt.summary.Summaries;
import se.svarsvakt.summary.WeeklySummary;
import se.svarsvakt.summary.YearSummary;
import se.svarsvakt.summary.YearSummary.UnitYear;
import se.svarsvakt.wiring.StoredSummaries;
import se.svarsvakt.worktime.CalendarWeek;

/** Tells how units kept their promise in a week that is over. */
@Command(
    name = "summary",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    addMethodSubcommands = false,
    description =
        "Tells how each manager's unit kept the promise in a week: what was due "
            + "and answered in time, what is open, what was found and mended. It "
            + "reads what scans have stored, and never Graph. A unit is the manager, "
            + "those who report to them, and the shared mailboxes that they look "
            + "after. Figures of persons are shown only where the policy says so and "
            + "the unit is large.",
    footer = {"", "svarsvakt summary --week 2026-W47 --manager karin@kommun.example"})
final class SummaryCommand implements Callable<Integer> {
  /** How a summary is written. */
  enum SummaryForm {
    /** For people. */
    TABLE,
    /** For programs: summary-output.schema.json. */
    JSON,
    /** The page that managers get. */
    HTML,
    /** For spreadsheets. */
    CSV;

    /** How names of such files end. */
    String ending() {
      return this == TABLE ? "txt" : name().toLowerCase(Locale.ROOT);
    }
  }

  private final CommandContext context;

  @Mixin private final AsOfOption asOf = new AsOfOption();

  @Option(
      names = "--week",
      paramLabel = "WEEK",
      description = "An ISO week that is over, 2026-W47 for example; default the last one.")
  private @Nullable String week;

  @Option(
      names = "--year",
      paramLabel = "YEAR",
      description =
          "An ISO year instead of a week, from kept weeks alone, as far as it is "
              + "over, beside the same weeks of the year before; default no year.")
  private @Nullable Integer year;

  @Option(
      names = "--manager",
      paramLabel = "ADDRESS",
      description = "Whose unit is told; can be repeated. Default every manager's.")
  private List<String> managers = List.of();

  @Option(
      names = "--output",
      paramLabel = "table|json|html|csv",
      defaultValue = "table",
      description = "How the result is printed; default ${DEFAULT-VALUE}.")
  private SummaryForm output = SummaryForm.TABLE;

  @Option(
      names = "--to",
      paramLabel = "FILE|DIRECTORY",
      description =
          "Where the result is written; in a directory that exists, a file for "
              + "each manager. Default standard output.")
  private @Nullable Path to;

  @Option(
      names = "--send",
      description =
          "Send each manager what was not sent to them for that week, whatever "
              + "the hour; the only use of Graph. Needs svarsvakt.nudges.enabled and a "
              + "way to them.")
  private boolean send;

  private SummaryCommand(CommandContext context) {
    this.context = context;
  }

  /** The command with what managers may wish of the weekly mail. */
  static CommandLine line(CommandContext context) {
    return new CommandLine(new SummaryCommand(context))
        .addSubcommand(new SubscriptionCommand.SummaryPause(context))
        .addSubcommand(new SubscriptionCommand.SummaryStop(context))
        .addSubcommand(new SubscriptionCommand.SummaryResume(context));
  }

  @Override
  public Integer call() {
    return year == null ? tellWeek() : tellYear(year);
  }

  private int tellWeek() {
    AsOfContext occasion = asOf.on(context);
    SummarySending sending = new SummarySending(occasion, context.streams());
    WeeklySummary summary;
    Set<MailboxId> whose;
    try (StoredSummaries stored = StoredSummaries.open(occasion.settings())) {
      Summaries summaries = stored.summaries();
      CalendarWeek told = told(summaries, occasion);
      OrganisationChart chart = summaries.chart(told);
      whose = managers(summaries, told, chart);
      summary = summaries.about(told, occasion.at());
      noteStaleFacts(summary, occasion);
      if (send) {
        sending.check(summaries, summary);
      }
      print(stored, summary, whose);
    }
    return send ? sending.send(summary, whose) : Cli.DONE;
  }

  private void print(StoredSummaries stored, WeeklySummary summary, Set<MailboxId> whose) {
    Policy policy = context.settings().policy();
    SummaryOutput written =
        new SummaryOutput(output, summary, policy, context.streams(), stored::language);
    Summaries summaries = stored.summaries();
    written.write(to, sink -> summaries.tell(summary.week(), whose, summary.computedAt(), sink));
  }

  private int tellYear(int wanted) {
    AsOfContext occasion = asOf.on(context);
    if (week != null || send) {
      throw new WrongUse("--year stands alone: leave out --week and --send");
    }
    try (StoredSummaries stored = StoredSummaries.open(occasion.settings())) {
      YearSummary summary =
          stored
              .years()
              .of(wanted, occasion.at())
              .orElseThrow(
                  () ->
                      new WrongUse(
                          "--year", "" + wanted, "no week of it is over and kept: see --week"));
      Set<MailboxId> whose = new HashSet<>();
      for (String given : managers) {
        List<MailboxId> found = known(given, summary.chart());
        List<UnitYear> leading = new ArrayList<>();
        stored.years().tell(summary, found, leading::add);
        if (leading.isEmpty()) {
          throw new WrongUse("--manager", given, "had no unit in the weeks kept of " + wanted);
        }
        whose.addAll(found);
      }
      new YearOutput(
              output, summary, occasion.settings().policy(), context.streams(), stored::language)
          .write(to, sink -> stored.years().tell(summary, whose, sink));
    }
    return Cli.DONE;
  }

  /** The managers and mailboxes with that address; at least one. */
  static List<MailboxId> known(String given, OrganisationChart chart) {
    List<MailboxId> found = chart.find(ArgumentParser.address("--manager", given));
    if (found.isEmpty()) {
      throw new WrongUse("--manager", given, "no manager or mailbox with this address is known");
    }
    return found;
  }

  private CalendarWeek told(Summaries summaries, AsOfContext occasion) {
    CalendarWeek last = summaries.lastWeek(occasion.at());
    String given = week == null ? last.toString() : week;
    CalendarWeek wanted =
        CalendarWeek.parse(given)
            .orElseThrow(
                () -> new WrongUse("--week", given, "an ISO week such as " + last + " is needed"));
    if (wanted.compareTo(last) > 0) {
      throw new WrongUse(
          "--week",
          given,
          "not over at %s; the last week that is over is %s"
              .formatted(occasion.iso(occasion.at()), last));
    }
    CalendarWeek first =
        summaries
            .first(occasion.at())
            .orElseThrow(
                () -> new WrongUse("--week", given, "nothing was read yet: scan mailboxes first"));
    if (wanted.isBefore(first)) {
      throw new WrongUse(
          "--week", given, "before what is kept: the first week that is known is " + first);
    }
    if (!summaries.isKnown(wanted, occasion.at())) {
      throw new WrongUse(
          "--week", given, "not kept, and its mail is deleted: no pass ran in the weeks after it");
    }
    return wanted;
  }

  private Set<MailboxId> managers(Summaries summaries, CalendarWeek told, OrganisationChart chart) {
    Set<MailboxId> whose = new HashSet<>();
    Set<MailboxId> all = managers.isEmpty() ? Set.of() : summaries.managers(told);
    for (String given : managers) {
      List<MailboxId> found = known(given, chart);
      List<MailboxId> leading = found.stream().filter(all::contains).toList();
      if (leading.isEmpty()) {
        throw new WrongUse(
            "--manager",
            given,
            "had no unit in %s: nobody in scope reported to them".formatted(told));
      }
      whose.addAll(leading);
    }
    return whose;
  }

  /** Figures of a week are whole when mail was read after its end. */
  private void noteStaleFacts(WeeklySummary summary, AsOfContext occasion) {
    summary
        .readUntil()
        .ifPresent(
            pass ->
                context
                    .streams()
                    .note(
                        "mail was read last at %s, before %s was over; what came after is missing"
                            .formatted(occasion.iso(pass), summary.week())));
  }
}
