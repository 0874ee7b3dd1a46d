package se.svarsvakt.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.JdbcRegister;
import se.svarsvakt.casework.Register;
import se.svarsvakt.exchange.ExchangeConnection;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.teams.bot.Bot;
import se.svarsvakt.worker.Scan;
import se.svarsvakt.worker.ScanLog;
import se.svarsvakt.worklist.Worklists;

/** The product, put together from its settings: a store, a connection to Graph, and a pass. */
public final class Product implements AutoCloseable {
  private final Settings settings;
  private final HikariDataSource source;
  private final GraphConnection graph;
  private final Optional<ExchangeConnection> exchange;
  private final Assembler.Assembly assembly;
  private final KeyedHash hash;

  private Product(Assembler assembler, HikariDataSource source, KeyedHash hash) {
    this.settings = assembler.settings();
    this.source = source;
    this.graph = assembler.graph();
    this.exchange = assembler.exchange();
    this.hash = hash;
    this.assembly = assembler.assemble(source, hash);
  }

  /**
   * Opens the store and makes the connection.
   *
   * @throws StoreUnavailable if the data directory or the database cannot be used
   * @throws se.svarsvakt.settings.InvalidSettings if no credential is set
   */
  public static Product open(Settings settings, Clock clock) {
    GraphConnection graph = Credentials.connect(settings.graph());
    Optional<ExchangeConnection> exchange = Credentials.exchange(settings);
    DataDirectory directory = new DataDirectory(settings.dataDir());
    HikariDataSource source = Database.open(settings.database(), directory);
    JdbcClient jdbc = JdbcClient.create(source);
    KeyedHash hash = new KeyedHash(settings.privacy().hashKeyBytes().orElseGet(directory::hashKey));
    try {
      HashKey.check(hash, jdbc);
    } catch (RuntimeException e) {
      source.close();
      exchange.ifPresent(ExchangeConnection::close);
      graph.close();
      throw e;
    }
    return new Product(new Assembler(settings, clock, graph, exchange), source, hash);
  }

  /** The settings it was put together from. */
  public Settings settings() {
    return settings;
  }

  /** A pass over all mailboxes. */
  public Scan scan() {
    return assembly.scan();
  }

  /** The record of passes. */
  public ScanLog log() {
    return assembly.log();
  }

  /** What people agreed, decided and said. */
  public Register register() {
    return new JdbcRegister(
        JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source)));
  }

  /** What people did about their mail. */
  public AuditTrail auditTrail() {
    return assembly.auditTrail();
  }

  /** What people see of their matters, and can do about them. */
  public Worklists worklists() {
    return assembly.worklists();
  }

  /** What takes people's activities from Teams; empty where there is no bot. */
  public Optional<Bot> bot() {
    return assembly.teams().bot();
  }

  /** The organisation's directory, read anew each time. */
  public Directory directory() {
    return graph.directory();
  }

  /** What turns an address into what is stored of it. */
  public KeyedHash hash() {
    return hash;
  }

  /** Where everything is stored. */
  public DataSource source() {
    return source;
  }

  @Override
  public void close() {
    assembly.teams().close();
    exchange.ifPresent(ExchangeConnection::close);
    graph.close();
    source.close();
  }
}
