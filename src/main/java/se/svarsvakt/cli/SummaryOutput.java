package se.svarsvakt.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import se.svarsvakt.mail.MailboxId;
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
 * @param language what a page for these managers is written in
 */
record SummaryOutput(
    SummaryCommand.SummaryForm form,
    WeeklySummary summary,
    Policy policy,
    Streams streams,
    Function<Collection<MailboxId>, String> language)
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
        SummaryWords words = SummaryWords.in(language(all), summary.zone());
        out.print(
            new SummaryPage(policy.reply().respondWithinWorkingDays())
                .render(summary, all, words, SummaryPage.Ways.NONE)
                .html());
      }
      case CSV -> units.each(new SummaryCsv(summary, out)::write);
    }
    out.flush();
  }

  private String language(List<UnitSummary> units) {
    return language.apply(units.stream().map(UnitSummary::manager).toList());
  }

  @Override
  public String name(UnitSummary unit) {
    return summary.week() + "-" + summary.chart().name(unit.manager());
  }
}
