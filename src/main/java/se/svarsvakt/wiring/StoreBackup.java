package se.svarsvakt.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import se.svarsvakt.settings.Settings;

/**
 * Copies the embedded database and its keys into one file, also while a service works with it. The
 * copy is H2's own, which is consistent whatever is written meanwhile; whoever holds the database
 * open makes it, in the data directory, which is the one place where it may write for certain.
 */
public final class StoreBackup {
  /** When what is in it was copied, as ISO 8601. */
  static final String TIME = "backup.time";

  private static final String COPY_ENDING = ".copying";

  private final Settings settings;
  private final DataDirectory directory;

  private StoreBackup(Settings settings) {
    this.settings = settings;
    this.directory = new DataDirectory(settings.dataDir());
  }

  /**
   * Of the store that the settings name.
   *
   * @throws StoreUnavailable if there is none, or it is not the embedded one
   */
  public static StoreBackup of(Settings settings) {
    requireEmbedded(settings);
    Path data = settings.dataDir();
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
    return new StoreBackup(settings);
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
    Path copy = directory.file(UUID.randomUUID() + COPY_ENDING);
    try {
      new EmbeddedDatabase(directory).copyTo(copy);
      try (ZipInputStream copied = new ZipInputStream(Files.newInputStream(copy))) {
        copied.getNextEntry();
        zip.putNextEntry(new ZipEntry(EmbeddedDatabase.FILE));
        copied.transferTo(zip);
      }
    } catch (SQLException e) {
      throw StoreReason.of(e, "svarsvakt.data-dir");
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /**
   * Notes that there is a whole backup; its age is told by {@code doctor}.
   *
   * @throws StoreUnavailable if the data directory cannot be written to
   */
  public void done(Instant at) {
    try {
      Files.writeString(directory.file(TIME), at.toString());
    } catch (IOException e) {
      throw StoreReason.of(e, "svarsvakt.data-dir");
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
