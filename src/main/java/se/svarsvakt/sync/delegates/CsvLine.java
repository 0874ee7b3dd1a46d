package se.svarsvakt.sync.delegates;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Optional;

/**
 * The fields of one line of comma-separated values (RFC 4180, 2). A field here never holds a line
 * break, so that a quote that is not closed spoils one line and not the rest of the file.
 */
final class CsvLine {
  private static final CsvReader.CsvReaderBuilder CSV =
      CsvReader.builder()
          .commentStrategy(CommentStrategy.NONE)
          .trimWhitespacesAroundQuotes(true)
          .allowExtraFields(true)
          .allowMissingFields(true);

  private CsvLine() {}

  /** The fields without space around them; empty where quotes are not closed or misplaced. */
  static Optional<List<String>> fields(String text) {
    // FastCSV takes the end of the text for the end of a quote; within whole lines quotes are even.
    if (text.chars().filter(one -> one == '"').count() % 2 != 0) {
      return Optional.empty();
    }
    try {
      CsvReader<CsvRecord> line = CSV.ofCsvRecord(text.replace('\r', ' '));
      return line.stream().findFirst().map(CsvLine::stripped);
    } catch (CsvParseException e) {
      return Optional.empty();
    }
  }

  private static List<String> stripped(CsvRecord line) {
    return line.getFields().stream().map(String::strip).toList();
  }
}
