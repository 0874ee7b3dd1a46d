package se.svarsvakt.wiring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.CaseRecords;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.ItemStore;
import se.svarsvakt.casework.JdbcAuditTrail;
import se.svarsvakt.casework.JdbcCaseStore;
import se.svarsvakt.casework.JdbcItems;
import se.svarsvakt.casework.JdbcJudgements;
import se.svarsvakt.casework.JdbcOwnRecords;
import se.svarsvakt.casework.JdbcRegister;
import se.svarsvakt.casework.JdbcSignatureChecks;
import se.svarsvakt.casework.JdbcStewardStore;
import se.svarsvakt.casework.JdbcSubjectRecords;
import se.svarsvakt.casework.Register;
import se.svarsvakt.casework.StewardStore;
import se.svarsvakt.casework.SubjectRecords;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.DeliveryLog;
import se.svarsvakt.nudge.JdbcDeliveryLog;
import se.svarsvakt.nudge.JdbcNudgeHistory;
import se.svarsvakt.nudge.JdbcOutbox;
import se.svarsvakt.nudge.JdbcSubscriptions;
import se.svarsvakt.nudge.MessagePreviews;
import se.svarsvakt.nudge.NudgeDispatch;
import se.svarsvakt.nudge.NudgeMessageWriter;
import se.svarsvakt.nudge.NudgeSender;
import se.svarsvakt.nudge.NudgeService;
import se.svarsvakt.nudge.OperatorChannel;
import se.svarsvakt.nudge.Outbox;
import se.svarsvakt.nudge.Route;
import se.svarsvakt.nudge.Snoozes;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.settings.SharedMailbox;
import se.svarsvakt.settings.WorkerSettings;
import se.svarsvakt.summary.JdbcMailboxDirectory;
import se.svarsvakt.summary.JdbcMisdirectionMap;
import se.svarsvakt.summary.Summaries;
import se.svarsvakt.summary.page.SummaryPage;
import se.svarsvakt.sync.JdbcCallStore;
import se.svarsvakt.sync.JdbcFactQueries;
import se.svarsvakt.sync.JdbcFactStore;
import se.svarsvakt.sync.JdbcHabits;
import se.svarsvakt.sync.JdbcOwnerStore;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.OutOfOffice;
import se.svarsvakt.sync.StoredOutOfOffice;
import se.svarsvakt.sync.delegates.JdbcDelegateStore;
import se.svarsvakt.sync.delegates.Source;
import se.svarsvakt.teams.bot.JdbcConversations;
import se.svarsvakt.web.AdministratorTools;
import se.svarsvakt.web.ManagedUnits;
import se.svarsvakt.web.PageJudgement;
import se.svarsvakt.web.PageLists;
import se.svarsvakt.web.PageStores;
import se.svarsvakt.web.SessionStore;
import se.svarsvakt.worker.CachedDirectory;
import se.svarsvakt.worker.CaseSystemBacklog;
import se.svarsvakt.worker.CaseSystemSender;
import se.svarsvakt.worker.DeadMansSwitch;
import se.svarsvakt.worker.JdbcCaseEvents;
import se.svarsvakt.worker.JdbcOverview;
import se.svarsvakt.worker.JdbcScanLog;
import se.svarsvakt.worker.JdbcWatchLog;
import se.svarsvakt.worker.LiveMessagePreviews;
import se.svarsvakt.worker.MailLog;
import se.svarsvakt.worker.MailboxReader;
import se.svarsvakt.worker.MailboxShardReader;
import se.svarsvakt.worker.Operators;
import se.svarsvakt.worker.Overview;
import se.svarsvakt.worker.OverviewStore;
import se.svarsvakt.worker.Replay;
import se.svarsvakt.worker.Scan;
import se.svarsvakt.worker.ScanHealth;
import se.svarsvakt.worker.ScanLog;
import se.svarsvakt.worker.ShardReader;
import se.svarsvakt.worker.WeeklyLetters;
import se.svarsvakt.worker.WeeklyMailing;
import se.svarsvakt.worker.YearlyMailing;
import se.svarsvakt.worklist.AccountGate;
import se.svarsvakt.worklist.MailboxSnapshots;
import se.svarsvakt.worklist.StoredWorklists;
import se.svarsvakt.worklist.Worklists;

/**
 * The one place where the parts of the product are put together, from the stores upwards. A new
 * feature adds here its store, what works on it, and what sets that going: a job or a page.
 */
