package se.svarsvakt.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.casework.PageEvent;
import se.svarsvakt.doctor.StoreLook;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.sync.KeyedHash;

/**
 * Puts a backup into the data directory. It is unpacked beside the store, opened, checked and
 * brought up to date there; only then it takes the store's place, which is put aside.
 */
public final class StoreRestore {
  private static final DateTimeFormatter ASIDE =
      DateTimeFormatter.ofPattern("'replaced-'yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final String STAGE = "restoring";

  /** In the order in which they leave: without a database the keys are of no use. */
  private static final List<String> FILES =
      List.of(EmbeddedDatabase.FILE, DataDirectory.DATABASE_KEY, DataDirectory.HASH_KEY);

  private final Settings settings;
  private final DataDirectory directory;

  private StoreRestore(Settings settings) {
    this.settings = settings;
    this.directory = new DataDirectory(settings.dataDir());
  }

  /**
   * Into the data directory of the settings.
   *
   * @throws StoreUnavailable if their database is not the embedded one
   */
  public static StoreRestore into(Settings settings) {
    StoreBackup.requireEmbedded(settings);
    return new StoreRestore(settings);
  }

  /**
   * What was done.
   *
   * @param at when the backup was made
   * @param aside where the store is that was there before; null where there was none
   */
  public record Restored(Instant at, @Nullable Path aside) {}

  /**
   * Restores it.
   *
   * @param replace whether a store that is there is put aside
   * @param now names the place where it is put
   * @throws StoreUnavailable if a program uses the store, there is one that is not to be replaced,
   *     or the file is no whole backup, or one of a newer version; the store is as it was then
   */
  public Restored restore(Path file, boolean replace, Instant now) {
    try {
      return EmbeddedDatabase.alone(directory, () -> restoreAlone(file, replace, now));
    } catch (IOException | SQLException e) {
      throw StoreReason.of(e, "svarsvakt.data-dir");
    }
  }

  private Restored restoreAlone(Path file, boolean replace, Instant now)
      throws IOException, SQLException {
    Path database = directory.file(EmbeddedDatabase.FILE);
    if (Files.notExists(database)) {
      return replaced(file, now);
    }
    if (!replace) {
      throw new StoreUnavailable(
          "the data directory "
              + directory.file("")
              + " holds a store: name --force to put it aside, or another svarsvakt.data-dir");
    }
    try (FileChannel channel = FileChannel.open(database, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      if (held == null) {
        throw inUse();
      }
      return replaced(file, now);
    } catch (OverlappingFileLockException e) {
      throw inUse();
    }
  }

  private static StoreUnavailable inUse() {
    return new StoreUnavailable(
        "the embedded database is in use: stop the service, restore, and start it again");
  }

  private Restored replaced(Path file, Instant now) throws IOException, SQLException {
    Path stage = directory.file(STAGE);
    remove(stage);
    try {
      new DataDirectory(stage);
      Instant at = unpack(file, stage);
      check(new DataDirectory(stage), now); // closes what was unpacked to other accounts
      Files.writeString(stage.resolve(StoreBackup.TIME), at.toString());
      Path aside = place(stage, now);
      EmbeddedDatabase.removeLeftovers(directory);
      return new Restored(at, aside);
    } finally {
      remove(stage);
    }
  }

  /**
   * Takes away what a killed one has left where it unpacked, unless it had begun to take the
   * store's place. Only for whoever is {@linkplain EmbeddedDatabase#alone alone}.
   */
  static void removeStage(DataDirectory directory) throws IOException {
    if (Files.notExists(directory.file(EmbeddedDatabase.RESTORING))) {
      remove(directory.file(STAGE));
    }
  }

  private Instant unpack(Path file, Path stage) throws IOException {
    try (InputStream opened = open(file)) {
      return unpack(opened, file, stage);
    }
  }

  private static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new StoreUnavailable(
          "the backup " + file + " cannot be read: look at its name and rights");
    }
  }

  private Instant unpack(InputStream opened, Path file, Path stage) throws IOException {
    @Nullable Instant at = null;
    try (ZipInputStream zip = new ZipInputStream(opened)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(StoreBackup.TIME)) {
          at = StoreBackup.time(zip);
        } else if (FILES.contains(entry.getName())) {
          Files.copy(zip, stage.resolve(entry.getName()));
        } else {
          throw noBackup(file);
        }
      }
    } catch (IOException | DateTimeException e) {
      throw StoreReason.noSpace(e) ? StoreReason.of(e, "svarsvakt.data-dir") : noBackup(file);
    }
    Set<String> needed = Set.of(EmbeddedDatabase.FILE, DataDirectory.DATABASE_KEY);
    if (at == null || needed.stream().map(stage::resolve).anyMatch(Files::notExists)) {
      throw noBackup(file);
    }
    if (settings.privacy().hashKeyBytes().isEmpty()
        && Files.notExists(stage.resolve(DataDirectory.HASH_KEY))) {
      throw new StoreUnavailable(
          "the backup "
              + file
              + " has no hash.key: set svarsvakt.privacy.hash-key to the one of the time when it was"
              + " made");
    }
    return at;
  }

  private static StoreUnavailable noBackup(Path file) {
    return new StoreUnavailable(
        file + " is no whole backup made by `svarsvakt backup`: take another one");
  }

  /**
   * Whether keys and database belong together and are not newer; brings the tables up to date, and
   * notes in the audit trail that it was restored.
   */
  private void check(DataDirectory fresh, Instant now) throws SQLException, IOException {
    new EmbeddedDatabase(fresh).prepare();
    try (HikariDataSource source = Database.asItIs(StoreBackup.EMBEDDED, fresh)) {
      if (StoreInspection.look(source, settings) instanceof StoreLook.OtherVersion(int steps)
          && steps == 0) {
        throw new StoreUnavailable(
            "the backup is of a newer version of this program: restore it with that one");
      }
    }
    KeyedHash hash = new KeyedHash(settings.privacy().hashKeyBytes().orElseGet(fresh::hashKey));
    try (Database database = Database.open(StoreBackup.EMBEDDED, fresh)) {
      HashKey.check(hash, JdbcClient.create(database.work()));
      StoreBackup.note(database.work(), PageEvent.Kind.RESTORED, now);
    }
  }

  /**
   * The database goes first and comes last, so that none ever stands beside another's keys. From
   * the first move on nothing needs room on the disk.
   */
  private @Nullable Path place(Path stage, Instant now) throws IOException {
    Path aside = directory.file(ASIDE.format(now));
    boolean replacing = FILES.stream().map(directory::file).anyMatch(Files::exists);
    if (replacing) {
      new DataDirectory(aside);
    }
    Path unfinished = directory.file(EmbeddedDatabase.RESTORING);
    Files.writeString(unfinished, "");
    for (String name : FILES) {
      if (Files.exists(directory.file(name))) {
        Files.move(directory.file(name), aside.resolve(name));
      }
    }
    for (String name : FILES.reversed()) {
      if (Files.exists(stage.resolve(name))) {
        Files.move(stage.resolve(name), directory.file(name));
      }
    }
    Files.move(
        stage.resolve(StoreBackup.TIME),
        directory.file(StoreBackup.TIME),
        StandardCopyOption.REPLACE_EXISTING);
    Files.delete(unfinished);
    return replacing ? aside : null;
  }

  private static void remove(Path stage) throws IOException {
    if (Files.isDirectory(stage)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(stage)) {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(stage);
    }
  }
}
