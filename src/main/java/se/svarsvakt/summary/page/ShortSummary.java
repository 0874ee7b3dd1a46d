package se.svarsvakt.summary.page;

import java.util.ArrayList;
import java.util.List;
import se.svarsvakt.summary.Figures;
import se.svarsvakt.summary.OrganisationChart;
import se.svarsvakt.summary.UnitSummary;

/**
 * A unit's week in three lines, for a card: the share kept, what is overdue, one thing to do.
 *
 * @param words in the reader's language
 * @param chart how mailboxes are addressed
 */
public record ShortSummary(SummaryWords words, OrganisationChart chart) {
  /** The lines, each a sentence or two. */
  public List<String> lines(UnitSummary told) {
    List<String> lines = new ArrayList<>();
    Figures figures = told.unit().figures();
    if (figures == null) {
      lines.add(words.text("withheld"));
    } else {
      lines.add(kept(figures));
      lines.add(overdue(figures));
    }
    told.advice().stream()
        .limit(1)
        .map(first -> words.text("card.todo", words.advice(first, chart)))
        .forEach(lines::add);
    return lines;
  }

  private String kept(Figures figures) {
    return figures.due() == 0
        ? words.text("nothing-due")
        : words.share(figures.onTimeShare())
            + ". "
            + words.text("kept", figures.onTime(), figures.due());
  }

  private String overdue(Figures figures) {
    return figures.oldestOverdue() == null
        ? words.text("overdue.none")
        : words.text("overdue", figures.openOverdue(), words.day(figures.oldestOverdue()));
  }
}
