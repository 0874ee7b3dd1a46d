package se.svarsvakt.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.cli.LogCommand.LogForm;
import se.svarsvakt.mail.DisplayText;
import se.svarsvakt.web.ExportRows;
import se.svarsvakt.web.MailLogColumns;
import se.svarsvakt.worker.MailLogEntry;

/**
 * Writes a mail log line by line, as it comes. Nothing is written before it begins, and what breaks
 * off says so: a log that is not whole must not look so.
 */
final class MailLogOutput {
  private static final String NOT_WHOLE = "NOT WHOLE: the log breaks off here";
  private static final int LONGEST_CELL = 1_000;

  private final LogForm form;
  private final ZoneId zone;
  private final PrintWriter out;
  private @Nullable ExportRows rows;
  private boolean begun;

  /**
   * On a writer that stays open.
   *
   * @param zone where days and hours are told
   */
  MailLogOutput(LogForm form, ZoneId zone, PrintWriter out) {
    this.form = form;
    this.zone = zone;
    this.out = out;
  }

  boolean isBegun() {
    return begun;
  }

  Consumer<MailLogEntry> begin() {
    begun = true;
    return switch (form) {
      case TABLE -> entry -> out.println(line(entry));
      case JSON -> into(ExportRows.Form.JSON);
      case CSV -> into(ExportRows.Form.CSV);
    };
  }

  private Consumer<MailLogEntry> into(ExportRows.Form file) {
    ExportRows opened = file.begin(out, MailLogColumns.HEAD, zone);
    rows = opened;
    return entry -> opened.row(MailLogColumns.row(entry, opened));
  }

  private String line(MailLogEntry entry) {
    Instant at = entry.at();
    List<String> cells =
        List.of(
            at == null ? "-" : DateTimeFormats.iso(at, zone),
            entry.direction().code(),
            entry.sender(),
            String.join("; ", entry.recipients()),
            entry.subject());
    return String.join(
        "  ", cells.stream().map(cell -> DisplayText.line(cell, LONGEST_CELL)).toList());
  }

  /** The log is whole. */
  void end() {
    if (rows != null) {
      rows.close();
    }
    out.flush();
  }

  /** The log is not whole. An array of JSON that is not ended shows that by itself. */
  void breakOff() {
    if (begun) {
      switch (form) {
        case TABLE -> out.println(NOT_WHOLE);
        case JSON -> out.println();
        case CSV -> lastRow();
      }
    }
    out.flush();
  }

  private void lastRow() {
    List<@Nullable String> last = new ArrayList<>();
    last.add(NOT_WHOLE);
    last.addAll(Collections.nCopies(MailLogColumns.HEAD.size() - 1, ""));
    if (rows != null) {
      rows.row(last);
    }
  }
}
