package se.svarsvakt.wiring;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The H2 database in the data directory. Its password is a file of that directory. The command line
 * works beside a running service over H2's own port, which listens on the loopback address alone
 * and opens for nobody without that password.
 *
 * <p>A new one is made under another name and takes its own when all its tables stand, so that what
 * a full disk or a kill left half made is never taken for a database.
 */
final class EmbeddedDatabase {
  private static final String NAME = "svarsvakt";
  private static final String UNFINISHED = "svarsvakt-unfinished";
  private static final String USER = "svarsvakt";
  private static final String ENDING = ".mv.db";

  /** Its file in the data directory. */
  static final String FILE = NAME + ENDING;

  /** Is there while a backup takes the place of what was there. */
  static final String RESTORING = "restore.unfinished";

  /** What is said as long as it is there. */
  static final String INTERRUPTED =
      "a restore of the data directory was interrupted: run `svarsvakt restore --from FILE --force`"
          + " again";

  /**
   * PostgreSQL's dialect; what is committed is written within half a second, and where somebody
   * waits for it at once ({@link DurableSource}); no log file of its own.
   */
  private static final String OPTIONS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=500"
          + ";TRACE_LEVEL_FILE=0";

  /** Others may open it at the same time, and wait up to ten seconds for a row that one holds. */
  private static final String SHARED = OPTIONS + ";AUTO_SERVER=TRUE;LOCK_TIMEOUT=10000";

  /**
   * Nobody else opens it meanwhile, and a result is read from the file while it is gone through: H2
   * would first write one that is large into a file of its own.
   */
  private static final String ALONE = OPTIONS + ";LAZY_QUERY_EXECUTION=1";

  /** A file below this is left as it is. */
  private static final long LARGE = 16L << 20;

  /** What has more is left to H2: whoever stops the program does not wait for long. */
  private static final long MOST_CONTENT = 500L << 20;

  private static final String USE =
      """
      select (select count(*) from information_schema.sessions),
             (select cast(setting_value as bigint) from information_schema.settings
               where setting_name = 'info.FILE_SIZE'),
             (select cast(setting_value as bigint) from information_schema.settings
               where setting_name = 'info.FILL_RATE'),
             (select cast(setting_value as bigint) from information_schema.settings
               where setting_name = 'info.CHUNKS_FILL_RATE')
      """;

  private static final int WRONG_PASSWORD = 28000;
  private static final long MEGABYTE = 1024 * 1024;
  private static final long CONTENT_A_SECOND = 25 * MEGABYTE;
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

  static {
    FailStopPath.register();
  }

  private final DataDirectory directory;
  private final JdbcDataSource shared;
  private final EmbeddedSource source;

  /** The one of a directory. */
  EmbeddedDatabase(DataDirectory directory) {
    this.directory = directory;
    this.shared = opened(SHARED);
    this.source = new EmbeddedSource(shared, directory.file(""));
  }

  private JdbcDataSource opened(String options) {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL(url(NAME, options));
    h2.setUser(USER);
    h2.setPassword(directory.databaseKey());
    return h2;
  }

  /** How it is opened, once it {@linkplain #prepare is ready}. */
  void configure(HikariConfig config) {
    config.setDataSource(source);
    config.setExceptionOverrideClassName(ClosedByFault.class.getName());
  }

  /** How it is opened by whoever goes through all of it, while no other program has it open. */
  void configureAlone(HikariConfig config) {
    config.setDataSource(opened(ALONE));
  }

  /**
   * Makes it where there is none.
   *
   * @throws SQLException if it cannot be made or opened
   * @throws FlywayException if its tables cannot be made
   */
  void prepare() throws SQLException, IOException {
    alone(
        directory,
        () -> {
          boolean missing = isMissing();
          removeLeftovers(directory);
          if (missing) {
            make();
          }
          protect();
          return true;
        });
  }

  /**
   * Takes away what a killed backup or restore has left; of one that runs nothing. Only for whoever
   * is {@linkplain #alone alone}, as a restore is as long as it lasts.
   */
  static void removeLeftovers(DataDirectory directory) throws IOException {
    StoreRestore.removeStage(directory);
    Optional<BackupLock> lock = BackupLock.take(directory);
    if (lock.isPresent()) {
      lock.get().close();
    }
  }

  /** Something that is done while nobody else makes or replaces a database. */
  interface StoreWork<T> {
    /** Does it. */
    T take() throws SQLException, IOException;
  }

