package se.svarsvakt.web;

import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.summary.SpreadsheetCsv;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows of an export, written one by one: a table for spreadsheets, or an array of objects. It is
 * closed when all rows are written, and then alone: what is cut short is not to look whole.
 */
public sealed interface ExportRows extends AutoCloseable {
  /** In which form. */
  enum Form implements EnumCode {
    /** For spreadsheets. */
    CSV("text/csv"),
    /** For programs. */
    JSON("application/json");

    private final String type;

    Form(String type) {
      this.type = type;
    }

    /** The media type. */
    String type() {
      return type;
    }

    /** Begins an export on a writer that stays open. */
    public ExportRows begin(Writer out, List<String> head, ZoneId zone) {
      return switch (this) {
        case CSV -> new SheetRows(out, head, zone);
        case JSON -> new ObjectRows(out, head);
      };
    }
  }

  /** Writes a row; null for what is not known. */
  void row(List<@Nullable String> values);

  /** A moment as this form writes it. */
  String moment(Instant at);

  @Override
  void close();

  /** For spreadsheets: moments in the policy's zone, as Excel reads them. */
  final class SheetRows implements ExportRows {
    private final SpreadsheetCsv csv;
    private final DateTimeFormatter time;

    private SheetRows(Writer out, List<String> head, ZoneId zone) {
      this.csv = new SpreadsheetCsv(out);
      this.time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(zone);
      csv.row(head);
    }

    @Override
    public void row(List<@Nullable String> values) {
      csv.row(values.stream().map(value -> value == null ? "" : value).toList());
    }

    @Override
    public String moment(Instant at) {
      return time.format(at);
    }

    @Override
    public void close() {}
  }

  /** For programs. */
  final class ObjectRows implements ExportRows {
    private final JsonGenerator json;
    private final List<String> names;

    private ObjectRows(Writer out, List<String> names) {
      this.names = names;
      this.json =
          JsonMapper.builder()
              .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
              .build()
              .createGenerator(out);
      json.writeStartArray();
    }

    @Override
    public void row(List<@Nullable String> values) {
      json.writeStartObject();
      for (int column = 0; column < names.size(); column++) {
        String value = values.get(column);
        if (value == null) {
          json.writeNullProperty(names.get(column));
        } else {
          json.writeStringProperty(names.get(column), value);
        }
      }
      json.writeEndObject();
    }

    @Override
    public String moment(Instant at) {
      return at.toString();
    }

    @Override
    public void close() {
      json.writeEndArray();
      json.close();
    }
  }
}
