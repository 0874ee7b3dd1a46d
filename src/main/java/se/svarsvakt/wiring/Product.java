package se.svarsvakt.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.teams.ActivityFeedChannel;
import se.svarsvakt.worker.Scan;
import se.svarsvakt.worker.ScanLog;

/** The product, put together from its settings: a store, a connection to Graph, and a pass. */
public final class Product implements AutoCloseable {
  private final Settings settings;
  private final HikariDataSource source;
  private final GraphConnection graph;
  private final ActivityFeedChannel channel;
  private final Scan scan;
  private final ScanLog log;

  private Product(
      Settings settings,
      HikariDataSource source,
      GraphConnection graph,
      Assembler.Assembly assembly) {
    this.settings = settings;
    this.source = source;
    this.graph = graph;
    this.channel = assembly.channel();
    this.scan = assembly.scan();
    this.log = assembly.log();
  }

  /**
   * Opens the store and makes the connection.
   *
   * @throws StoreUnavailable if the data directory or the database cannot be used
   * @throws se.svarsvakt.settings.InvalidSettings if no credential is set
   */
  public static Product open(Settings settings, Clock clock) {
    GraphConnection graph = Credentials.connect(settings.graph());
    DataDirectory directory = new DataDirectory(settings.dataDir());
    HikariDataSource source = Database.open(settings.database(), directory);
    JdbcClient jdbc = JdbcClient.create(source);
    KeyedHash hash = new KeyedHash(settings.privacy().hashKeyBytes().orElseGet(directory::hashKey));
    try {
      HashKey.check(hash, jdbc);
    } catch (RuntimeException e) {
      source.close();
      graph.close();
      throw e;
    }
    return new Product(
        settings, source, graph, new Assembler(settings, clock, graph).assemble(source, hash));
  }

  /** The settings it was put together from. */
  public Settings settings() {
    return settings;
  }

  /** A pass over all mailboxes. */
  public Scan scan() {
    return scan;
  }

  /** The record of passes. */
  public ScanLog log() {
    return log;
  }

  /** Where everything is stored. */
  public DataSource source() {
    return source;
  }

  @Override
  public void close() {
    channel.close();
    graph.close();
    source.close();
  }
}
