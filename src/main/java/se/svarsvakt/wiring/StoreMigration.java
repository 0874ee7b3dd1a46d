package se.svarsvakt.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import se.svarsvakt.casework.PageEvent;
import se.svarsvakt.settings.DatabaseSettings;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.sync.KeyedHash;

/**
 * Copies the embedded store into an empty PostgreSQL, in one transaction: what a failed or killed
 * one leaves there are tables without rows, and the next one takes those. The embedded store stays
 * as it is, and nobody else has it open meanwhile.
 */
public final class StoreMigration {
  private static final String WHERE = "--url, --username and --password-file";
  private static final String NO_LOCK = "55P03";

  private final Settings settings;
  private final DatabaseSettings to;

  private StoreMigration(Settings settings, DatabaseSettings to) {
    this.settings = settings;
    this.to = to;
  }

  /**
   * From the data directory of the settings.
   *
   * @param to a PostgreSQL
   * @throws StoreUnavailable if nothing is stored there
   */
  public static StoreMigration of(Settings settings, DatabaseSettings to) {
    if (!EmbeddedDatabase.isMade(settings.dataDir())) {
      throw new StoreUnavailable(
          "nothing is stored in "
              + settings.dataDir()
              + " that could be copied: look at svarsvakt.data-dir");
    }
    return new StoreMigration(settings, to);
  }

  /** Hears how far it has come. */
  @FunctionalInterface
  public interface MigrationProgress {
    /** So many rows of so many are copied. */
    void at(long rows, long of);
  }

  /**
   * What was copied.
   *
   * @param tables how many tables
   * @param rows how many rows they have together
   */
  public record Migrated(int tables, long rows) {}

  /**
   * Copies it.
   *
   * @param now when the audit trail says that it was
   * @throws StoreUnavailable if a program uses the store, the other database cannot be reached, is
   *     too old or is not empty, or something failed; nothing was copied then
   */
  public Migrated copy(Instant now, MigrationProgress progress) {
    DataDirectory directory = new DataDirectory(settings.dataDir());
    try (HikariDataSource source = Database.alone(directory);
        HikariDataSource target = Database.target(to, WHERE)) {
      HashKey.check(
          new KeyedHash(settings.privacy().hashKeyBytes().orElseGet(directory::hashKey)),
          JdbcClient.create(source));
      JdbcTableCopy tables = new JdbcTableCopy(source, target);
      makeTables(tables, target);
      return inOneTransaction(target, tables, now, progress);
    }
  }

  /** Those of a database that is in use stay as they are. */
  private static void makeTables(JdbcTableCopy tables, DataSource target) {
    try {
      tables.requireEmpty();
      Database.migrate(target);
    } catch (FlywayException | DataAccessException e) {
      throw StoreReason.of(e, WHERE);
    }
  }

  private static Migrated inOneTransaction(
      DataSource target, JdbcTableCopy tables, Instant now, MigrationProgress progress) {
    try {
      return new TransactionTemplate(new JdbcTransactionManager(target))
          .execute(
              _ -> {
                tables.lock();
                tables.requireEmpty();
                Migrated migrated = tables.copy(progress);
                StoreBackup.note(target, PageEvent.Kind.MIGRATED, now);
                return migrated;
              });
    } catch (DataAccessException | TransactionException e) {
      throw failed(e);
    }
  }

  private static StoreUnavailable failed(RuntimeException thrown) {
    if (StoreReason.noSpace(thrown)) {
      return new StoreUnavailable(
          "a disk is full, and nothing was copied: make room for PostgreSQL, and run it again");
    }
    String why = StoreReason.state(thrown);
    return new StoreUnavailable(
        why.equals(NO_LOCK)
            ? "another program works in the PostgreSQL database, and nothing was copied: stop it,"
                + " and run it again"
            : "copying failed (SQLSTATE "
                + (why.isEmpty() ? "unknown" : why)
                + "), and nothing was copied: look into PostgreSQL's log"
                + (why.startsWith("22")
                    ? ", which names the table of the value that PostgreSQL does not take"
                    : ", and run it again"));
  }
}
