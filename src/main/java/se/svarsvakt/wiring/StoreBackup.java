package se.svarsvakt.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.JdbcAuditTrail;
import se.svarsvakt.casework.JdbcRegister;
import se.svarsvakt.casework.PageEvent;
import se.svarsvakt.settings.DatabaseSettings;
import se.svarsvakt.settings.Settings;

/**
 * Copies the embedded database and its keys into one file, also while a service works with it. The
 * copy is H2's own, which is consistent whatever is written meanwhile; whoever holds the database
 * open makes it, in the data directory, which is the one place where it may write for certain. Of a
 * data directory one is made at a time.
 */
public final class StoreBackup implements AutoCloseable {
  /** When what is in it was copied, as ISO 8601. */
  static final String TIME = "backup.time";

  /** The embedded database. */
  static final DatabaseSettings EMBEDDED =
      new DatabaseSettings(Optional.empty(), Optional.empty(), Optional.empty());

  private static final String NOTED_ITEM = "store";
  private static final String WHERE = "svarsvakt.data-dir";

  private final Settings settings;
  private final DataDirectory directory;
  private final BackupLock lock;

  private StoreBackup(Settings settings, DataDirectory directory, BackupLock lock) {
    this.settings = settings;
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Of the store that the settings name, until it is closed. What a killed one has left is taken
   * away.
   *
   * @throws StoreUnavailable if there is none, it is not the embedded one, or another backup of it
   *     is being made
   */
  public static StoreBackup of(Settings settings) {
    requireEmbedded(settings);
    Path data = settings.dataDir();
    if (Files.exists(data.resolve(EmbeddedDatabase.RESTORING))) {
      throw new StoreUnavailable(EmbeddedDatabase.INTERRUPTED);
    }
    if (!EmbeddedDatabase.isMade(data)) {
      throw new StoreUnavailable(
          "nothing is stored in " + data + " that could be backed up: look at svarsvakt.data-dir");
    }
    boolean ownHashKey = settings.privacy().hashKeyBytes().isEmpty();
    if (Files.notExists(data.resolve(DataDirectory.DATABASE_KEY))
        || (ownHashKey && Files.notExists(data.resolve(DataDirectory.HASH_KEY)))) {
      throw new StoreUnavailable(
          "the data directory "
              + data
              + " has no database.key or hash.key, without which a backup is worthless: where it is of"
              + " a version before the database had a password, stop the service and copy the whole"
              + " directory; else restore an earlier backup");
    }
    DataDirectory directory = new DataDirectory(data);
    try {
      return EmbeddedDatabase.alone( // whoever opens the store holds the lock for a moment there
          directory,
          () -> {
            StoreRestore.removeStage(directory);
            return BackupLock.take(directory)
                .map(lock -> new StoreBackup(settings, directory, lock))
                .orElseThrow(
                    () ->
                        new StoreUnavailable(
                            "another backup of the data directory "
                                + data
                                + " is being made: wait until it has ended"));
          });
    } catch (IOException | SQLException e) {
      throw StoreReason.of(e, WHERE);
    }
  }

  static void requireEmbedded(Settings settings) {
    if (settings.database().url().isPresent()) {
      throw new StoreUnavailable(
          "svarsvakt.database.url names a database of its own: use its tools (pg_dump and"
              + " pg_restore), and keep hash.key of svarsvakt.data-dir with the copy");
    }
  }

  /**
   * Writes it.
   *
   * @return whether the hash key is in it; it is not where the settings have it
   * @throws StoreUnavailable if the database cannot be copied
   * @throws IOException if the file cannot be written
   */
  public boolean write(OutputStream out, Instant at) throws IOException {
    Path hashKey = directory.file(DataDirectory.HASH_KEY);
    boolean withHashKey = settings.privacy().hashKeyBytes().isEmpty();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(TIME));
      zip.write(at.toString().getBytes(StandardCharsets.UTF_8));
      add(zip, directory.file(DataDirectory.DATABASE_KEY));
      if (withHashKey) {
        add(zip, hashKey);
      }
      addDatabase(zip);
    }
    return withHashKey;
  }

  private static void add(ZipOutputStream zip, Path file) throws IOException {
    zip.putNextEntry(new ZipEntry(String.valueOf(file.getFileName())));
    Files.copy(file, zip);
  }

  private void addDatabase(ZipOutputStream zip) throws IOException {
    Path copy = directory.file(UUID.randomUUID() + BackupLock.COPIES);
    try {
      new EmbeddedDatabase(directory).copyTo(copy);
      try (ZipInputStream copied = new ZipInputStream(Files.newInputStream(copy))) {
        copied.getNextEntry();
        zip.putNextEntry(new ZipEntry(EmbeddedDatabase.FILE));
        copied.transferTo(zip);
      }
    } catch (SQLException e) {
      throw StoreReason.of(e, WHERE);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /**
   * Notes that there is a whole backup: its age is told by {@code doctor}, and the audit trail says
   * when it was made.
   *
   * @throws StoreUnavailable if that cannot be noted
   */
  public void done(Instant at) {
    Path fresh = directory.file(TIME + ".new");
    try {
      try {
        Files.writeString(fresh, at.toString());
        Files.move(fresh, directory.file(TIME), StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
      try (HikariDataSource source = Database.asItIs(EMBEDDED, directory)) {
        note(source, PageEvent.Kind.BACKED_UP, at);
      }
    } catch (StoreUnavailable e) {
      throw unnoted(e);
    } catch (IOException | DataAccessException | TransactionException e) {
      throw unnoted(StoreReason.of(e, WHERE));
    }
  }

  private static StoreUnavailable unnoted(StoreUnavailable why) {
    return new StoreUnavailable("the backup is whole, but could not be noted: " + why.getMessage());
  }

  /** An entry of the audit trail, by whoever sits at this machine. */
  static void note(DataSource store, PageEvent.Kind kind, Instant at) {
    JdbcClient jdbc = JdbcClient.create(store);
    TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(store));
    new JdbcAuditTrail(jdbc, transactions, new JdbcRegister(jdbc, transactions))
        .note(AuditTrail.ADMINISTRATOR, new PageEvent(kind, PageEvent.EVERYBODY, NOTED_ITEM), at);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw StoreReason.of(e, WHERE);
    }
  }

  /** When the latest was made; empty where none was, or nobody can tell. */
  static Optional<Instant> latest(Path data) {
    try (InputStream in = Files.newInputStream(data.resolve(TIME))) {
      return Optional.of(time(in));
    } catch (IOException | DateTimeException e) {
      return Optional.empty();
    }
  }

  static Instant time(InputStream in) throws IOException {
    return Instant.parse(new String(in.readNBytes(100), StandardCharsets.UTF_8).strip());
  }
}
