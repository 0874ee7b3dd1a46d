package se.svarsvakt.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import se.svarsvakt.settings.DatabaseSettings;
import se.svarsvakt.settings.Secret;

/**
 * The database with its tables up to date: one pool of connections for the work, which may wait for
 * one, and one for people's requests, which may not and are not made to wait for the work.
 */
final class Database implements AutoCloseable {
  private static final String PASSING =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

  private static final String SETTINGS = "svarsvakt.database.url, .username and .password";
  private static final String DIRECTORY = "svarsvakt.data-dir";

  /**
   * From this migration on each can be run again upon what it left when it was killed or failed.
   */
  private static final String REPEATABLE_SINCE = "29";

  private static final int OLDEST_POSTGRESQL = 15;

  private static final int CONNECTIONS = 10;
  private static final int REQUESTS_WAIT_MILLIS = 1_000;
  private static final int ALIVE_WITHIN_MILLIS = 500;
  private static final String REQUESTS_WAIT_SECONDS = "2";

  private final HikariDataSource work;
  private final HikariDataSource requests;
  private final StoreSources sources;
  private final DataSource durableRequests;
  private final Consumer<Runnable> leaving;

  private Database(
      HikariDataSource work, HikariDataSource requests, boolean isH2, Consumer<Runnable> leaving) {
    UnaryOperator<DataSource> durable = isH2 ? DurableSource::new : UnaryOperator.identity();
    this.work = work;
    this.requests = requests;
    this.sources = new StoreSources(durable.apply(work), work);
    this.durableRequests = durable.apply(requests);
    this.leaving = leaving;
  }

  /**
   * Opens it.
   *
   * @throws StoreUnavailable if it cannot be opened, with one line that says why
   */
  static Database open(DatabaseSettings settings, DataDirectory directory) {
    boolean own = settings.url().isPresent();
    String where = own ? SETTINGS : DIRECTORY;
    try {
      if (own) {
        return opened(of(settings), isH2(settings), Runnable::run);
      }
      EmbeddedDatabase embedded = embedded(directory);
      return opened(embedded::configure, true, embedded::leave);
    } catch (StoreUnavailable e) {
      throw e;
    } catch (RuntimeException | SQLException | IOException e) {
      throw StoreReason.of(e, where);
    }
  }

  private static Database opened(
      Consumer<HikariConfig> address, boolean isH2, Consumer<Runnable> leaving)
      throws SQLException {
    HikariDataSource work = migrated(new HikariDataSource(config(address)));
    return new Database(work, new HikariDataSource(quick(config(address))), isH2, leaving);
  }

  /**
   * Opens it as it is, with the tables that it has, for somebody who looks at it.
   *
   * @throws StoreUnavailable if it cannot be opened
   */
  static HikariDataSource asItIs(DatabaseSettings settings, DataDirectory directory) {
    return settings.url().isPresent()
        ? asItIs(of(settings), SETTINGS)
        : asItIs(new EmbeddedDatabase(directory)::configure, DIRECTORY);
  }

  /**
   * Opens a PostgreSQL that is to become a store, as it is, for many rows at a time whose values
   * are given as text.
   *
   * @param where what says where it is
   * @throws StoreUnavailable if it cannot be opened
   */
  static HikariDataSource target(DatabaseSettings settings, String where) {
    return asItIs(
        config -> {
          of(settings).accept(config);
          config.addDataSourceProperty("reWriteBatchedInserts", "true");
          config.addDataSourceProperty("stringtype", "unspecified");
        },
        where);
  }

  private static HikariDataSource asItIs(Consumer<HikariConfig> address, String where) {
    try {
      HikariConfig config = config(address);
      config.setMaximumPoolSize(2);
      HikariDataSource source = new HikariDataSource(config);
      try {
        refuseTooOld(source);
        return source;
      } catch (RuntimeException | SQLException e) {
        source.close();
        throw e;
      }
    } catch (StoreUnavailable e) {
      throw e;
    } catch (RuntimeException | SQLException e) {
      throw StoreReason.of(e, where);
    }
  }

  /**
   * Opens the embedded one with its tables up to date, for whoever goes through all of it.
   *
   * @throws StoreUnavailable if it cannot be opened, or another program has it open
   */
  static HikariDataSource alone(DataDirectory directory) {
    try {
      HikariConfig config = config(embedded(directory)::configureAlone);
      config.setMaximumPoolSize(2);
      return migrated(new HikariDataSource(config));
    } catch (StoreUnavailable e) {
      throw e;
    } catch (RuntimeException | SQLException | IOException e) {
      throw StoreReason.of(e, DIRECTORY);
    }
  }

  private static boolean isH2(DatabaseSettings settings) {
    return settings.url().filter(url -> !url.startsWith("jdbc:h2:")).isEmpty();
  }

