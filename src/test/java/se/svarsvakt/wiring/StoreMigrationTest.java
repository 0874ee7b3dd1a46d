package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.svarsvakt.settings.DatabaseSettings;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.testing.AnyRows;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.wiring.StoreMigration.Migrated;
import se.svarsvakt.wiring.StoreMigration.MigrationProgress;

/** Everything that the embedded database holds is in PostgreSQL afterwards, or nothing. */
class StoreMigrationTest {
  private static final Instant MOMENT = Instant.parse("2026-11-20T09:30:00.123456Z");
  private static final DatabaseSettings EMBEDDED =
      new DatabaseSettings(Optional.empty(), Optional.empty(), Optional.empty());

  /** All that the format of {@code copy} has a meaning for; longer than any key. */
  private static final String TOKEN =
      "\\N\t€\n\r\\.å\b\\x00 'x' \"y\" " + "0123456789".repeat(2) + "😀" + "0123456789".repeat(5);

  /** Has its only row already. */
  private static final String INSTALLATION = "installation";

  @TempDir private Path data = Path.of("unset");
  private String url = "unset";

  @BeforeEach
  void empty() {
    url = Databases.freshPostgresUrl("migrated");
  }

  private StoreMigration migration(String to) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("svarsvakt.data-dir", data.toString())));
    return StoreMigration.of(
        Settings.read(environment),
        new DatabaseSettings(Optional.of(to), Optional.of("postgres"), Optional.empty()));
  }

  private Migrated migrate(MigrationProgress progress) {
    return migration(url).copy(MOMENT, progress);
  }

  private Migrated migrate() {
    return migrate((_, _) -> {});
  }

  private Database store() {
    DataDirectory directory = new DataDirectory(data);
    Database database = Database.open(EMBEDDED, directory);
    HashKey.check(new KeyedHash(directory.hashKey()), JdbcClient.create(database.work()));
    return database;
  }

  private static AnyRows rows(DataSource source) {
    return new AnyRows(
        new Databases.Database(
            source,
            new NamedParameterJdbcTemplate(source),
            JdbcClient.create(source),
            new TransactionTemplate(new JdbcTransactionManager(source))),
        MOMENT);
  }

  private static List<String> tables(AnyRows rows) {
    return rows.tables().stream().filter(table -> !table.equals("flyway_schema_history")).toList();
  }

  /** A row in each table, and one that has what may be null. */
  private void fill() {
    try (Database database = store()) {
      AnyRows rows = rows(database.work());
      JdbcTemplate jdbc = new JdbcTemplate(database.work());
      jdbc.execute("set referential_integrity false");
      for (String table : tables(rows)) {
        if (!table.equals(INSTALLATION)) {
          rows.add(table, TOKEN, 1, Map.of());
        }
      }
      jdbc.execute("set referential_integrity true");
      jdbc.update(
          "insert into received_mail (mailbox_id, message_id, folder_id, received_at, verdict,"
              + " cause, may_expect, whereabouts) values ('anna', '', 'inbox',"
              + " timestamp with time zone '2026-11-20 10:30:00.000001+01:00', 'external', '', true,"
              + " 'TRACKED')");
    }
  }

  private static Map<String, List<String>> contents(DataSource source) {
    AnyRows rows = rows(source);
    Map<String, List<String>> contents = new TreeMap<>();
    for (String table : tables(rows)) {
      List<String> columns = rows.columns(table).stream().map(AnyRows.Column::name).toList();
      contents.put(
          table,
          JdbcClient.create(source)
              .sql("select " + String.join(", ", columns) + " from " + table)
              .query((row, _) -> values(row))
              .list()
              .stream()
              .sorted()
              .toList());
    }
    return contents;
  }

  private static String values(ResultSet row) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      String type = row.getMetaData().getColumnTypeName(i);
      Object value =
          type.startsWith("timestamp") || type.startsWith("TIMESTAMP")
              ? row.getTimestamp(i)
              : row.getObject(i) instanceof byte[] bytes
                  ? Arrays.toString(bytes)
                  : row.getObject(i) instanceof Boolean truth ? truth : row.getString(i);
      values.add(row.getMetaData().getColumnName(i) + "=" + value);
    }
    return values.toString();
  }

  private DataSource target() {
    return new DriverManagerDataSource(url, "postgres", "");
  }

  private Map<String, List<String>> stored() {
    try (Database database = store()) {
      return contents(database.work());
    }
  }

  /** Without the entry that the copy itself makes. */
  private Map<String, List<String>> copied() {
    JdbcTemplate target = new JdbcTemplate(target());
    assertThat(target.update("delete from deed where kind = 'migrated'")).isOne();
    return contents(target());
  }

  @Test
  void every_row_of_every_table_arrives_as_it_was() {
    fill();
    Map<String, List<String>> before = stored();
    Migrated migrated = migrate();
    assertThat(before.values()).noneMatch(List::isEmpty);
    assertThat(migrated)
        .isEqualTo(
            new Migrated(before.size(), before.values().stream().mapToInt(List::size).sum()));
    assertThat(copied()).isEqualTo(before);
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void what_was_taken_is_the_store_of_a_program_with_the_same_key() {
    fill();
    migrate();
    DataDirectory directory = new DataDirectory(data);
    DatabaseSettings there =
        new DatabaseSettings(Optional.of(url), Optional.of("postgres"), Optional.empty());
    try (Database database = Database.open(there, directory)) {
      JdbcClient jdbc = JdbcClient.create(database.work());
      HashKey.check(new KeyedHash(directory.hashKey()), jdbc);
      assertThatThrownBy(() -> HashKey.check(new KeyedHash(new byte[32]), jdbc))
          .isInstanceOf(StoreUnavailable.class);
    }
  }

  @Test
  void a_number_that_was_given_once_is_not_given_again() {
    try (Database database = store()) {
      JdbcTemplate jdbc = new JdbcTemplate(database.work());
      for (int i = 0; i < 3; i++) {
        jdbc.update("insert into unjudged (mailbox_id) values ('anna')");
      }
      jdbc.update("delete from unjudged");
      rows(database.work()).add("sent_mail", "far", 900, Map.of());
    }
    migrate();
    JdbcClient jdbc = JdbcClient.create(target());
    assertThat(next(jdbc, "unjudged (mailbox_id) values ('bo') returning id")).isEqualTo(4);
    assertThat(
            next(
                jdbc,
                "sent_mail (mailbox_id, message_id, sent_at, kind, forward_subject, thread_known)"
                    + " values ('bo', 'm', now(), 'MESSAGE', false, true) returning number"))
        .isEqualTo(901);
  }

  private static long next(JdbcClient jdbc, String row) {
    return jdbc.sql("insert into " + row).query(Long.class).single();
  }

  @Test
  void more_rows_than_go_at_once_all_arrive_and_it_is_told_how_far_it_is() {
    try (Database database = store()) {
      new JdbcTemplate(database.work())
          .update(
              "insert into outgoing_call select 'c' || n, now() from system_range(1, 45000) as calls (n)");
    }
    List<Long> told = new ArrayList<>();
    Migrated migrated = migrate((rows, _) -> told.add(rows));
    assertThat(told).isSorted().hasSizeGreaterThan(3).endsWith(migrated.rows());
    assertThat(rows(target()).count("outgoing_call")).isEqualTo(45_000);
  }

  @Test
  void one_that_broke_off_leaves_nothing_and_the_next_one_takes_all() {
    fill();
    Map<String, List<String>> before = stored();
    MigrationProgress breaks =
        (rows, of) -> {
          if (rows > of / 2) {
            throw new IllegalStateException("killed");
          }
        };
    assertThatThrownBy(() -> migrate(breaks)).hasMessage("killed");
    assertThat(contents(target()).values()).isNotEmpty().allMatch(List::isEmpty);
    migrate();
    assertThat(copied()).isEqualTo(before);
  }

  private void refused(String... words) {
    assertThatThrownBy(this::migrate)
        .isInstanceOf(StoreUnavailable.class)
        .message()
        .contains(words)
        .doesNotContain("\n");
  }

  @Test
  void a_database_with_rows_is_left_as_it_is() {
    fill();
    migrate();
    Map<String, List<String>> first = contents(target());
    refused("not empty (rows in ", "create it anew");
    assertThat(contents(target())).isEqualTo(first);
  }

  @Test
  void nobody_writes_there_at_the_same_time() throws SQLException {
    fill();
    Database.migrate(target());
    try (Connection other = target().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("insert into overview (id, document) values (1, 'of a service')");
      refused("another program works in the PostgreSQL database", "stop it");
    }
    migrate();
  }

  @Test
  void a_database_of_something_else_is_left_as_it_is() {
    fill();
    new JdbcTemplate(target()).execute("create table invoice (id integer)");
    refused("the table invoice, which is not this program's");
    assertThat(rows(target()).tables()).containsExactly("invoice");
  }

  @Test
  void a_row_that_cannot_be_taken_leaves_nothing() {
    try (Database database = store()) {
      rows(database.work()).add("scan_record", "nul", 1, Map.of("id", "\0"));
    }
    refused("SQLSTATE 22021", "nothing was copied");
    assertThat(contents(target()).values()).isNotEmpty().allMatch(List::isEmpty);
  }

  @Test
  void a_server_that_is_not_there_is_named_by_its_options() {
    fill();
    url = "jdbc:postgresql://127.0.0.1:1/none";
    refused("it does not answer", "--url, --username and --password-file");
  }

  @Test
  void a_store_that_a_program_has_open_is_not_copied() throws IOException {
    fill();
    try (FileChannel channel =
            FileChannel.open(data.resolve(EmbeddedDatabase.FILE), StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      assertThat(held.isValid()).isTrue();
      refused("the embedded database is in use by another program: stop it");
    }
    assertThat(rows(target()).tables()).isEmpty();
  }

  @Test
  void a_store_of_another_key_is_not_copied() throws IOException {
    fill();
    Files.delete(data.resolve(DataDirectory.HASH_KEY));
    refused("the hash key is not the one");
  }

  @Test
  void a_directory_without_a_store_stays_without_one() {
    refused("nothing is stored in");
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void a_store_of_an_older_version_is_brought_up_to_date_first() {
    try (HikariDataSource source = Database.asItIs(EMBEDDED, new DataDirectory(data))) {
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:db/migration")
          .target("28")
          .load()
          .migrate();
      new JdbcTemplate(source)
          .update(
              "insert into sent_mail (mailbox_id, message_id, sent_at, kind, forward_subject,"
                  + " thread_known) values ('anna', 'm', now(), 'MESSAGE', false, true)");
    }
    migrate();
    assertThat(
            JdbcClient.create(target())
                .sql("select message_id from sent_mail where number = 1")
                .query(String.class)
                .single())
        .isEqualTo("m");
  }
}