final class Composition {
  /**
   * How many people are told at a time; most of the time of each goes into a last look at the
   * mailbox. At a kill the fate of so many is unknown, and it stays below what a minute of mail
   * takes ({@code MailChannel}: 28), so that none of them waits for that while it is claimed.
   */
  private static final int NUDGES_AT_ONCE = 24;

  private final Settings settings;
  private final Policy policy;
  private final Clock clock;
  private final Connections connections;
  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate named;
  private final TransactionTemplate transactions;
  private final KeyedHash hash;
  private final CaseRecords records;
  private final AuditTrail auditTrail;
  private final StewardStore stewards;
  private final DeliveryLog deliveries;
  private final ScanLog log;
  private final CachedDirectory directory;
  private final Casework casework;
  private final SummaryAssembly summary;
  private final ReadingAssembly reading;
  private final MailboxReader mail;
  private final ItemStore items;

  /**
   * Puts the stores together, and what judges them.
   *
   * @param settings what all is made from
   * @param clock the one clock
   * @param connections what is asked and written to outside
   * @param sources where everything is stored, its tables made
   * @param hash for what is stored of addresses
   */
  Composition(
      Settings settings,
      Clock clock,
      Connections connections,
      StoreSources sources,
      KeyedHash hash) {
    this(
        settings,
        clock,
        connections,
        sources,
        hash,
        ReadingAssembly.directory(
            settings, clock, connections, JdbcClient.create(sources.durable())));
  }

  private Composition(
      Settings settings,
      Clock clock,
      Connections connections,
      StoreSources sources,
      KeyedHash hash,
      CachedDirectory directory) {
    this.settings = settings;
    this.policy = settings.policy();
    this.clock = clock;
    this.connections = connections;
    this.jdbc = JdbcClient.create(sources.durable());
    this.named = new NamedParameterJdbcTemplate(sources.durable());
    this.transactions = transactions(sources.durable());
    this.hash = hash;
    this.records = records(sources);
    this.auditTrail = new JdbcAuditTrail(jdbc, transactions, records.register());
    this.stewards = new JdbcStewardStore(named, transactions);
    this.deliveries = new JdbcDeliveryLog(jdbc);
    this.log = new JdbcScanLog(jdbc);
    this.directory = directory;
    this.casework = new Casework(records, policy, settings.history(), settings.registering());
    this.summary = new SummaryAssembly(sources.durable(), casework, policy);
    this.reading = reading(sources.deferred());
    this.mail = reading.mail();
    this.items = new JdbcItems(named.getJdbcTemplate(), transactions);
  }

  /** The same parts over other connections to the same database. */
  Composition over(DataSource source) {
    return new Composition(
        settings, clock, connections, StoreSources.both(source), hash, directory);
  }

  private ReadingAssembly reading(DataSource deferred) {
    var rows = new NamedParameterJdbcTemplate(deferred);
    return new ReadingAssembly(
        settings,
        connections,
        directory,
        new JdbcFactStore(rows, transactions(deferred)),
        new JdbcCallStore(JdbcClient.create(rows), rows),
        records,
        new JdbcHabits(JdbcClient.create(rows)));
  }

  private static TransactionTemplate transactions(DataSource source) {
    return new TransactionTemplate(new JdbcTransactionManager(source));
  }

  private CaseRecords records(StoreSources sources) {
    Set<Source> sourcesInUse =
        connections.exchange().isPresent()
            ? EnumSet.allOf(Source.class)
            : EnumSet.of(Source.EXPORT, Source.CALENDAR);
    return records(sources, sourcesInUse, hash, connections.caseSystem().isPresent());
  }

  /** What the case system was not told yet; of one that is set no more too. */
  CaseSystemBacklog caseSystemBacklog() {
    return new CaseSystemBacklog(
        new JdbcCaseEvents(jdbc, transactions), connections.caseSystem().isPresent(), clock);
  }

  /** What tells the case system; empty where there is none. */
  Optional<CaseSystemSender> caseSystem() {
    return connections
        .caseSystem()
        .map(
            system ->
                new CaseSystemSender(
                    new JdbcCaseEvents(jdbc, transactions), system, host(), clock));
  }

