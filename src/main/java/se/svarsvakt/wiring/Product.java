package se.svarsvakt.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.Register;
import se.svarsvakt.casework.SubjectRecords;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.http.ExternalSystem;
import se.svarsvakt.http.RetryPolicy;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.MailboxScope;
import se.svarsvakt.tracing.Tracing;
import se.svarsvakt.web.AdministratorTools;
import se.svarsvakt.web.Inbound;
import se.svarsvakt.web.PageStores;
import se.svarsvakt.worker.CaseSystemBacklog;
import se.svarsvakt.worker.CaseSystemSender;
import se.svarsvakt.worker.DeadMansSwitch;
import se.svarsvakt.worker.JdbcShards;
import se.svarsvakt.worker.MailLog;
import se.svarsvakt.worker.Overview;
import se.svarsvakt.worker.OverviewStore;
import se.svarsvakt.worker.Scan;
import se.svarsvakt.worker.ScanHealth;
import se.svarsvakt.worker.ScanLog;
import se.svarsvakt.worker.WeeklyMailing;
import se.svarsvakt.worklist.Worklists;

/** The product, put together from its settings: a store, a connection to Graph, and a pass. */
public final class Product implements AutoCloseable {
  private final Settings settings;
  private final Clock clock;
  private final Database database;
  private final Connections connections;
  private final KeyedHash hash;
  private final Composition composition;
  private final Composition requests;
  private final ScanLog log;
  private final Worklists worklists;
  private final TeamsAssembly teams;
  private final StoredSessions sessions;
  private final WeeklyMailing weekly;
  private final Scan scan;

  private Product(
      Settings settings, Clock clock, Connections connections, Database database, KeyedHash hash) {
    this.settings = settings;
    this.clock = clock;
    this.connections = connections;
    this.database = database;
    this.hash = hash;
    this.composition = new Composition(settings, clock, connections, database.sources(), hash);
    this.requests = composition.over(database.requests());
    this.log = requests.log();
    this.worklists = requests.worklists();
    this.teams = composition.teams(requests);
    this.weekly = composition.weekly(teams.weeklyRoute());
    this.scan =
        composition.scan(
            teams.route(), weekly, composition.yearly(teams.weeklyRoute(), teams.operatorsRoute()));
    this.sessions = new StoredSessions(database.requests(), settings.signIn().idle());
  }

  /**
   * Opens the store and makes the connection.
   *
   * @throws StoreUnavailable if the data directory or the database cannot be used
   * @throws se.svarsvakt.settings.InvalidSettings if no credential is set
   */
  public static Product open(Settings settings, Clock clock) {
    return open(settings, clock, GraphConnection.RETRIES);
  }

  /**
   * The same with other pauses between attempts at a request to Graph that failed, where a token is
   * set.
   *
   * @throws StoreUnavailable if the data directory or the database cannot be used
   * @throws se.svarsvakt.settings.InvalidSettings if no credential is set
   */
  public static Product open(Settings settings, Clock clock, RetryPolicy retries) {
    Connections connections = Connections.of(settings, clock, retries);
    DataDirectory directory = new DataDirectory(settings.dataDir());
    Database database = Database.open(settings.database(), directory);
    KeyedHash hash = new KeyedHash(settings.privacy().hashKeyBytes().orElseGet(directory::hashKey));
    try {
      HashKey.check(hash, JdbcClient.create(database.work()));
    } catch (RuntimeException e) {
      database.close();
      connections.close();
      throw e;
    }
    return new Product(settings, clock, connections, database, hash);
  }

  /** Tells, in words for people, when Graph's first answer takes its time. */
  public Product tellingWaits(Consumer<String> listener) {
    connections.graph().onWaiting(listener);
    return this;
  }

  /** The settings it was put together from. */
  public Settings settings() {
    return settings;
  }

  /** What Graph tells of changes, to be closed before this. */
  NotificationAssembly notifications() {
    return new NotificationAssembly(
        settings,
        clock,
        connections.graph(),
        new NotificationAssembly.NotificationSources(database.work(), database.requests()),
        hash,
        composition::watched);
  }

  /** A pass over all mailboxes. */
  public Scan scan() {
    return scan;
  }

  /** The organisation's figures after the last pass of any node, for people's requests. */
  OverviewStore figures() {
    return requests.figures();
  }

