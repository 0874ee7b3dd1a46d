package se.svarsvakt.summary;

import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.YearSummary.UnitYear;

/**
 * A year as a table: a row for each unit, each of its months and shared mailboxes, for what is
 * counted apart of units and shared mailboxes, and for the same weeks of the year before.
 */
public final class YearCsv {
  private static final List<String> HEAD =
      List.of(
          "year",
          "manager",
          "kind",
          "mailboxOrMonth",
          "received",
          "due",
          "onTime",
          "late",
          "unanswered",
          "onTimeShare",
          "noReplyNeeded",
          "excepted",
          "discarded",
          "weeks",
          "weeksWithheld",
          "kkikWithin1",
          "kkikWithin2",
          "kkikUnanswered",
          "absenceFindings");

  private final YearSummary summary;
  private final SpreadsheetCsv csv;

  /** Begins the table. */
  public YearCsv(YearSummary summary, Writer out) {
    this.summary = summary;
    this.csv = new SpreadsheetCsv(out);
    csv.row(HEAD);
  }

  /** Writes a unit's rows. */
  public void write(UnitYear told) {
    String manager = summary.chart().name(told.manager());
    whole(summary.year(), manager, told.year());
    told.before().ifPresent(before -> whole(summary.year() - 1, manager, before));
    told.year()
        .months()
        .forEach((month, sums) -> part(summary.year(), manager, "month", month.toString(), sums));
    apart(summary.year(), manager, "unit", "", told.year().apart());
    told.before()
        .ifPresent(before -> apart(summary.year() - 1, manager, "unit", "", before.apart()));
    told.year()
        .shared()
        .forEach(
            (mailbox, sums) -> {
              String name = summary.chart().name(mailbox);
              part(summary.year(), manager, "shared", name, sums);
              apart(summary.year(), manager, "shared", name, told.year().apart(mailbox));
            });
  }

  private void apart(
      int year, String manager, String kind, String name, Map<RuleName, YearSums> apart) {
    apart.forEach((rule, sums) -> part(year, manager, kind + "-" + rule.code(), name, sums));
  }

  private void whole(int year, String manager, YearTally tally) {
    row(
        List.of(Integer.toString(year), manager, "unit", ""),
        tally.weeks() == 0 ? null : tally.sums(),
        List.of(
            Integer.toString(tally.weeks()),
            Integer.toString(tally.withheld()),
            number(tally.within(1)),
            number(tally.within(2)),
            number(tally.unansweredShare()),
            Integer.toString(tally.absences())));
  }

  private void part(int year, String manager, String kind, String name, YearSums sums) {
    row(
        List.of(Integer.toString(year), manager, kind, name),
        sums,
        List.of("", "", "", "", "", ""));
  }

  private void row(List<String> begin, @Nullable YearSums sums, List<String> end) {
    csv.row(Stream.of(begin, figures(sums), end).flatMap(List::stream).toList());
  }

  private static List<String> figures(@Nullable YearSums sums) {
    return sums == null
        ? List.of("", "", "", "", "", "", "", "", "")
        : List.of(
            Integer.toString(sums.received()),
            Integer.toString(sums.due()),
            Integer.toString(sums.onTime()),
            Integer.toString(sums.late()),
            Integer.toString(sums.unanswered()),
            number(sums.onTimeShare()),
            Integer.toString(sums.noReplyNeeded()),
            Integer.toString(sums.excepted()),
            Integer.toString(sums.discarded()));
  }

  /** With a comma, as Swedish Excel reads numbers. */
  private static String number(@Nullable Double value) {
    return value == null ? "" : String.format(Locale.ROOT, "%.4f", value).replace('.', ',');
  }
}
