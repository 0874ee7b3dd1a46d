package se.svarsvakt.wiring;

import java.util.EnumSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.svarsvakt.casework.CaseRecords;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.JdbcCaseStore;
import se.svarsvakt.casework.JdbcRegister;
import se.svarsvakt.casework.JdbcSignatureChecks;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.summary.JdbcObservations;
import se.svarsvakt.summary.JdbcWeeks;
import se.svarsvakt.summary.Summaries;
import se.svarsvakt.sync.JdbcFactQueries;
import se.svarsvakt.sync.JdbcOwnerStore;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.delegates.JdbcDelegateStore;
import se.svarsvakt.sync.delegates.Source;

/** Summaries of the store alone: nothing outside is asked, so no credential is needed. */
public final class StoredSummaries implements AutoCloseable {
  private final Database database;
  private final Summaries summaries;

  private StoredSummaries(Settings settings, Database database, KeyedHash hash) {
    this.database = database;
    DataSource source = database.work();
    JdbcTemplate rows = new JdbcTemplate(source);
    TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    this.summaries =
        new Summaries(
            new Casework(records(source, hash), settings.policy(), settings.history()),
            new JdbcObservations(rows, transactions),
            new JdbcWeeks(rows, transactions),
            settings.policy());
  }

  private static CaseRecords records(DataSource source, KeyedHash hash) {
    JdbcClient jdbc = JdbcClient.create(source);
    TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    return new CaseRecords(
        new JdbcFactQueries(jdbc),
        new JdbcOwnerStore(jdbc, transactions),
        new JdbcDelegateStore(
            new NamedParameterJdbcTemplate(source), transactions, EnumSet.allOf(Source.class)),
        new JdbcCaseStore(jdbc, transactions),
        new JdbcRegister(jdbc, transactions),
        new JdbcSignatureChecks(jdbc, transactions),
        hash);
  }

  /**
   * Opens the store.
   *
   * @throws StoreUnavailable if the data directory or the database cannot be used
   */
  public static StoredSummaries open(Settings settings) {
    DataDirectory directory = new DataDirectory(settings.dataDir());
    Database database = Database.open(settings.database(), directory);
    try {
      KeyedHash hash =
          new KeyedHash(settings.privacy().hashKeyBytes().orElseGet(directory::hashKey));
      HashKey.check(hash, JdbcClient.create(database.work()));
      return new StoredSummaries(settings, database, hash);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** The weeks that can be told. */
  public Summaries summaries() {
    return summaries;
  }

  @Override
  public void close() {
    database.close();
  }
}