  /** Everything that casework rests on, over one database. */
  static CaseRecords records(
      StoreSources sources, Set<Source> sourcesInUse, KeyedHash hash, boolean caseSystem) {
    var rows = new NamedParameterJdbcTemplate(sources.deferred());
    JdbcClient jdbc = JdbcClient.create(rows);
    TransactionTemplate transactions = transactions(sources.deferred());
    JdbcClient durable = JdbcClient.create(sources.durable());
    return new CaseRecords(
        new JdbcFactQueries(jdbc),
        new JdbcOwnerStore(jdbc, transactions),
        new JdbcDelegateStore(rows, transactions, sourcesInUse),
        new JdbcCaseStore(jdbc, transactions),
        new JdbcRegister(durable, transactions(sources.durable()), caseSystem),
        new JdbcSignatureChecks(jdbc, transactions, hash.textSeal()),
        new JdbcJudgements(rows, transactions),
        hash);
  }

  Casework casework() {
    return casework;
  }

  /** What people agreed, decided and said. */
  Register register() {
    return records.register();
  }

  /** What people did about their mail. */
  AuditTrail auditTrail() {
    return auditTrail;
  }

  /** All that is stored of one person. */
  SubjectRecords subjects() {
    return new JdbcSubjectRecords(jdbc, transactions, hash);
  }

  /** The record of passes. */
  ScanLog log() {
    return log;
  }

  /** The organisation's figures after the last pass of any node. */
  OverviewStore figures() {
    return new JdbcOverview(jdbc);
  }

  /** The mailboxes that passes read. */
  Set<MailboxId> watched() {
    return mail.watched(clock.instant());
  }

  /** What reads shards of what a pass reads. */
  ShardReader shards() {
    return new MailboxShardReader(mail, directory, connections.tracing());
  }

  /** What hands out the log of a mailbox. */
  MailLog mailLog() {
    return reading.log(auditTrail);
  }

  /** What people see of their open items, and can do about them. */
  Worklists worklists() {
    return new StoredWorklists(
        new MailboxSnapshots(casework, stewards, records.owners(), directory.forPeople(), policy),
        records.register(),
        auditTrail,
        previews(),
        new JdbcHabits(jdbc));
  }

  /**
   * Where pages read.
   *
   * @param overview figures of the last pass
   * @param gate lets those in who are of the organisation still
   * @param sessions who is signed in
   * @param tools what is begun on pages
   */
  PageStores pageStores(
      Overview overview, AccountGate gate, StoredSessions sessions, AdministratorTools tools) {
    return new PageStores(
        overview,
        new ManagedUnits(
            summary.units(policy.summary().reports(), clock), connections.graph().reports(), clock),
        worklists(),
        gate,
        auditTrail,
        new SessionStore(sessions.all(), settings.signIn().longest(), hash),
        new PageLists(
            items,
            new JdbcMailboxDirectory(jdbc, policy.summary().reports()),
            stewards,
            new JdbcSubscriptions(jdbc, transactions),
            new JdbcNudgeHistory(jdbc),
            new JdbcScanLog(jdbc),
            new JdbcMisdirectionMap(
                    jdbc, policy.functions().administration().stream().map(hash::address).toList())
                .remembered(clock)),
        new PageJudgement(
            casework,
            records,
            new JdbcOwnRecords(jdbc),
            summaries(),
            summary.years(),
            policy,
            configuredStewards()),
        tools,
        directory.forPeople(),
        mailLog(),
        caseSystemBacklog());
  }

  /**
   * The ways to people and from them, to be closed.
   *
   * @param requests the parts that people's requests use
   */
  TeamsAssembly teams(Composition requests) {
    return new TeamsAssembly(
        settings,
        clock,
        connections.graph(),
        directory.forPeople(),
        teamsRecords(),
        requests.teamsRecords(),
        operators());
  }

  private TeamsAssembly.Records teamsRecords() {
    return new TeamsAssembly.Records(
        worklists(),
        deliveries,
        new JdbcConversations(jdbc),
        new JdbcSubscriptions(jdbc, transactions));
  }

  /**
   * A pass.
   *
   * @param route the ways that nudges take
   * @param weekly tells managers of weeks that are over
   * @param yearly tells them of the year that is over
   */
  Scan scan(Route route, WeeklyMailing weekly, YearlyMailing yearly) {
    NudgeService nudges =
        nudges(
            route,
            previews(),
            OutOfOffice.of(connections.graph().calendars()),
            day -> Snoozes.of(auditTrail.wishes(sinceLongBefore(day)), day),
            NUDGES_AT_ONCE);
    return new Scan(
        mail,
        casework,
        nudges,
        new Scan.Context(
            clock,
            connections.graph()::traffic,
            reading.beside(),
            new Scan.Care(configuredStewards(), stewards),
            log,
            summary.recorder(items, records.hash()),
            weekly,
            yearly,
            connections.tracing()));
  }