  private static HikariDataSource migrated(HikariDataSource source) throws SQLException {
    try {
      refuseTooOld(source);
      migrate(source);
      return source;
    } catch (RuntimeException | SQLException e) {
      source.close();
      throw e;
    }
  }

  /**
   * Refuses a PostgreSQL that has no {@code merge}.
   *
   * @throws StoreUnavailable if it is too old
   */
  static void refuseTooOld(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      DatabaseMetaData server = connection.getMetaData();
      if (server.getDatabaseProductName().equals("PostgreSQL")
          && server.getDatabaseMajorVersion() < OLDEST_POSTGRESQL) {
        throw tooOld(server.getDatabaseProductVersion());
      }
    }
  }

  private static StoreUnavailable tooOld(String version) {
    return new StoreUnavailable(
        "the database is PostgreSQL %s, and version %d or newer is needed: upgrade the server, or"
                .formatted(version, OLDEST_POSTGRESQL)
            + " name another one in svarsvakt.database.url");
  }

  private static EmbeddedDatabase embedded(DataDirectory directory)
      throws SQLException, IOException {
    EmbeddedDatabase database = new EmbeddedDatabase(directory);
    database.prepare();
    return database;
  }

  private static Consumer<HikariConfig> of(DatabaseSettings settings) {
    return config -> {
      config.setJdbcUrl(settings.url().orElseThrow());
      config.setUsername(settings.username().orElse(null));
      config.setPassword(settings.password().map(Secret::value).orElse(""));
    };
  }

  private static HikariConfig config(Consumer<HikariConfig> address) {
    HikariConfig config = new HikariConfig();
    config.setMaximumPoolSize(CONNECTIONS);
    config.setPoolName("svarsvakt");
    config.setInitializationFailTimeout(15_000);
    address.accept(config);
    return config;
  }

  /** For passes and commands; a connection is waited for up to half a minute. */
  DataSource work() {
    return sources.durable();
  }

  /** The same, beside connections for what may be lost with the last moment before a crash. */
  StoreSources sources() {
    return sources;
  }

  /**
   * For what people wait for: a connection is had within one second, an answer within two, or it
   * fails.
   */
  DataSource requests() {
    return durableRequests;
  }

  private static HikariConfig quick(HikariConfig config) {
    config.setPoolName("svarsvakt-requests");
    config.setMinimumIdle(1);
    config.setConnectionTimeout(REQUESTS_WAIT_MILLIS);
    config.setValidationTimeout(ALIVE_WITHIN_MILLIS);
    config.setInitializationFailTimeout(-1);
    if (String.valueOf(config.getJdbcUrl()).startsWith("jdbc:postgresql:")) {
      config.addDataSourceProperty("socketTimeout", REQUESTS_WAIT_SECONDS);
      config.addDataSourceProperty("connectTimeout", REQUESTS_WAIT_SECONDS);
    }
    return config;
  }

  @Override
  public void close() {
    leaving.accept(this::disconnect);
  }

  private void disconnect() {
    requests.close();
    work.close();
  }

  /** An empty database in memory that is gone when it is closed. */
  static HikariDataSource passing() {
    return passing("mem:" + UUID.randomUUID() + PASSING + ";DB_CLOSE_DELAY=-1", "");
  }

  /**
   * An empty database in a directory; nobody can read what is left of it once it is closed, for its
   * key is nowhere.
   */
  static HikariDataSource passing(Path directory) {
    String key = UUID.randomUUID().toString();
    String file = "file:" + directory.resolve("passing").toAbsolutePath();
    return passing(file + PASSING + ";CIPHER=AES;TRACE_LEVEL_FILE=0", key + " " + key);
  }

  private static HikariDataSource passing(String address, String password) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:" + address);
    config.setUsername("svarsvakt");
    config.setPassword(password);
    config.setMaximumPoolSize(CONNECTIONS);
    HikariDataSource source = new HikariDataSource(config);
    migrate(source);
    return source;
  }

  /** Makes or renews the tables. */
  static void migrate(DataSource source) {
    Flyway migrations = migrations(source);
    if (Arrays.stream(migrations.info().all()).anyMatch(Database::isRepeatable)) {
      JdbcClient.create(source)
          .sql("delete from \"flyway_schema_history\" where \"success\" = false")
          .update();
    }
    migrations.migrate();
  }

  /**
   * H2 keeps what a migration did that failed, and that it did; it is not tried again by itself.
   */
  private static boolean isRepeatable(MigrationInfo migration) {
    return migration.getState() == MigrationState.FAILED
        && migration.getVersion() != null
        && migration.getVersion().isAtLeast(REPEATABLE_SINCE);
  }

  /** The tables that this version has, beside those of a database. */
  static Flyway migrations(DataSource source) {
    return Flyway.configure().dataSource(source).locations("classpath:db/migration").load();
  }

  /** Makes or renews the tables of a database that nobody else uses. */
  static void migrate(String url, String user, String password) {
    migrate(new DriverManagerDataSource(url, user, password));
  }
}
