package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.settings.DatabaseSettings;

/** Who can open the embedded database, and how it begins. */
class EmbeddedDatabaseTest {
  private static final DatabaseSettings EMBEDDED =
      new DatabaseSettings(Optional.empty(), Optional.empty(), Optional.empty());

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
    try (Database ignored = open()) {
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
  void a_store_that_closed_itself_in_the_middle_of_work_is_opened_anew() throws SQLException {
    try (Database database = open()) {
      Connection busy = database.work().getConnection();
      busy.setAutoCommit(false);
      try (Statement statement = busy.createStatement()) {
        statement.execute("insert into installation (id, key_check) values (1, 'unfinished')");
      }
      SessionLocal session = (SessionLocal) busy.unwrap(JdbcConnection.class).getSession();
      session.getDatabase().getStore().getMvStore().closeImmediately();
      assertThatThrownBy(() -> mailboxes(database)).isNotNull();
      assertThat(mailboxesInTheEnd(database)).isZero();
    }
  }

  /** Each connection of the pool to the dead store fails once. */
  private static int mailboxesInTheEnd(Database database) {
    for (int attempt = 0; attempt < 20; attempt++) {
      try {
        return mailboxes(database);
      } catch (DataAccessException e) {
        assertThat(e).isNotNull();
      }
    }
    return mailboxes(database);
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
}
