package se.svarsvakt.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import se.svarsvakt.casework.JdbcStewardStore;
import se.svarsvakt.doctor.DoctorNote;
import se.svarsvakt.doctor.StoreLook;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.sync.delegates.JdbcDelegateStore;
import se.svarsvakt.sync.delegates.Source;
import se.svarsvakt.worker.JdbcFault;
import se.svarsvakt.worker.JdbcScanLog;

/**
 * Looks at the store and leaves it as it is: nothing is made, no table is renewed, and what is
 * written to see whether that can be done is taken back.
 */
final class StoreInspection implements AutoCloseable {
  private final Settings settings;
  private Optional<HikariDataSource> opened = Optional.empty();

  StoreInspection(Settings settings) {
    this.settings = settings;
  }

  /** Opens it, until this is closed, and looks. */
  StoreLook look() {
    try {
      boolean own = settings.database().url().isPresent();
      Optional<StoreLook> before = own ? Optional.empty() : beforeOpening(settings.dataDir());
      return before.orElseGet(this::open);
    } catch (StoreUnavailable e) {
      return new StoreLook.Closed(String.valueOf(e.getMessage()));
    }
  }

  private StoreLook open() {
    HikariDataSource source =
        Database.asItIs(settings.database(), new DataDirectory(settings.dataDir()));
    opened = Optional.of(source);
    return look(source, settings);
  }

  /** A directory that is not there stays so, and no key is made for a database that lacks its. */
  private static Optional<StoreLook> beforeOpening(Path directory) {
    if (Files.exists(directory.resolve(EmbeddedDatabase.RESTORING))) {
      return Optional.of(new StoreLook.Closed(EmbeddedDatabase.INTERRUPTED));
    }
    if (EmbeddedDatabase.isMade(directory)) {
      return Files.exists(directory.resolve(DataDirectory.DATABASE_KEY))
          ? Optional.empty()
          : Optional.of(
              new StoreLook.Closed(
                  "the embedded database has lost its database.key: restore both from the same"
                      + " backup of svarsvakt.data-dir"));
    }
    Path there = directory.toAbsolutePath().normalize();
    while (there != null && Files.notExists(there)) {
      there = there.getParent();
    }
    return Optional.of(
        there != null && Files.isDirectory(there) && Files.isWritable(there)
            ? new StoreLook.NotMade()
            : new StoreLook.Closed(
                "the data directory " + directory + " cannot be made or written to"));
  }

  /** Looks at one that is open. */
  static StoreLook look(DataSource source, Settings settings) {
    try {
      MigrationInfoService versions = Database.migrations(source).info();
      boolean newer = false;
      for (MigrationInfo applied : versions.applied()) {
        newer |= !applied.getState().isResolved();
      }
      if (newer || versions.pending().length > 0) {
        return new StoreLook.OtherVersion(newer ? 0 : versions.pending().length);
      }
      NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(source);
      TransactionTemplate transactions =
          new TransactionTemplate(new JdbcTransactionManager(source));
      return new StoreLook.OpenStore(
          new StoreLook.StoreParts(
              new JdbcScanLog(JdbcClient.create(source)),
              new JdbcStewardStore(named, transactions),
              new JdbcDelegateStore(named, transactions, sources(settings))),
          readOnly(JdbcClient.create(source), transactions),
          bytesLeft(settings),
          settings.database().url().isPresent()
              ? new StoreLook.BackupElsewhere()
              : StoreBackup.latest(settings.dataDir())
                  .<StoreLook.Backup>map(StoreLook.BackupMade::new)
                  .orElseGet(StoreLook.NoBackup::new));
    } catch (FlywayException | DataAccessException | TransactionException e) {
      return new StoreLook.Closed("the database " + JdbcFault.of(e).words());
    }
  }

  private static EnumSet<Source> sources(Settings settings) {
    return settings.delegates().exchangeEnabled()
        ? EnumSet.allOf(Source.class)
        : EnumSet.of(Source.EXPORT, Source.CALENDAR);
  }

  /** Writes a row, and takes it back before anybody sees it. */
  private static Optional<DoctorNote> readOnly(JdbcClient jdbc, TransactionTemplate transactions) {
    try {
      transactions.executeWithoutResult(
          status -> {
            status.setRollbackOnly();
            jdbc.sql(
                    "insert into scan_record (id, started_at, as_of, mailboxes, scanned, failed)"
                        + " values (:id, current_timestamp, current_timestamp, 0, 0, 0)")
                .param("id", UUID.randomUUID().toString())
                .update();
          });
      return Optional.empty();
    } catch (DataAccessException | TransactionException e) {
      return Optional.of(StoreReason.unwritable(e));
    }
  }

  private static OptionalLong bytesLeft(Settings settings) {
    if (settings.database().url().isPresent()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Files.getFileStore(settings.dataDir()).getUsableSpace());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public void close() {
    opened.ifPresent(HikariDataSource::close);
  }
}
