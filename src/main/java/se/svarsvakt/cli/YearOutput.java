package se.svarsvakt.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.summary.YearCsv;
import se.svarsvakt.summary.YearJson;
import se.svarsvakt.summary.YearSummary;
import se.svarsvakt.summary.YearSummary.UnitYear;
import se.svarsvakt.summary.page.SummaryWords;
import se.svarsvakt.summary.page.YearPage;

/**
 * Writes a year as it is asked for.
 *
 * @param form how
 * @param summary the year
 * @param policy the promise
 * @param streams how wide a table may be
 * @param language what a page for these managers is written in
 */
record YearOutput(
    SummaryCommand.SummaryForm form,
    YearSummary summary,
    Policy policy,
    Streams streams,
    Function<Collection<MailboxId>, String> language)
    implements SummaryDocument<UnitYear> {
  @Override
  public void write(PrintWriter out, Units<UnitYear> units) {
    switch (form) {
      case TABLE -> {
        YearTable table = new YearTable(streams.to(out), summary);
        units.each(table::print);
        table.end();
      }
      case JSON -> {
        try (YearJson json = new YearJson(summary, policy.calendar().zone(), out)) {
          units.each(json::write);
        }
        out.println();
      }
      case HTML -> {
        List<UnitYear> all = new ArrayList<>();
        units.each(all::add);
        out.print(
            new YearPage()
                .render(
                    summary,
                    all,
                    SummaryWords.in(language(all), policy.calendar().zone()),
                    Optional.empty()));
      }
      case CSV -> units.each(new YearCsv(summary, out)::write);
    }
    out.flush();
  }

  private String language(List<UnitYear> units) {
    return language.apply(units.stream().map(UnitYear::manager).toList());
  }

  @Override
  public String name(UnitYear unit) {
    return summary.year() + "-" + summary.chart().name(unit.manager());
  }
}
