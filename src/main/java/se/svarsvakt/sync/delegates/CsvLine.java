package se.svarsvakt.sync.delegates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of one line of comma-separated values (RFC 4180, 2). A field here never holds a line
 * break, so that a quote that is not closed spoils one line and not the rest of the file.
 */
final class CsvLine {
  private final String text;
  private final List<String> fields = new ArrayList<>();
  private int at;

  private CsvLine(String text) {
    this.text = text;
  }

  /** The fields without space around them; empty where quotes are not closed or misplaced. */
  static Optional<List<String>> fields(String text) {
    CsvLine line = new CsvLine(text);
    boolean whole = line.field();
    while (whole && line.at < text.length()) {
      line.at++;
      whole = line.field();
    }
    return whole ? Optional.of(List.copyOf(line.fields)) : Optional.empty();
  }

  /** Reads up to the next comma or the end; false where the field is malformed. */
  private boolean field() {
    skipSpace();
    boolean quote = at < text.length() && text.charAt(at) == '"';
    return quote ? quoted() : bare();
  }

  private boolean bare() {
    int comma = text.indexOf(',', at);
    int end = comma < 0 ? text.length() : comma;
    String field = text.substring(at, end).strip();
    at = end;
    fields.add(field);
    return field.indexOf('"') < 0;
  }

  private boolean quoted() {
    StringBuilder field = new StringBuilder();
    for (at++; at < text.length(); at++) {
      if (text.charAt(at) != '"') {
        field.append(text.charAt(at));
      } else if (text.startsWith("\"\"", at)) {
        field.append('"');
        at++;
      } else {
        return closed(field.toString());
      }
    }
    return false;
  }

  private boolean closed(String field) {
    at++;
    skipSpace();
    fields.add(field.strip());
    return at == text.length() || text.charAt(at) == ',';
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
