package se.svarsvakt.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.worker.Replay;

/**
 * A replay of past days, put together from the settings: it reads mailboxes into a store in memory
 * that is gone when it is closed, and judges by the agreements, exceptions and marks of the store
 * in use, where there is one.
 */
public final class Rehearsal implements AutoCloseable {
  /** Mail that came before the replayed days is due in them. */
  private static final Duration BEFORE = Duration.ofDays(14);

  private static final int KEY_BYTES = 32;

  private final HikariDataSource source;
  private final Connections connections;
  private final Replay replay;

  private Rehearsal(Connections connections, HikariDataSource source, Replay replay) {
    this.connections = connections;
    this.source = source;
    this.replay = replay;
  }

  /**
   * Makes the connection and the passing store.
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
      Composition composition = new Composition(further, clock, connections, passing, hash);
      return new Rehearsal(connections, passing, composition.replay());
    } catch (RuntimeException e) {
      connections.close();
      passing.close();
      throw e;
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
    connections.close();
    source.close();
  }
}
