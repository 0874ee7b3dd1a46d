package se.svarsvakt.wiring;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.ResultSetExtractor;
import se.svarsvakt.wiring.StoreMigration.Migrated;
import se.svarsvakt.wiring.StoreMigration.MigrationProgress;

/**
 * Copies the rows of every table that an H2 database has into those of a PostgreSQL, many at a
 * time: however many there are, one such batch is in memory. PostgreSQL finds out by the column
 * what a text is ({@link Database#target}).
 */
final class JdbcTableCopy {
  private static final String MIGRATIONS = "flyway_schema_history";

  private static final String TABLES =
      "select table_name from information_schema.tables where table_type = 'BASE TABLE'"
          + " and table_name <> '"
          + MIGRATIONS
          + "' and table_schema = ";

  /** What refers to other tables, with those; a foreign key is checked when its rows are in. */
  private static final String REFERENCES =
      """
      select child.relname, parent.relname from pg_constraint
        join pg_class child on child.oid = conrelid
        join pg_class parent on parent.oid = confrelid
       where contype = 'f' and connamespace = current_schema()::regnamespace
         and conrelid <> confrelid
      """;

  private static final String IDENTITIES =
      "select table_name, column_name from information_schema.columns"
          + " where table_schema = current_schema() and is_identity = 'YES'";

  private static final int ROWS_AT_ONCE = 1_000;

  private static final Set<Integer> BINARY =
      Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

  private static final long SIZE_AT_ONCE = 1_000_000;

  private final JdbcTemplate source;
  private final JdbcTemplate target;

  /** From one that nobody changes; all statements of the other are the caller's transaction. */
  JdbcTableCopy(DataSource source, DataSource target) {
    this.source = new JdbcTemplate(source);
    this.target = new JdbcTemplate(target);
  }

  /**
   * Makes sure that nothing is in the other database.
   *
   * @throws StoreUnavailable if there is
   */
  void requireEmpty() {
    Set<String> ours = Set.copyOf(tables());
    for (String table : names(target, TABLES + "current_schema()")) {
      if (!ours.contains(table)) {
        throw new StoreUnavailable(
            "the PostgreSQL database holds the table "
                + table
                + ", which is not this program's: name a database of its own in --url");
      }
      if (hasRows(table)) {
        throw new StoreUnavailable(
            "the PostgreSQL database is not empty (rows in "
                + table
                + "): name an empty one in --url, or drop that one and create it anew");
      }
    }
  }

  private boolean hasRows(String table) {
    return Boolean.TRUE.equals(
        target.queryForObject(
            "select exists (select 1 from " + quoted(table) + ")", Boolean.class));
  }

  /** Lets nobody write into the other database until the transaction is over. */
  void lock() {
    target.execute("set local statement_timeout = 0");
    target.execute("set local lock_timeout = '3s'");
    target.execute("lock table " + all(tables()) + " in exclusive mode");
  }

  /** Copies all rows, and lets numbers go on behind those that there were. */
  Migrated copy(MigrationProgress progress) {
    Set<String> tables = parentsFirst();
    Map<String, Long> rows =
        tables.stream().collect(Collectors.toMap(table -> table, table -> count(source, table)));
    long of = rows.values().stream().mapToLong(Long::longValue).sum();
    long done = 0;
    for (String table : tables) {
      long before = done;
      done += copy(table, copied -> progress.at(before + copied, of));
    }
    tables.forEach(table -> compare(table, rows.getOrDefault(table, 0L)));
    goOnCounting();
    target.execute("analyze " + all(tables));
    return new Migrated(tables.size(), done);
  }

  private List<String> tables() {
    return names(source, TABLES + "'public' order by table_name");
  }

  private static List<String> names(JdbcTemplate database, String sql, Object... values) {
    return database.query(sql, (row, _) -> text(row, 1), values);
  }

  private static String text(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(row.getString(column));
  }

  private Set<String> parentsFirst() {
    Map<String, Set<String>> parents =
        target.query(REFERENCES, (row, _) -> Map.entry(text(row, 1), text(row, 2))).stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    Set<String> ordered = new LinkedHashSet<>();
    tables().forEach(table -> add(table, parents, ordered));
    return ordered;
  }

  private static void add(String table, Map<String, Set<String>> parents, Set<String> ordered) {
    parents.getOrDefault(table, Set.of()).forEach(parent -> add(parent, parents, ordered));
    ordered.add(table);
  }

  private static long count(JdbcTemplate database, String table) {
    Long count = database.queryForObject("select count(*) from " + quoted(table), Long.class);
    return count == null ? 0 : count;
  }

  private void compare(String table, long rows) {
    long copied = count(target, table);
    if (copied != rows) {
      throw new StoreUnavailable(
          "of %s %d rows of %d arrived, and nothing was copied: run it again"
              .formatted(table, copied, rows));
    }
  }

  private long copy(String table, LongConsumer progress) {
    String columns =
        all(
            names(
                source,
                "select column_name from information_schema.columns where table_schema = 'public'"
                    + " and table_name = ? order by ordinal_position",
                table));
    String insert =
        "insert into %s (%s) overriding system value values (%s)"
            .formatted(quoted(table), columns, columns.replaceAll("\"\\w+\"", "?"));
    ResultSetExtractor<Long> written =
        rows ->
            target.execute(
                insert, (PreparedStatementCallback<Long>) to -> write(rows, to, progress));
    Long rows = source.query("select " + columns + " from " + quoted(table), written);
    return rows == null ? 0 : rows;
  }

  private static long write(ResultSet row, PreparedStatement insert, LongConsumer progress)
      throws SQLException {
    long rows = 0;
    long size = 0;
    boolean more = row.next();
    while (more) {
      size += bind(row, insert);
      insert.addBatch();
      rows++;
      more = row.next();
      if (!more || rows % ROWS_AT_ONCE == 0 || size > SIZE_AT_ONCE) {
        insert.executeBatch();
        size = 0;
        progress.accept(rows);
      }
    }
    return rows;
  }

  /** As text, but for bytes: H2 writes times, numbers and truth as PostgreSQL reads them. */
  private static long bind(ResultSet row, PreparedStatement insert) throws SQLException {
    ResultSetMetaData shape = row.getMetaData();
    long size = 0;
    for (int i = 1; i <= shape.getColumnCount(); i++) {
      if (BINARY.contains(shape.getColumnType(i))) {
        byte[] bytes = row.getBytes(i);
        insert.setBytes(i, bytes);
        size += bytes == null ? 0 : bytes.length;
      } else {
        String text = row.getString(i);
        insert.setString(i, text);
        size += text == null ? 0 : text.length();
      }
    }
    return size;
  }

  /** A number that was given and deleted is not given again: cards and entries still name it. */
  private void goOnCounting() {
    target.query(
        IDENTITIES,
        row -> {
          goOnCounting(text(row, 1), text(row, 2));
        });
  }

  private void goOnCounting(String table, String column) {
    Long next =
        source.queryForObject(
            "select identity_base from information_schema.columns where table_schema = 'public'"
                + " and table_name = ? and column_name = ?",
            Long.class,
            table,
            column);
    target.queryForObject(
        "select setval(pg_get_serial_sequence(?, ?),"
            + " greatest(?, (select coalesce(max(%s), 0) + 1 from %s)), false)"
                .formatted(quoted(column), quoted(table)),
        Long.class,
        quoted(table),
        column,
        next);
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  private static String all(Collection<String> names) {
    return names.stream().map(JdbcTableCopy::quoted).collect(Collectors.joining(", "));
  }
}
