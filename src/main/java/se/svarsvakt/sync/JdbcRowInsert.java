package se.svarsvakt.sync;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/** Adds rows to a table, many in a statement. A row whose key is there already stays as it is. */
record JdbcRowInsert(JdbcClient jdbc, String table, List<String> columns) {
  /** With 24 columns a twentieth of the parameters that PostgreSQL takes. */
  private static final int ROWS_IN_A_STATEMENT = 128;

  JdbcRowInsert(JdbcClient jdbc, String table, String... columns) {
    this(jdbc, table, List.of(columns));
  }

  static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  void add(List<@Nullable Object[]> rows) {
    for (List<@Nullable Object[]> part : parts(rows)) {
      statement(part).update();
    }
  }

  /** The same; tells these columns of the rows that were not there before. */
  List<Map<String, Object>> added(List<@Nullable Object[]> rows, String... told) {
    List<Map<String, Object>> added = new ArrayList<>();
    for (List<@Nullable Object[]> part : parts(rows)) {
      KeyHolder keys = new GeneratedKeyHolder();
      statement(part).update(keys, told);
      added.addAll(keys.getKeyList());
    }
    return added;
  }

  private static List<List<@Nullable Object[]>> parts(List<@Nullable Object[]> rows) {
    List<List<@Nullable Object[]>> parts = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += ROWS_IN_A_STATEMENT) {
      parts.add(rows.subList(from, Math.min(rows.size(), from + ROWS_IN_A_STATEMENT)));
    }
    return parts;
  }

  private StatementSpec statement(List<@Nullable Object[]> rows) {
    String row = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    List<@Nullable Object> values = new ArrayList<>();
    rows.forEach(each -> Collections.addAll(values, each));
    return jdbc.sql(
            "insert into "
                + table
                + " ("
                + String.join(", ", columns)
                + ") values "
                + String.join(", ", Collections.nCopies(rows.size(), row))
                + " on conflict do nothing")
        .params(values);
  }
}
