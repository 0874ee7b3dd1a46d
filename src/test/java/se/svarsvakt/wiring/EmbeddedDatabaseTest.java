package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import se.svarsvakt.settings.DatabaseSettings;
import se.svarsvakt.worker.JdbcFault;

/** Who can open the embedded database, and how it begins. */
class EmbeddedDatabaseTest {
  private static final DatabaseSettings EMBEDDED =
      new DatabaseSettings(Optional.empty(), Optional.empty(), Optional.empty());

  /** Rows of a table of which most were deleted. */
  private static final int LEFT = 7_000;

  @TempDir Path data;

  private Database open() {
    return Database.open(EMBEDDED, new DataDirectory(data));
  }

  private Connection asOldVersion() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:file:" + data.resolve("svarsvakt") + ";DATABASE_TO_LOWER=TRUE;MODE=PostgreSQL",
        "svarsvakt",
        "");
  }

  private static int mailboxes(Database database) {
    return JdbcClient.create(database.work())
        .sql("select count(*) from mailbox")
        .query(Integer.class)
        .single();
  }

  @Test
  void who_knows_port_and_key_of_the_lock_file_does_not_get_in() throws IOException {
    try (Database database = open()) {
      assertThat(mailboxes(database)).isZero();
      Properties lock = new Properties();
      try (var reader = Files.newBufferedReader(data.resolve("svarsvakt.lock.db"))) {
        lock.load(reader);
      }
      String server = lock.getProperty("server");
      assertThatThrownBy(() -> new Socket("127.0.0.2", port(server)).close())
          .as("any other address of this machine")
          .isInstanceOf(ConnectException.class);
      String url = "jdbc:h2:tcp://" + server + "/" + lock.getProperty("id");
      assertThatThrownBy(() -> DriverManager.getConnection(url, "svarsvakt", ""))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(28000));
    }
  }

  private static int port(String server) {
    return Integer.parseInt(server.substring(server.lastIndexOf(':') + 1));
  }

  @Test
  void a_second_program_of_the_same_owner_works_beside_it() {
    try (Database service = open();
        Database command = open()) {
      assertThat(mailboxes(command)).isEqualTo(mailboxes(service));
    }
  }

  @Test
  void one_without_a_password_gets_one_and_keeps_what_it_holds() throws SQLException {
    open().close();
    String key = new DataDirectory(data).databaseKey();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + data.resolve("svarsvakt") + ";DATABASE_TO_LOWER=TRUE",
                "svarsvakt",
                key);
        Statement statement = connection.createStatement()) {
      statement.execute("insert into installation (id, key_check) values (1, 'kept')");
      statement.execute("alter user svarsvakt set password ''");
    }
    try (Database database = open()) {
      assertThat(
              JdbcClient.create(database.work())
                  .sql("select key_check from installation")
                  .query(String.class)
                  .single())
          .isEqualTo("kept");
    }
    assertThatThrownBy(this::asOldVersion).isInstanceOf(SQLException.class);
  }

  @Test
  void one_with_a_back_door_is_refused() throws SQLException {
    open().close();
    String key = new DataDirectory(data).databaseKey();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + data.resolve("svarsvakt") + ";DATABASE_TO_LOWER=TRUE",
                "svarsvakt",
                key);
        Statement statement = connection.createStatement()) {
      statement.execute("create user stranger password 'x' admin");
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("did not make");
  }

  @Test
  void what_an_interrupted_first_start_left_is_made_anew() throws IOException {
    Files.write(data.resolve("svarsvakt-unfinished.mv.db"), new byte[9000]);
    Files.createFile(data.resolve("svarsvakt.mv.db"));
    try (Database database = open()) {
      assertThat(mailboxes(database)).isZero();
    }
    assertThat(data.resolve("svarsvakt-unfinished.mv.db")).doesNotExist();
  }

  @Test
  void after_a_full_disk_it_goes_on_by_itself_and_says_why_meanwhile() throws Exception {
    Path disk = Files.createDirectory(data.resolve("disk"));
    assumeThat(mount(disk)).as("a small disk can be mounted").isTrue();
    try (Database database = Database.open(EMBEDDED, new DataDirectory(disk.resolve("data")))) {
      Connection busy = database.work().getConnection();
      busy.setAutoCommit(false);
      write(busy, 1);
      Path filler = disk.resolve("filler");
      fill(filler);
      assertThatThrownBy(() -> writeMuch(database))
          .satisfies(e -> assertThat(JdbcFault.of(e)).isEqualTo(JdbcFault.DISK_FULL));
      Files.delete(filler);
      await(() -> mailboxes(database));
      writeMuch(database);
      assertThatThrownBy(() -> write(busy, 2)).isInstanceOf(SQLException.class);
    } finally {
      run("umount", "-l", disk.toString());
    }
  }

  @Test
  void a_disk_that_is_full_in_a_transaction_is_told_although_taking_it_back_fails_too()
      throws Exception {
    Path disk = Files.createDirectory(data.resolve("disk"));
    assumeThat(mount(disk)).as("a small disk can be mounted").isTrue();
    try (Database database = Database.open(EMBEDDED, new DataDirectory(disk.resolve("data")))) {
      fill(disk.resolve("filler"));
      TransactionOperations transactions =
          new TransactionTemplate(new JdbcTransactionManager(database.work()));
      assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> writeMuch(database)))
          .satisfies(e -> assertThat(JdbcFault.of(e)).isEqualTo(JdbcFault.DISK_FULL));
    } finally {
      run("umount", "-l", disk.toString());
    }
  }

  private static void write(Connection connection, int id) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("insert into installation (id, key_check) values (" + id + ", 'x')");
    }
  }

  private static void writeMuch(Database database) {
    JdbcClient jdbc = JdbcClient.create(database.work());
    jdbc.sql("create table if not exists much (id bigint, text varchar)").update();
    jdbc.sql("insert into much select 1, repeat('a', 1000) from system_range(1, 12000)").update();
  }

  private static void fill(Path filler) throws IOException {
    try (OutputStream out = Files.newOutputStream(filler)) {
      for (int i = 0; i < 100_000; i++) {
        out.write(new byte[512]); // to the last page
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("space");
    }
  }

  /** Each connection of the pool to the dead store fails once. */
  private static void await(Callable<Integer> answer) throws Exception {
    for (int attempt = 0; attempt < 200; attempt++) {
      try {
        answer.call();
        return;
      } catch (DataAccessException e) {
        assertThat(attempt).as(String.valueOf(e)).isLessThan(199);
      }
    }
  }

  private static boolean mount(Path disk) throws IOException, InterruptedException {
    return run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", disk.toString());
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  @Test
  void another_databases_key_is_named_as_the_cause() throws IOException {
    open().close();
    Files.writeString(
        data.resolve("database.key"),
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        StandardOpenOption.TRUNCATE_EXISTING);
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("database.key");
  }

  @Test
  void a_file_of_which_most_is_empty_is_written_anew_when_it_is_left() throws IOException {
    Database database = open();
    long before = emptied(database);
    database.close();
    assertThat(Files.size(file())).isLessThan(before / 6);
    try (Database again = open()) {
      assertThat(left(again)).isEqualTo(LEFT);
    }
  }

  @Test
  void a_file_that_somebody_else_uses_too_is_left_as_it_is() throws IOException, SQLException {
    Database database = open();
    long before = emptied(database);
    String key = Files.readString(data.resolve("database.key")).strip();
    try (Connection other =
            DriverManager.getConnection(
                "jdbc:h2:file:" + data.resolve("svarsvakt") + ";AUTO_SERVER=TRUE",
                "svarsvakt",
                key);
        Statement asking = other.createStatement()) {
      database.close();
      assertThat(asking.execute("select 1")).isTrue();
      assertThat(Files.size(file())).isGreaterThan(before / 2);
    }
  }

  private Path file() {
    return data.resolve("svarsvakt.mv.db");
  }

  /** Of many large rows few are left; gives how large the file is. */
  private long emptied(Database database) throws IOException {
    JdbcClient client = JdbcClient.create(database.work());
    client.sql("create table filler (number int primary key, text varchar)").update();
    client
        .sql(
            "insert into filler select \"X\", repeat(cast(random_uuid() as varchar), 60)"
                + " from system_range(1, 20000)")
        .update();
    client.sql("checkpoint sync").update();
    client.sql("delete from filler where number > :left").param("left", LEFT).update();
    client.sql("checkpoint sync").update();
    return Files.size(file());
  }

  private static int left(Database database) {
    return JdbcClient.create(database.work())
        .sql("select count(*) from filler")
        .query(Integer.class)
        .single();
  }
}
