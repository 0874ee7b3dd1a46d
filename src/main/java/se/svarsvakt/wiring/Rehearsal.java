package se.svarsvakt.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.worker.Replay;

/**
 * A replay of past days, put together from the settings: it reads mailboxes into a store that is
 * gone when it is closed, and judges by the agreements, exceptions and marks of the store in use,
 * where there is one.
 */
public final class Rehearsal implements AutoCloseable {
  /** Mail that came before the replayed days is due in them. */
  private static final Duration BEFORE = Duration.ofDays(14);

  private static final int KEY_BYTES = 32;

  private final HikariDataSource source;
  private final Connections connections;
  private final Replay replay;
  private final Runnable close;

  private Rehearsal(
      Connections connections, HikariDataSource source, Replay replay, Runnable close) {
    this.connections = connections;
    this.source = source;
    this.replay = replay;
    this.close = close;
  }

  /**
   * Makes the connection and the passing store, in memory.
   *
   * @param until the moment up to which days are replayed
   * @param length how far back they are
   * @throws StoreUnavailable if there is a store in use and it cannot be read
   * @throws se.svarsvakt.settings.InvalidSettings if no credential is set
   */
  public static Rehearsal open(Settings settings, Clock clock, Instant until, Duration length) {
    Connections connections = Connections.of(settings, clock);
    Settings further = settings.lookingBack(length.plus(BEFORE));
    HikariDataSource passing = Database.passing();
    try {
      KeyedHash hash = inherit(settings, passing, until.minus(length));
      Composition composition =
          new Composition(further, clock, connections, StoreSources.both(passing), hash);
      return new Rehearsal(connections, passing, composition.replay(), connections::close);
    } catch (RuntimeException e) {
      connections.close();
      passing.close();
      throw e;
    }
  }

  /**
   * Makes a passing store on disk, beside the one in use: a service that replays needs its memory
   * for other things.
   *
   * @param connections stay open when this is closed
   * @param inUse the store in use
   * @param hash its hash
   */
  static Rehearsal beside(
      Settings settings,
      Clock clock,
      Connections connections,
      DataSource inUse,
      KeyedHash hash,
      Span span) {
    Path directory = temporary();
    HikariDataSource passing = Database.passing(directory);
    Settings further = settings.lookingBack(span.length().plus(BEFORE));
    Composition composition =
        new Composition(further, clock, connections, StoreSources.both(passing), hash);
    Rehearsal made =
        new Rehearsal(connections, passing, composition.replay(), () -> delete(directory));
    try {
      JdbcInheritance.copy(inUse, passing, span.until().minus(span.length()));
      return made;
    } catch (RuntimeException e) {
      made.close();
      throw e;
    }
  }

  /** The days up to a moment. */
  record Span(Instant until, Duration length) {}

  private static Path temporary() {
    try {
      return Files.createTempDirectory("svarsvakt-replay");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory can be made", e);
    }
  }

  private static void delete(Path directory) {
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      // what is left cannot be read
    }
  }

  /** Tells, in words for people, when Graph's first answer takes its time. */
  public Rehearsal tellingWaits(Consumer<String> listener) {
    connections.graph().onWaiting(listener);
    return this;
  }

  /** Nothing is made where nothing is: a replay stores nothing. */
  private static KeyedHash inherit(Settings settings, HikariDataSource passing, Instant since) {
    boolean inUse =
        settings.database().url().isPresent()
            || Files.exists(settings.dataDir().resolve("svarsvakt.mv.db"));
    if (!inUse) {
      byte[] key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      return new KeyedHash(key);
    }
    DataDirectory directory = new DataDirectory(settings.dataDir());
    try (Database stored = Database.open(settings.database(), directory)) {
      KeyedHash hash =
          new KeyedHash(settings.privacy().hashKeyBytes().orElseGet(directory::hashKey));
      HashKey.check(hash, JdbcClient.create(stored.work()));
      JdbcInheritance.copy(stored.work(), passing, since);
      return hash;
    }
  }

  /** The replay. */
  public Replay replay() {
    return replay;
  }

  @Override
  public void close() {
    source.close();
    close.run();
  }
}
