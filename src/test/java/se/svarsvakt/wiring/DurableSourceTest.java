package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.svarsvakt.settings.DatabaseSettings;
import se.svarsvakt.settings.Secret;

/** What of the embedded database is in its file, and when. */
class DurableSourceTest {
  private static final DatabaseSettings EMBEDDED =
      new DatabaseSettings(Optional.empty(), Optional.empty(), Optional.empty());

  @TempDir Path data;
  @TempDir Path copies;

  private Database open() {
    Database database = Database.open(EMBEDDED, new DataDirectory(data));
    JdbcClient jdbc = JdbcClient.create(database.work());
    jdbc.sql("create table if not exists act (id int primary key, text varchar)").update();
    jdbc.sql("create table if not exists fact (id int primary key, text varchar)").update();
    return database;
  }

  private static void insert(DataSource source, String table, int id) {
    JdbcClient.create(source)
        .sql("insert into " + table + " (id, text) values (?, repeat('a', 200))")
        .param(id)
        .update();
  }

  /** How many rows are there if the program stops now, as the file tells that it left behind. */
  private int inFile(String table) throws IOException, SQLException {
    Path copy = Files.createTempDirectory(copies, "copy");
    Files.copy(data.resolve("svarsvakt.mv.db"), copy.resolve("svarsvakt.mv.db"));
    String url = "jdbc:h2:file:" + copy.resolve("svarsvakt") + ";DATABASE_TO_LOWER=TRUE";
    try (Connection connection =
        DriverManager.getConnection(url, "svarsvakt", new DataDirectory(data).databaseKey())) {
      return JdbcClient.create(new SingleConnectionDataSource(connection, true))
          .sql("select count(*) from " + table)
          .query(Integer.class)
          .single();
    }
  }

  @Test
  void what_a_person_did_is_in_the_file_when_it_is_said_to_be_done() throws Exception {
    try (Database database = open()) {
      TransactionTemplate transactions =
          new TransactionTemplate(new JdbcTransactionManager(database.requests()));
      for (int round = 0; round < 5; round++) {
        insert(database.work(), "act", 2 * round);
        assertThat(inFile("act")).isEqualTo(2 * round + 1);
        int id = 2 * round + 1;
        transactions.executeWithoutResult(_ -> insert(database.requests(), "act", id));
        assertThat(inFile("act")).isEqualTo(2 * round + 2);
      }
    }
  }

  @Test
  void an_h2_database_of_ones_own_is_written_at_once_too() throws Exception {
    String url = "jdbc:h2:file:" + data.resolve("svarsvakt") + ";DATABASE_TO_LOWER=TRUE";
    DatabaseSettings own =
        new DatabaseSettings(
            Optional.of(url + ";MODE=PostgreSQL;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=60000"),
            Optional.of("svarsvakt"),
            Optional.of(new Secret(new DataDirectory(data).databaseKey())));
    try (Database database = Database.open(own, new DataDirectory(data))) {
      JdbcClient jdbc = JdbcClient.create(database.work());
      jdbc.sql("create table act (id int primary key, text varchar)").update();
      for (int id = 0; id < 3; id++) {
        insert(database.work(), "act", id);
        assertThat(inFile("act")).isEqualTo(id + 1);
      }
    }
  }

  @Test
  void an_h2_database_in_memory_has_no_file_to_wait_for() throws Exception {
    DatabaseSettings own =
        new DatabaseSettings(
            Optional.of(
                "jdbc:h2:mem:own;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                    + ";DEFAULT_NULL_ORDERING=HIGH"),
            Optional.of("svarsvakt"),
            Optional.empty());
    try (Database database = Database.open(own, new DataDirectory(data))) {
      JdbcClient jdbc = JdbcClient.create(database.work());
      jdbc.sql("create table act (id int primary key, text varchar)").update();
      insert(database.work(), "act", 1);
      assertThat(jdbc.sql("select count(*) from act").query(Integer.class).single()).isOne();
    }
  }

  @Test
  void what_was_sent_never_outlives_the_facts_that_it_rests_on() throws Exception {
    try (Database database = open()) {
      for (int id = 0; id < 5; id++) {
        insert(database.sources().deferred(), "fact", id);
        insert(database.sources().durable(), "act", id);
        assertThat(inFile("fact")).isEqualTo(id + 1);
      }
    }
  }

  @Test
  void nothing_is_written_for_a_transaction_that_is_rolled_back() throws Exception {
    try (Database database = open()) {
      TransactionTemplate transactions =
          new TransactionTemplate(new JdbcTransactionManager(database.work()));
      transactions.executeWithoutResult(
          status -> {
            insert(database.work(), "act", 1);
            status.setRollbackOnly();
          });
      insert(database.work(), "act", 2);
      assertThat(inFile("act")).isEqualTo(1);
    }
  }

  @Test
  void a_command_in_another_program_beside_the_service_is_in_the_file_too() throws Exception {
    try (Database service = open()) {
      Properties lock = new Properties();
      try (var reader = Files.newBufferedReader(data.resolve("svarsvakt.lock.db"))) {
        lock.load(reader);
      }
      String url = "jdbc:h2:tcp://" + lock.getProperty("server") + "/" + lock.getProperty("id");
      try (Connection command =
          DriverManager.getConnection(url, "svarsvakt", new DataDirectory(data).databaseKey())) {
        insert(new DurableSource(new SingleConnectionDataSource(command, true)), "act", 1);
        assertThat(inFile("act")).isEqualTo(1);
      }
      assertThat(service.work()).isNotNull();
    }
  }

  @Test
  void many_small_transactions_of_a_pass_do_not_blow_up_the_file() throws IOException {
    try (Database database = open()) {
      long before = Files.size(data.resolve("svarsvakt.mv.db"));
      for (int id = 0; id < 3_000; id++) { // written one by one they take 30 MB and more
        insert(database.sources().deferred(), "fact", id);
      }
      insert(database.work(), "act", 1);
      assertThat(Files.size(data.resolve("svarsvakt.mv.db")) - before).isLessThan(8_000_000);
    }
  }

  @Test
  void a_killed_program_lost_nothing_that_it_was_told_is_stored() throws Exception {
    open().close();
    Process program =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int last = -1;
    try (var told = program.inputReader(StandardCharsets.UTF_8)) {
      for (int line = 0; line < 300; line++) {
        last = Integer.parseInt(told.readLine());
      }
      assertThat(program.toHandle().destroyForcibly()).isTrue();
      for (String line = told.readLine(); line != null; line = told.readLine()) {
        last = Integer.parseInt(line);
      }
    }
    try (Database database = open()) {
      assertThat(count(database, "act")).isGreaterThan(last);
      int facts = count(database, "fact");
      assertThat(facts).as("those of the last half second are lost, and none between").isPositive();
      assertThat(
              JdbcClient.create(database.work())
                  .sql("select max(id) from fact")
                  .query(Integer.class)
                  .single())
          .isEqualTo(facts - 1);
    }
  }

  private static int count(Database database, String table) {
    return JdbcClient.create(database.work())
        .sql("select count(*) from " + table)
        .query(Integer.class)
        .single();
  }
}
