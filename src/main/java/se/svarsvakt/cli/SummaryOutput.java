package se.svarsvakt.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
    SummaryCommand.Output form, WeeklySummary summary, Policy policy, Streams streams) {
  /** Hands units on, one after another. */
  interface Units {
    /** Gives each of them to the sink. */
    void each(Consumer<UnitSummary> sink);
  }

  /** Writes all units in one document. */
  void write(PrintWriter out, Units units) {
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

  /** Writes all units into one file. */
  void file(Path file, Units units) {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      write(out, units);
      if (out.checkError()) {
        throw unwritable(file);
      }
    } catch (IOException e) {
      throw unwritable(file);
    }
  }

  /** Writes each unit into a file of its own, named by the week and the manager. */
  void directory(Path directory, Units units) {
    units.each(
        unit ->
            file(
                directory.resolve(
                    "%s-%s.%s"
                        .formatted(
                            summary.week(),
                            summary
                                .chart()
                                .name(unit.manager())
                                .replaceAll("[^\\p{Alnum}@._-]", "_"),
                            form.ending())),
                sink -> sink.accept(unit)));
  }

  private static WrongUse unwritable(Path file) {
    return new WrongUse(
        "--to", file.toString(), "cannot be written: look at the directory, its rights and space");
  }
}
