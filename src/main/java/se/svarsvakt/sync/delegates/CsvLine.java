package se.svarsvakt.sync.delegates;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields of one line of comma-separated values (RFC 4180, 2). A field here never holds a line
 * break, so that a quote that is not closed spoils one line and not the rest of the file.
 */
final class CsvLine {
  private static final String FIELD = "\\s*+(?:\"[^\"]*+(?:\"\"[^\"]*+)*+\"\\s*+|[^\",]*+)";

  /**
   * FastCSV takes the end of the text for the end of a quote, and a quote inside a field as it is.
   */
  private static final Pattern WHOLE = Pattern.compile(FIELD + "(?:," + FIELD + ")*+");

  private static final CsvReader.CsvReaderBuilder CSV =
      CsvReader.builder()
          .commentStrategy(CommentStrategy.NONE)
          .trimWhitespacesAroundQuotes(true)
          .allowExtraFields(true)
          .allowMissingFields(true);

  private CsvLine() {}

  /** The fields without space around them; empty where quotes are not closed or misplaced. */
  static Optional<List<String>> fields(String text) {
    if (!WHOLE.matcher(text).matches()) {
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