  /**
   * What shares the reading of passes with other nodes; empty where there can be none.
   *
   * @param size how large the shards are that this node makes
   */
  Optional<JdbcShards> shards(JdbcShards.ShardSize size) {
    return settings.database().isPostgres()
        ? Optional.of(
            JdbcShards.start(
                database.work(), clock, composition.shards(), size, connections.graph()::share))
        : Optional.empty();
  }

  /** What tells managers of weeks that are over. */
  public WeeklyMailing weekly() {
    return weekly;
  }

  /** What the case system was not told yet. */
  public CaseSystemBacklog caseSystemBacklog() {
    return composition.caseSystemBacklog();
  }

  /** What tells the case system; empty where there is none. */
  public Optional<CaseSystemSender> caseSystem() {
    return composition.caseSystem();
  }

  /** What tells those who run the program; empty where none are named. */
  Optional<DeadMansSwitch> deadMansSwitch(ScanHealth health) {
    return composition.deadMansSwitch(health, teams.operators());
  }

  /** The record of passes, to be looked into by people's requests. */
  public ScanLog log() {
    return log;
  }

  /**
   * The mail of one mailbox that expects an answer, as it stands at a moment by what is stored.
   *
   * @param addresses the mailbox's own
   */
  public List<JudgedMail> judged(MailboxId mailbox, Set<MailAddress> addresses, Instant at) {
    Set<Hash> own = addresses.stream().map(hash::address).collect(Collectors.toSet());
    List<JudgedMail> judged = new ArrayList<>();
    composition
        .casework()
        .lookBack(Map.of(mailbox, own), at.plusNanos(1), past -> judged.addAll(past.mail()));
    return judged;
  }

  /** What people agreed, decided and said. */
  public Register register() {
    return composition.register();
  }

  /** What people did about their mail. */
  public AuditTrail auditTrail() {
    return composition.auditTrail();
  }

  /** What people see of their open items, and can do about them. */
  public Worklists worklists() {
    return worklists;
  }

  /** What comes in from Teams over the network. */
  public Inbound inbound() {
    return teams.inbound();
  }

  /**
   * Where pages read.
   *
   * @param overview figures of the last pass
   * @param tools what is begun on them, to be closed before this
   */
  public PageStores pageStores(Overview overview, AdministratorTools tools) {
    return requests.pageStores(overview, teams.gate(), sessions, tools);
  }

  /**
   * What administrators begin on pages, beside passes, and what they are to renew.
   *
   * @param passes those of this node
   * @param ahead how far the clock is ahead of the machine's own; zero but in the demo
   */
  public AdministratorTools administratorTools(Overview passes, Supplier<Duration> ahead) {
    return new AdministratorAssembly(settings, clock, connections, database, hash)
        .tools(passes, ahead);
  }

  /** What hands out the log of a mailbox. */
  public MailLog mailLog() {
    return composition.mailLog();
  }

  /** All that is stored of one person. */
  public SubjectRecords subjects() {
    return composition.subjects();
  }

  /** For how long what has no other time is kept. */
  public Duration keepsFor() {
    return composition.casework().keepsFor();
  }

  /**
   * Whether an account's mailbox is one that scans read, as far as the settings and the directory
   * tell; a disabled account's is only where it is a shared one.
   *
   * @throws se.svarsvakt.sync.SourceUnavailable if the directory cannot be read
   */
  public boolean isInScope(Account account) {
    @Nullable Set<MailboxId> members =
        settings.scope().group().map(directory()::members).orElse(null);
    return MailboxScope.isCandidate(account, members, settings.scope().exclude());
  }

  /** The organisation's directory, read anew each time. */
  public Directory directory() {
    return connections.graph().directory();
  }

  /** What turns an address into what is stored of it. */
  public KeyedHash hash() {
    return hash;
  }

  /** Where everything is stored. */
  public DataSource source() {
    return database.work();
  }

  /** What is told of what the program does. */
  Tracing tracing() {
    return connections.tracing();
  }

  /** What may fail outside: Graph, and those of the others that are used. */
  public List<ExternalSystem> systems() {
    return Stream.concat(connections.systems(), teams.systems()).toList();
  }

  @Override
  public void close() {
    sessions.close();
    teams.close();
    connections.close();
    database.close();
  }
}
