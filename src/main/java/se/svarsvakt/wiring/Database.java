package se.svarsvakt.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import se.svarsvakt.settings.DatabaseSettings;
import se.svarsvakt.settings.Secret;

/** Opens the database and brings its tables up to date. */
final class Database {
  /**
   * H2 speaks PostgreSQL's dialect, writes what is committed at once, lets the command line work
   * beside a running service, keeps no log file of its own, and waits up to ten seconds for a row
   * that somebody else holds.
   */
  private static final String H2_OPTIONS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
          + ";AUTO_SERVER=TRUE;TRACE_LEVEL_FILE=0;LOCK_TIMEOUT=10000";

  private static final String MEMORY_OPTIONS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";

  private static final int CONNECTIONS = 10;

  private Database() {}

  /**
   * Opens it.
   *
   * @throws StoreUnavailable if it cannot be opened, with one line that says why
   */
  static HikariDataSource open(DatabaseSettings settings, DataDirectory directory) {
    String url = settings.url().orElse("jdbc:h2:file:" + directory.database() + H2_OPTIONS);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(settings.username().orElse(settings.url().isPresent() ? null : "svarsvakt"));
    config.setPassword(settings.password().map(Secret::value).orElse(""));
    config.setMaximumPoolSize(CONNECTIONS);
    config.setPoolName("svarsvakt");
    config.setInitializationFailTimeout(15_000);
    HikariDataSource source = connected(config, settings.url().isPresent());
    try {
      migrate(source);
      return source;
    } catch (FlywayException e) {
      source.close();
      throw new StoreUnavailable(
          "the database's tables cannot be brought up to date ("
              + e.getErrorCode()
              + "): was it filled by a newer version?");
    }
  }

  /** An empty database in memory that is gone when it is closed. */
  static HikariDataSource passing() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + MEMORY_OPTIONS);
    config.setUsername("svarsvakt");
    config.setMaximumPoolSize(CONNECTIONS);
    HikariDataSource source = new HikariDataSource(config);
    migrate(source);
    return source;
  }

  private static HikariDataSource connected(HikariConfig config, boolean own) {
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw new StoreUnavailable(reason(e, own));
    }
  }

  private static void migrate(DataSource source) {
    Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
  }

  private static String reason(Throwable thrown, boolean own) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql && sql.getErrorCode() == 90020) {
        return "the embedded database is in use by another program: stop it, or choose another"
            + " svarsvakt.data-dir";
      }
    }
    String setting = own ? "svarsvakt.database.url, .username and .password" : "svarsvakt.data-dir";
    return "the database cannot be opened ("
        + thrown.getClass().getSimpleName().toLowerCase(Locale.ROOT)
        + "): look at "
        + setting;
  }
}