  /** Does something to the files of a directory while nobody else makes or replaces them. */
  static <T> T alone(DataDirectory directory, StoreWork<T> step) throws SQLException, IOException {
    Path lock = directory.file(NAME + ".making");
    synchronized (EmbeddedDatabase.class) {
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        return held.isValid() ? step.take() : alone(directory, step);
      }
    }
  }

  /**
   * Copies it, consistent as of one moment, into a file that must lie where whoever holds it open
   * may write. The copy is a ZIP with one entry.
   *
   * @throws SQLException if it cannot be opened or copied
   */
  void copyTo(Path zip) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("backup to '" + zip.toString().replace("'", "''") + "'");
    }
  }

  /**
   * Leaves it. A first pass writes much of the file more than once, and what H2 tidies up by itself
   * when it is closed is not enough of a large one: where less than half of the file is in use it
   * is written anew, some 25 MB of content a second and 20 seconds at most. Whoever is killed
   * meanwhile, or finds the disk full, has the file of before.
   *
   * @param closing closes all connections of this program; may be called more than once
   */
  void leave(Runnable closing) {
    try {
      if (source.isOwn()) {
        alone(directory, () -> isTidied(closing));
      }
    } catch (SQLException | IOException | RuntimeException e) {
      LOG.warn("the database's file is not made smaller ({})", e.getClass().getSimpleName());
    } finally {
      closing.run();
    }
  }

  /** Not where another program still uses it: that would be disconnected. */
  private boolean isTidied(Runnable closing) throws SQLException, IOException {
    try (Connection last = source.getConnection();
        Statement statement = last.createStatement()) {
      closing.run();
      ResultSet use = statement.executeQuery(USE);
      use.next();
      boolean isAlone = use.getInt(1) == 1;
      long size = use.getLong(2);
      long content = size * use.getLong(3) / 100 * use.getLong(4) / 100;
      boolean hasRoom = directory.file("").toFile().getUsableSpace() > 2 * content;
      if (!isAlone || size < LARGE || content > Math.min(size / 2, MOST_CONTENT) || !hasRoom) {
        return false;
      }
      LOG.info(
          "the database's file of {} MB is written anew, smaller; this may take {} s",
          size / MEGABYTE,
          content / CONTENT_A_SECOND + 1);
      statement.execute("shutdown compact");
      boolean isSmaller = Files.size(directory.file(FILE)) < size;
      if (!isSmaller) { // H2 does not say so
        LOG.warn("the database's file could not be made smaller; it is as it was");
        Files.deleteIfExists(directory.file(FILE + ".tempFile"));
      }
      return isSmaller;
    }
  }

  /** Whether a directory has one, however it is. */
  static boolean isMade(Path directory) {
    return Files.exists(directory.resolve(FILE));
  }

  private boolean isMissing() throws IOException {
    if (Files.exists(directory.file(RESTORING))) {
      throw new StoreUnavailable(INTERRUPTED);
    }
    Path file = directory.file(FILE);
    return Files.notExists(file) || Files.size(file) == 0;
  }

  private void make() throws SQLException, IOException {
    Path unfinished = directory.file(UNFINISHED + ENDING);
    Files.deleteIfExists(unfinished);
    String url = url(UNFINISHED, OPTIONS);
    try {
      Database.migrate(url, USER, directory.databaseKey());
      Files.move(unfinished, directory.file(FILE), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** One of before had no password; and one that was open may have been given a back door. */
  private void protect() throws SQLException {
    String key = directory.databaseKey();
    try (Connection connection = DriverManager.getConnection(url(NAME, SHARED), USER, key)) {
      refuseStrangers(connection);
    } catch (SQLException e) {
      if (e.getErrorCode() != WRONG_PASSWORD) {
        throw e;
      }
      lockWith(key);
    }
  }

  private void lockWith(String key) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(NAME, SHARED), USER, "");
        Statement statement = connection.createStatement()) {
      refuseStrangers(connection);
      statement.execute("alter user " + USER + " set password '" + key + "'");
    }
  }

  private static void refuseStrangers(Connection connection) throws SQLException {
    String count =
        "select (select count(*) from information_schema.users where lower(user_name) <> '"
            + USER
            + "') + (select count(*) from information_schema.routines)"
            + " + (select count(*) from information_schema.triggers)";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(count)) {
      if (row.next() && row.getInt(1) > 0) {
        throw new StoreUnavailable(
            "the embedded database holds users or functions that this program did not make:"
                + " restore the data directory from a backup");
      }
    }
  }

  private String url(String name, String options) {
    return "jdbc:h2:" + FailStopPath.PREFIX + directory.file(name) + options;
  }
}
