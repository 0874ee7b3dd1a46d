package se.svarsvakt.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.exchange.ExchangeConnection;
import se.svarsvakt.graph.GraphConnection;
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
  private final GraphConnection graph;
  private final Optional<ExchangeConnection> exchange;
  private final Replay replay;

  private Rehearsal(Assembler assembler, HikariDataSource source, KeyedHash hash) {
    this.source = source;
    this.graph = assembler.graph();
    this.exchange = assembler.exchange();
    this.replay = assembler.rehearse(source, hash);
  }

  /**
   * Makes the connection and the passing store.
   *
   * @param length how far back days are replayed
   * @throws StoreUnavailable if there is a store in use and it cannot be read
   * @throws se.svarsvakt.settings.InvalidSettings if no credential is set
   */
  public static Rehearsal open(Settings settings, Clock clock, Duration length) {
    GraphConnection graph = Credentials.connect(settings.graph());
    Optional<ExchangeConnection> exchange = Credentials.exchange(settings);
    Settings further = settings.lookingBack(length.plus(BEFORE));
    HikariDataSource passing = Database.passing();
    try {
      KeyedHash hash = inherit(settings, passing);
      return new Rehearsal(new Assembler(further, clock, graph, exchange), passing, hash);
    } catch (RuntimeException e) {
      exchange.ifPresent(ExchangeConnection::close);
      graph.close();
      passing.close();
      throw e;
    }
  }

  /** Nothing is made where nothing is: a replay stores nothing. */
  private static KeyedHash inherit(Settings settings, HikariDataSource passing) {
    boolean inUse =
        settings.database().url().isPresent()
            || Files.exists(settings.dataDir().resolve("svarsvakt.mv.db"));
    if (!inUse) {
      byte[] key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      return new KeyedHash(key);
    }
    DataDirectory directory = new DataDirectory(settings.dataDir());
    try (HikariDataSource stored = Database.open(settings.database(), directory)) {
      KeyedHash hash =
          new KeyedHash(settings.privacy().hashKeyBytes().orElseGet(directory::hashKey));
      HashKey.check(hash, JdbcClient.create(stored));
      JdbcInheritance.copy(stored, passing);
      return hash;
    }
  }

  /** The replay. */
  public Replay replay() {
    return replay;
  }

  @Override
  public void close() {
    exchange.ifPresent(ExchangeConnection::close);
    graph.close();
    source.close();
  }
}
