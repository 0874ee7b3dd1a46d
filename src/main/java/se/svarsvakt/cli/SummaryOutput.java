package se.svarsvakt.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.summary.SummaryCsv;
import se.svarsvakt.summary.SummaryJson;
import se.svarsvakt.summary.UnitSummary;
import se.svarsvakt.summary.WeeklySummary;
import se.svarsvakt.summary.page.SummaryPage;
import se.svarsvakt.summary.page.SummaryWords;

/**
 * Writes a week as it is asked for.
 *
 * @param form how
 * @param summary the week
 * @param policy the promise
 * @param streams where it goes if no file is named
 */
record SummaryOutput(
    SummaryCommand.SummaryForm form, WeeklySummary summary, Policy policy, Streams streams)
    implements SummaryDocument<UnitSummary> {
  @Override
  public void write(PrintWriter out, Units<UnitSummary> units) {
    switch (form) {
      case TABLE -> {
        SummaryTable table = new SummaryTable(streams.to(out), summary);
        units.each(table::print);
        table.end();
      }
      case JSON -> {
        try (SummaryJson json = new SummaryJson(summary, out)) {
          units.each(json::write);
        }
        out.println();
      }
      case HTML -> {
        List<UnitSummary> all = new ArrayList<>();
        units.each(all::add);
        SummaryWords words = SummaryWords.in("sv", summary.zone());
        out.print(
            new SummaryPage(policy.reply().respondWithinWorkingDays())
                .render(summary, all, words, SummaryPage.Ways.NONE)
                .html());
      }
      case CSV -> units.each(new SummaryCsv(summary, out)::write);
    }
    out.flush();
  }

  @Override
  public String name(UnitSummary unit) {
    return summary.week() + "-" + summary.chart().name(unit.manager());
  }
}
