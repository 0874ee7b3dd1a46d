package se.svarsvakt.cli;

import java.io.Writer;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.DataSubject;
import se.svarsvakt.casework.OwnRecords.Stored;
import se.svarsvakt.casework.StoredWords;
import se.svarsvakt.casework.SubjectRecords.SubjectRow;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is stored of one person as one JSON document, written row by row: {@code address}, {@code
 * accounts}, {@code at}, and {@code kinds} with {@code kind}, {@code name} and {@code kept} in
 * Swedish and English, and {@code tables} with {@code table} and its {@code rows}, by column.
 */
final class PersonExport implements AutoCloseable {
  private static final StoredWords SWEDISH = StoredWords.in(Locale.forLanguageTag("sv"));
  private static final StoredWords ENGLISH = StoredWords.in(Locale.ENGLISH);

  private final JsonGenerator json;
  private final long keepDays;
  private @Nullable Stored kind;
  private String table = "";

  /**
   * Begins the document.
   *
   * @param keepDays for how long what has no other time is kept
   */
  PersonExport(MailAddress whose, DataSubject subject, Instant now, long keepDays, Writer out) {
    this.keepDays = keepDays;
    this.json =
        JsonMapper.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build()
            .writerWithDefaultPrettyPrinter()
            .createGenerator(out);
    json.writeStartObject();
    json.writeStringProperty("address", whose.value());
    json.writeArrayPropertyStart("accounts");
    subject.accounts().stream().map(MailboxId::value).sorted().forEach(json::writeString);
    json.writeEndArray();
    json.writeStringProperty("at", now.toString());
    json.writeArrayPropertyStart("kinds");
  }

  /** Writes the next row; those of a kind and a table come together. */
  void row(SubjectRow row) {
    if (row.kind() != kind) {
      endKind();
      begin(row.kind());
    }
    if (!row.table().equals(table)) {
      endTable();
      json.writeStartObject();
      json.writeStringProperty("table", row.table());
      json.writeArrayPropertyStart("rows");
      table = row.table();
    }
    json.writePOJO(row.columns());
  }

  private void begin(Stored next) {
    json.writeStartObject();
    json.writeStringProperty("kind", next.code());
    words("name", SWEDISH.name(next), ENGLISH.name(next));
    words("kept", SWEDISH.kept(next, keepDays), ENGLISH.kept(next, keepDays));
    json.writeArrayPropertyStart("tables");
    kind = next;
  }

  private void words(String name, String swedish, String english) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("sv", swedish);
    json.writeStringProperty("en", english);
    json.writeEndObject();
  }

  private void endTable() {
    if (!table.isEmpty()) {
      json.writeEndArray();
      json.writeEndObject();
      table = "";
    }
  }

  private void endKind() {
    endTable();
    if (kind != null) {
      json.writeEndArray();
      json.writeEndObject();
      kind = null;
    }
  }

  @Override
  public void close() {
    endKind();
    json.writeEndArray();
    json.writeEndObject();
    json.close();
  }
}
