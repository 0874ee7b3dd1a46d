package se.svarsvakt.summary;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * A table that Swedish Excel opens as it is meant: a byte order mark, semicolons, every field in
 * quotes. A field that a spreadsheet would take for a formula is made text (OWASP, "CSV
 * Injection").
 */
public final class SpreadsheetCsv {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String FORMULA_BEGINS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final CsvWriter rows;

  /** Begins a table on a writer that stays open. */
  public SpreadsheetCsv(Writer out) {
    try {
      out.write(BYTE_ORDER_MARK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.rows =
        CsvWriter.builder()
            .bufferSize(0) // the writer has a buffer of its own
            .fieldSeparator(';')
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .lineDelimiter(LineDelimiter.CRLF)
            .build(out);
  }

  /** Writes a row. */
  public void row(List<String> fields) {
    rows.writeRecord(fields.stream().map(SpreadsheetCsv::defused).toList());
  }

  /** A number is none that runs, whatever its sign. */
  private static String defused(String field) {
    boolean formula = !field.isEmpty() && FORMULA_BEGINS.indexOf(field.charAt(0)) >= 0;
    return formula && !field.matches("-?\\d+([.,]\\d+)?") ? "'" + field : field;
  }
}
