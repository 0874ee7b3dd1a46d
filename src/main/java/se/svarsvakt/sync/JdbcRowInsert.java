package se.svarsvakt.sync;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
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

  static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  void add(List<List<@Nullable Object>> rows) {
    parts(rows).forEach(part -> statement(part).update());
  }

  /** The same; tells these columns of the rows that were not there before. */
  List<Map<String, Object>> added(List<List<@Nullable Object>> rows, String... told) {
    List<Map<String, Object>> added = new ArrayList<>();
    for (List<List<@Nullable Object>> part : parts(rows)) {
      KeyHolder keys = new GeneratedKeyHolder();
      statement(part).update(keys, told);
      added.addAll(keys.getKeyList());
    }
    return added;
  }

  private static List<List<List<@Nullable Object>>> parts(List<List<@Nullable Object>> rows) {
    return rows.stream().gather(Gatherers.windowFixed(ROWS_IN_A_STATEMENT)).toList();
  }

  private StatementSpec statement(List<List<@Nullable Object>> rows) {
    String row = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    List<@Nullable Object> values = new ArrayList<>();
    rows.forEach(values::addAll);
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
