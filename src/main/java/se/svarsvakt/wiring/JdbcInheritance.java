package se.svarsvakt.wiring;

import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Copies what people said, saw, agreed and decided (marks, deeds, cover agreements and exceptions,
 * and nothing else) from the store in use to another one, so that a replay judges by it.
 */
final class JdbcInheritance {
  private static final List<String> TABLES =
      List.of(
          "mark",
          "deed",
          "seen_item",
          "cover_agreement",
          "finding_exception",
          "delegation",
          "delegation_source");

  private JdbcInheritance() {}

  static void copy(DataSource from, DataSource to) {
    TABLES.forEach(table -> copy(table, new JdbcTemplate(from), new JdbcTemplate(to)));
  }

  private static void copy(String table, JdbcTemplate from, JdbcTemplate to) {
    List<String> columns = new ArrayList<>();
    List<Object[]> rows = new ArrayList<>();
    from.query(
        "select * from " + table,
        row -> {
          ResultSetMetaData shape = row.getMetaData();
          Object[] values = new Object[shape.getColumnCount()];
          columns.clear();
          for (int i = 1; i <= values.length; i++) {
            columns.add(shape.getColumnName(i));
            values[i - 1] = row.getObject(i);
          }
          rows.add(values);
        });
    if (!rows.isEmpty()) {
      String marks =
          IntStream.range(0, columns.size()).mapToObj(i -> "?").collect(Collectors.joining(", "));
      to.batchUpdate(
          "insert into " + table + " (" + String.join(", ", columns) + ") values (" + marks + ")",
          rows);
    }
  }
}