  /**
   * What tells managers of weeks that are over.
   *
   * @param route the ways that it takes; empty where there is none
   */
  WeeklyMailing weekly(Optional<Route> route) {
    return new WeeklyMailing(
        summary.summaries(),
        policy,
        new JdbcSubscriptions(jdbc, transactions),
        OutOfOffice.of(connections.graph().calendars()),
        route.map(this::sender),
        letters());
  }

  /**
   * The same of the year that is over.
   *
   * @param toOperators the way that it takes to those who run the program
   */
  YearlyMailing yearly(Optional<Route> route, Optional<Route> toOperators) {
    return new YearlyMailing(
        summary.years(),
        policy,
        new JdbcSubscriptions(jdbc, transactions),
        OutOfOffice.of(connections.graph().calendars()),
        new YearlyMailing.YearlyWays(
            route.map(this::sender), operators(), toOperators.map(this::sender)),
        letters());
  }

  /** Without a sign-in nobody but the bot is reached there. */
  private WeeklyLetters letters() {
    return new WeeklyLetters(
        new SummaryPage(policy.reply().respondWithinWorkingDays()),
        settings.teams().pages().filter(_ -> settings.signIn().client().isPresent()),
        settings.teams().bot().enabled(),
        worklists()::language);
  }

  /** What is told of weeks that are over. */
  Summaries summaries() {
    return summary.summaries();
  }

  /** A replay, which sends nothing; its store is thrown away. */
  Replay replay() {
    NudgeService nudges =
        nudges(
            Route.of(new NobodyChannel()),
            mails -> Map.of(),
            new StoredOutOfOffice(records.owners()),
            day -> Snoozes.NONE,
            1);
    return new Replay(
        reading.mail(),
        casework,
        nudges,
        reading.beside(),
        new Scan.Care(configuredStewards(), stewards),
        policy);
  }

  /**
   * What tells those who run the program; empty where none are named.
   *
   * @param operators the ways to them
   */
  Optional<DeadMansSwitch> deadMansSwitch(ScanHealth health, OperatorChannel operators) {
    WorkerSettings worker = settings.worker();
    if (worker.operators().isEmpty()) {
      return Optional.empty();
    }
    DeadMansSwitch.AlarmTerms terms =
        new DeadMansSwitch.AlarmTerms(
            worker.operators(),
            worker.silentFor(),
            policy.calendar(),
            address -> hash.address(address).value());
    return Optional.of(new DeadMansSwitch(health, new JdbcWatchLog(jdbc), operators, terms, clock));
  }

  private MessagePreviews previews() {
    return new LiveMessagePreviews(connections.graph().details());
  }

  private NudgeService nudges(
      Route route,
      MessagePreviews previews,
      OutOfOffice outOfOffice,
      Snoozes.Source snoozed,
      int atOnce) {
    Outbox outbox = new JdbcOutbox(jdbc, transactions);
    NudgeSender sender = sender(outbox, route, previews);
    return new NudgeService(policy, outOfOffice, snoozed, outbox, sender, atOnce);
  }

  private NudgeSender sender(Route route) {
    return sender(new JdbcOutbox(jdbc, transactions), route, previews());
  }

  /** Those who run the program. */
  private Operators operators() {
    return new Operators(settings.worker().operators(), address -> hash.address(address).value());
  }

  private NudgeSender sender(Outbox outbox, Route route, MessagePreviews previews) {
    return new NudgeSender(
        outbox,
        new NudgeDispatch(route, deliveries, clock),
        new NudgeMessageWriter(previews, policy),
        host(),
        clock);
  }

  /** A wish may reach over Christmas. */
  private static Instant sinceLongBefore(LocalDate day) {
    return day.minusDays(21).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private Map<MailAddress, List<MailAddress>> configuredStewards() {
    return settings.sharedMailboxes().stream()
        .collect(
            Collectors.toMap(SharedMailbox::address, SharedMailbox::stewards, (one, other) -> one));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
