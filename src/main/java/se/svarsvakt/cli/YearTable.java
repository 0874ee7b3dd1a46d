package se.svarsvakt.cli;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.YearSummary;
import se.svarsvakt.summary.YearSummary.UnitYear;
import se.svarsvakt.summary.YearSums;
import se.svarsvakt.summary.YearTally;
import se.svarsvakt.summary.YearlyTask;
import se.svarsvakt.summary.page.SummaryWords;

/** A year for people at a terminal, a block for each unit. */
final class YearTable {
  private final Streams streams;
  private final YearSummary summary;
  private int units;

  YearTable(Streams streams, YearSummary summary) {
    this.streams = streams;
    this.summary = summary;
    streams
        .out()
        .println(
            "%d, %s to %s, profile %s%s"
                .formatted(
                    summary.year(),
                    summary.first(),
                    summary.last(),
                    summary.profile(),
                    summary.complete() ? "" : "; the year is not over"));
  }

  void print(UnitYear told) {
    units++;
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "",
            "weeks",
            "received",
            "due",
            "in time",
            "share",
            "late",
            "unanswered",
            "new absence findings"));
    rows.add(row("the unit " + summary.year(), told.year()));
    told.before()
        .ifPresent(before -> rows.add(row("same weeks of " + (summary.year() - 1), before)));
    rows.addAll(apart("the unit", told.year().apart()));
    told.year()
        .shared()
        .forEach(
            (mailbox, sums) -> {
              String name = summary.chart().name(mailbox);
              rows.add(row(name, "", sums, ""));
              rows.addAll(apart(name, told.year().apart(mailbox)));
            });
    ConsoleTable table = new ConsoleTable(streams);
    table.print(summary.chart().name(told.manager()), ConsoleTable.Tone.PLAIN, rows);
    streams.out().println();
    streams
        .out()
        .println(
            "  in time by month: "
                + told.year().months().entrySet().stream()
                    .map(each -> each.getKey() + " " + share(each.getValue().onTimeShare()))
                    .collect(Collectors.joining(", ")));
    streams.out().println("  as KKiK counted, for information: " + kkik(told.year()));
  }

  private static List<List<String>> apart(String whose, Map<RuleName, YearSums> apart) {
    return apart.entrySet().stream()
        .map(each -> row(whose + ", " + each.getKey().code(), "", each.getValue(), ""))
        .toList();
  }

  private List<String> row(String title, YearTally tally) {
    String weeks =
        tally.withheld() == 0
            ? Integer.toString(tally.weeks())
            : "%d, %d withheld".formatted(tally.weeks(), tally.withheld());
    return row(title, weeks, tally.sums(), Integer.toString(tally.absences()));
  }

  private static List<String> row(String title, String weeks, YearSums sums, String absences) {
    return List.of(
        title,
        weeks,
        Integer.toString(sums.received()),
        Integer.toString(sums.due()),
        Integer.toString(sums.onTime()),
        share(sums.onTimeShare()),
        Integer.toString(sums.late()),
        Integer.toString(sums.unanswered()),
        absences);
  }

  private static String kkik(YearTally tally) {
    return "of %d mails %s answered within one working day, %s within two, %s not within a week"
        .formatted(
            tally.matured().received(),
            share(tally.within(1)),
            share(tally.within(2)),
            share(tally.unansweredShare()));
  }

  private static String share(@Nullable Double share) {
    return share == null ? "-" : Math.round(share * 100) + " %";
  }

  void end() {
    if (units == 0) {
      streams.out().println("No unit: nobody in scope reported to a manager in that year.");
    }
    SummaryWords words = SummaryWords.in("en", ZoneOffset.UTC);
    streams.out().println();
    streams.out().println(words.text("checklist.title"));
    for (YearlyTask task : YearlyTask.values()) {
      streams.out().println("  - " + words.task(task) + " [" + words.source(task) + "]");
    }
  }
}
