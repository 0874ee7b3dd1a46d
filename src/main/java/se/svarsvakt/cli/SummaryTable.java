package se.svarsvakt.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.Figures;
import se.svarsvakt.summary.FindingCount;
import se.svarsvakt.summary.UnitFigures;
import se.svarsvakt.summary.UnitFigures.MailboxFigures;
import se.svarsvakt.summary.UnitSummary;
import se.svarsvakt.summary.WeeklySummary;

/** A week for people at a terminal, a block for each unit. */
final class SummaryTable {
  private static final List<String> HEAD =
      List.of("", "due", "in time", "share", "late", "open", "overdue", "median h", "9 of 10 h");

  private final Streams streams;
  private final WeeklySummary summary;
  private int units;

  SummaryTable(Streams streams, WeeklySummary summary) {
    this.streams = streams;
    this.summary = summary;
    streams
        .out()
        .println(
            "%s, %s to %s, profile %s"
                .formatted(
                    summary.week(),
                    summary.week().monday(),
                    summary.week().sunday(),
                    summary.profile()));
  }

  void print(UnitSummary told) {
    units++;
    UnitFigures unit = told.unit();
    ConsoleTable table = new ConsoleTable(streams);
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    Figures figures = unit.figures();
    rows.add(
        figures == null
            ? withheld("the unit, " + people(unit.people()))
            : row("the unit, " + people(unit.people()), figures));
    unit.apart().forEach((rule, each) -> rows.add(apart("the unit", rule, each.figures())));
    unit.shared().forEach(each -> rows.addAll(rows(each)));
    List<MailboxFigures> persons = told.persons();
    if (persons != null) {
      persons.forEach(each -> rows.addAll(rows(each)));
    }
    table.print(name(unit), ConsoleTable.Tone.PLAIN, rows);
    if (told.recounted()) {
      streams
          .out()
          .println(
              "  persons are counted anew, with mail that could be read only after the unit's"
                  + " figures were kept: the two do not add up");
    }
    table.print("FINDINGS", ConsoleTable.Tone.PLAIN, findings(unit.findings()));
    table.print("NOT MEASURED", ConsoleTable.Tone.WARN, notMeasured(unit));
    trend(told);
  }

  /** As wide as the others, for a table is. */
  private static List<String> withheld(String title) {
    List<String> row = new ArrayList<>(Collections.nCopies(HEAD.size(), ""));
    row.set(0, title + ": withheld, so few that it would point at one");
    return row;
  }

  private static String people(int count) {
    return count == 1 ? "1 person" : count + " people";
  }

  private String name(UnitFigures unit) {
    return summary.chart().name(unit.manager());
  }

  private List<List<String>> rows(MailboxFigures each) {
    String name = summary.chart().name(each.mailbox());
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(name, each.figures()));
    each.apart().forEach((rule, figures) -> rows.add(apart(name, rule, figures)));
    return rows;
  }

  private List<String> apart(String whose, RuleName rule, @Nullable Figures figures) {
    String title = whose + ", " + rule.code();
    return figures == null ? withheld(title) : row(title, figures);
  }

  private List<String> row(String title, Figures figures) {
    return List.of(
        title,
        Integer.toString(figures.due()),
        Integer.toString(figures.onTime()),
        share(figures.onTimeShare()),
        Integer.toString(figures.late()),
        Integer.toString(figures.unanswered()),
        overdue(figures),
        hours(figures.workingHoursMedian()),
        hours(figures.workingHoursP90()));
  }

  private String overdue(Figures figures) {
    Instant oldest = figures.oldestOverdue();
    return oldest == null
        ? Integer.toString(figures.openOverdue())
        : "%d, oldest of %s"
            .formatted(figures.openOverdue(), oldest.atZone(summary.zone()).toLocalDate());
  }

  private static String share(@Nullable Double share) {
    return share == null ? "-" : Math.round(share * 100) + " %";
  }

  private static String hours(@Nullable Double hours) {
    return hours == null ? "-" : String.format(Locale.ROOT, "%.1f", hours);
  }

  private static List<List<String>> findings(List<FindingCount> findings) {
    return findings.stream()
        .map(
            each ->
                List.of(
                    each.kind().rule().code() + " " + each.kind().code(),
                    each.fresh() + " new",
                    each.still() + " still",
                    each.fixed() + " fixed"))
        .toList();
  }

  private List<List<String>> notMeasured(UnitFigures unit) {
    List<List<String>> unwatched =
        unit.unwatched()
            ? List.of(
                List.of(
                    "no mailbox was read on the last two working days: the figures come from mail"
                        + " read afterwards, and findings were not looked for"))
            : List.of();
    return Stream.concat(
            unwatched.stream(),
            unit.notMeasured().entrySet().stream()
                .map(each -> List.of(summary.chart().name(each.getKey()), each.getValue()))
                .sorted(Comparator.comparing(List::getFirst)))
        .toList();
  }

  private void trend(UnitSummary told) {
    String known =
        told.trend().stream()
            .filter(point -> point.due() != null)
            .map(point -> "%s %d/%d".formatted(point.week(), point.onTime(), point.due()))
            .collect(Collectors.joining(", "));
    if (!known.isEmpty()) {
      streams.out().println();
      streams.out().println("  in time of due, by week: " + known);
    }
  }

  void end() {
    if (units == 0) {
      streams.out().println("No unit: nobody in scope reported to a manager in that week.");
    }
  }
}
