package se.svarsvakt.testing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import se.svarsvakt.testing.Databases.Database;

/** Rows of any table, made from the schema, so that a new table needs no test data of its own. */
public record AnyRows(Database database, Instant at) {
  /** A column of the schema. */
  public record Column(String name, String type, int length, boolean identity) {}

  /** All of them. */
  public List<String> tables() {
    return database
        .jdbc()
        .sql("select table_name from information_schema.tables where table_schema = 'public'")
        .query((row, _) -> Objects.requireNonNull(row.getString(1)))
        .list();
  }

  /** Those of a table, in their order. */
  public List<Column> columns(String table) {
    return database
        .jdbc()
        .sql(
            "select column_name, data_type, character_maximum_length, is_identity"
                + " from information_schema.columns where table_schema = 'public'"
                + " and table_name = :table order by ordinal_position")
        .param("table", table)
        .query(
            (row, _) ->
                new Column(
                    Objects.requireNonNull(row.getString(1)),
                    Objects.requireNonNull(row.getString(2)).toLowerCase(Locale.ROOT),
                    row.getLong(3) == 0
                        ? Integer.MAX_VALUE
                        : (int) Math.min(Integer.MAX_VALUE, row.getLong(3)),
                    "YES".equals(row.getString(4))))
        .list();
  }

  /**
   * Adds a row: its texts are the token, its times the moment, but for those columns.
   *
   * @param number what numbers are
   */
  public void add(String table, String token, int number, Map<String, String> others) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Column column : columns(table)) {
      if (!column.identity() || column.name().equals("number")) { // by which other tables know it
        String text = others.getOrDefault(column.name(), token);
        values.put(column.name(), value(column, text, number));
      }
    }
    List<String> names = new ArrayList<>(values.keySet());
    database
        .jdbc()
        .sql(
            "insert into %s (%s) values (%s)"
                .formatted(
                    table,
                    String.join(", ", names),
                    names.stream().map(name -> ":" + name).collect(Collectors.joining(", "))))
        .params(values)
        .update();
  }

  private Object value(Column column, String text, int number) {
    String type = column.type();
    if (type.startsWith("timestamp")) {
      return at.atOffset(ZoneOffset.UTC);
    }
    if (type.equals("date")) {
      return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
    if (type.equals("boolean")) {
      return false;
    }
    if (type.endsWith("int") || type.equals("integer")) {
      return number;
    }
    if (type.startsWith("binary") || type.equals("bytea")) {
      return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
    return text.substring(0, Math.min(text.length(), column.length()));
  }

  /** The tables in which a text stands somewhere. */
  public List<String> holding(String text) {
    return tables().stream()
        .filter(table -> !table.equals("flyway_schema_history"))
        .filter(table -> holds(table, text))
        .toList();
  }

  private boolean holds(String table, String text) {
    return database
        .jdbc()
        .sql("select * from " + table)
        .query(
            (row, _) -> {
              boolean found = false;
              for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                found |= String.valueOf(row.getString(i)).contains(text);
              }
              return found;
            })
        .list()
        .contains(true);
  }

  /** How many rows a table has. */
  public int count(String table) {
    return database.jdbc().sql("select count(*) from " + table).query(Integer.class).single();
  }
}
