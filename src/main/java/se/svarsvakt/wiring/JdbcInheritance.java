package se.svarsvakt.wiring;

import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Copies what people said, saw, agreed and decided (marks, deeds, cover agreements, exceptions and
 * named stewards, and nothing else) from the store in use to another one, so that a replay judges
 * by it.
 */
final class JdbcInheritance {
  private static final List<String> TABLES =
      List.of(
          "mark",
          "cover_agreement",
          "finding_exception",
          "named_steward",
          "delegation",
          "delegation_source");

  /** What shows that a reminder was seen, and when. */
  private static final Map<String, String> SIGNS =
      Map.of("deed", "done_at", "seen_item", "seen_at");

  private static final int ROWS_AT_ONCE = 1000;

  private JdbcInheritance() {}

  /**
   * Copies.
   *
   * @param since the first moment that is replayed: what was seen before does not count
   */
  static void copy(DataSource from, DataSource to, Instant since) {
    JdbcTemplate source = new JdbcTemplate(from);
    JdbcTemplate target = new JdbcTemplate(to);
    TABLES.forEach(table -> copy(source, target, table, "1 = 1"));
    SIGNS.forEach((table, at) -> copy(source, target, table, at + " >= ?", time(since)));
  }

  private static void copy(
      JdbcTemplate from, JdbcTemplate to, String table, String which, Object... values) {
    from.query(
        "select * from " + table + " where " + which,
        rows -> {
          String insert = insert(table, rows.getMetaData());
          List<Object[]> batch = new ArrayList<>();
          while (rows.next()) {
            batch.add(values(rows));
            if (batch.size() == ROWS_AT_ONCE) {
              to.batchUpdate(insert, batch);
              batch.clear();
            }
          }
          to.batchUpdate(insert, batch);
          return table;
        },
        values);
  }

  private static Object[] values(ResultSet row) throws SQLException {
    Object[] values = new Object[row.getMetaData().getColumnCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.getObject(i + 1);
    }
    return values;
  }

  private static String insert(String table, ResultSetMetaData shape) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= shape.getColumnCount(); i++) {
      columns.add(shape.getColumnName(i));
    }
    String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
    return "insert into %s (%s) values (%s)".formatted(table, String.join(", ", columns), marks);
  }
}
