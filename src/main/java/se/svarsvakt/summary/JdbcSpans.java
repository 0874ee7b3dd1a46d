package se.svarsvakt.summary;

import static se.svarsvakt.sync.JdbcColumns.parts;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * A table whose rows say from when to when something was so. The end of what still is, is null.
 *
 * @param table the table
 * @param key the columns that say what was so
 * @param begin the column of the beginning
 * @param end the column of the end
 */
record JdbcSpans(String table, List<String> key, String begin, String end) {
  private static final int ROWS_AT_ONCE = 500;

  /** What still is so. */
  Set<List<String>> open(JdbcOperations jdbc) {
    Set<List<String>> open = new HashSet<>();
    jdbc.query(open(""), into(open));
    return open;
  }

  /** The same of what begins with one of these. */
  Set<List<String>> open(JdbcOperations jdbc, Collection<String> first) {
    Set<List<String>> open = new HashSet<>();
    for (List<String> part : parts(first)) {
      String among = " and %s in (?%s)".formatted(key.getFirst(), ", ?".repeat(part.size() - 1));
      jdbc.query(open(among), into(open), part.toArray());
    }
    return open;
  }

  private String open(String among) {
    return "select %s from %s where %s is null%s"
        .formatted(String.join(", ", key), table, end, among);
  }

  private RowCallbackHandler into(Set<List<String>> open) {
    return row -> {
      List<String> values = new ArrayList<>(key.size());
      for (String column : key) {
        values.add(row.getString(column));
      }
      open.add(values);
    };
  }

  /**
   * Ends what is no longer so, and begins what is so now. What began later is left as it is.
   *
   * @param open what was so until now, as {@link #open(JdbcOperations)} gives it
   */
  void bringTo(JdbcOperations jdbc, Set<List<String>> open, Set<List<String>> wanted, Instant at) {
    String same = key.stream().map(column -> column + " = ?").collect(Collectors.joining(" and "));
    write(
        jdbc,
        "update %s set %s = ? where %s <= ? and %s and %s is null"
            .formatted(table, end, begin, same, end),
        open.stream()
            .filter(row -> !wanted.contains(row))
            .map(row -> values(row, time(at), time(at)))
            .toList());
    write(
        jdbc,
        "insert into %s (%s, %s) values (?%s) on conflict do nothing"
            .formatted(table, begin, String.join(", ", key), ", ?".repeat(key.size())),
        wanted.stream()
            .filter(row -> !open.contains(row))
            .map(row -> values(row, time(at)))
            .toList());
  }

  private static Object[] values(List<String> row, Object... before) {
    return Stream.concat(Arrays.stream(before), row.stream()).toArray();
  }

  /** The same statement for many rows. */
  static void write(JdbcOperations jdbc, String sql, Collection<Object[]> rows) {
    rows.stream()
        .gather(Gatherers.windowFixed(ROWS_AT_ONCE))
        .forEach(some -> jdbc.batchUpdate(sql, some));
  }
}
