package se.svarsvakt.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table whose rows grow old.
 *
 * @param name the table
 * @param age the column that tells how old a row is, of moments or of days; it has an index
 * @param key the columns of its key
 * @param rule what must hold of an old row besides
 * @param hanging deletes the rows of another table whose row here is gone
 */
record JdbcAgingTable(String name, String age, String key, String rule, List<String> hanging) {
  JdbcAgingTable(String name, String age, String key) {
    this(name, age, key, "1 = 1", List.of());
  }

  /** A row that is too old: the values of its key, and what its age is told by. */
  record Row(List<Object> key, Object age) {}

  JdbcAgingTable where(String condition) {
    return new JdbcAgingTable(name, age, key, condition, hanging);
  }

  /** With the rows of another table that has all columns of this one's key. */
  JdbcAgingTable with(String other, String condition) {
    String same =
        columns().stream()
            .map(column -> "o.%s = %s.%s".formatted(column, other, column))
            .collect(Collectors.joining(" and "));
    String gone = "not exists (select 1 from %s o where %s)".formatted(name, same);
    return new JdbcAgingTable(
        name,
        age,
        key,
        rule,
        List.of(
            "delete from %s where (%s) in (:keys) and %s and %s"
                .formatted(other, key, condition, gone)));
  }

  String select() {
    return "select %s, %s as age from %s where %s and %s >= :from order by %s limit :most"
        .formatted(key, age, name, old(), age, age);
  }

  /** The condition again, for a row may have changed since it was found. */
  List<String> deletes() {
    List<String> all = new ArrayList<>();
    all.add("delete from %s where (%s) in (:keys) and %s".formatted(name, key, old()));
    all.addAll(hanging);
    return all;
  }

  private String old() {
    return age + " < :before and " + rule;
  }

  /** A moment as the column of the age takes it. */
  Object bound(OffsetDateTime moment) {
    return isByDay() ? moment.toLocalDate() : moment;
  }

  private boolean isByDay() {
    return age.endsWith("_day");
  }

  Row read(ResultSet row) throws SQLException {
    List<Object> values = new ArrayList<>();
    for (String column : columns()) {
      boolean moment = column.endsWith("_at");
      values.add(moment ? row.getObject(column, OffsetDateTime.class) : row.getObject(column));
    }
    Class<?> type = isByDay() ? LocalDate.class : OffsetDateTime.class;
    return new Row(values, row.getObject("age", type));
  }

  private List<String> columns() {
    return Arrays.asList(key.split(", ", -1));
  }
}
