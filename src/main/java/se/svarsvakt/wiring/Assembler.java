package se.svarsvakt.wiring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
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
import se.svarsvakt.casework.AutomaticReplyText;
import se.svarsvakt.casework.CaseRecords;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.JdbcAuditTrail;
import se.svarsvakt.casework.JdbcCaseStore;
import se.svarsvakt.casework.JdbcRegister;
import se.svarsvakt.casework.JdbcSignatureChecks;
import se.svarsvakt.casework.JdbcStewardStore;
import se.svarsvakt.casework.StewardStore;
import se.svarsvakt.exchange.ExchangeConnection;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.nudge.JdbcDeliveryLog;
import se.svarsvakt.nudge.JdbcOutbox;
import se.svarsvakt.nudge.MessagePreviews;
import se.svarsvakt.nudge.NudgeSender;
import se.svarsvakt.nudge.NudgeService;
import se.svarsvakt.nudge.Route;
import se.svarsvakt.nudge.Snoozes;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.settings.SharedMailbox;
import se.svarsvakt.sync.CalendarSync;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.JdbcFactQueries;
import se.svarsvakt.sync.JdbcFactStore;
import se.svarsvakt.sync.JdbcOwnerStore;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.MailboxDetails;
import se.svarsvakt.sync.MailboxFeed;
import se.svarsvakt.sync.MailboxScope;
import se.svarsvakt.sync.MailboxSync;
import se.svarsvakt.sync.OutOfOffice;
import se.svarsvakt.sync.StoredOutOfOffice;
import se.svarsvakt.sync.SyncSettings;
import se.svarsvakt.sync.delegates.JdbcDelegateStore;
import se.svarsvakt.sync.delegates.Source;
import se.svarsvakt.teams.bot.JdbcConversations;
import se.svarsvakt.worker.CachedDirectory;
import se.svarsvakt.worker.CalendarReader;
import se.svarsvakt.worker.DelegateReader;
import se.svarsvakt.worker.ExportLoader;
import se.svarsvakt.worker.JdbcScanLog;
import se.svarsvakt.worker.LiveMessagePreviews;
import se.svarsvakt.worker.MailboxReader;
import se.svarsvakt.worker.Replay;
import se.svarsvakt.worker.Scan;
import se.svarsvakt.worker.ScanLog;
import se.svarsvakt.worker.ScopeRule;
import se.svarsvakt.worker.SecondaryReads;
import se.svarsvakt.worker.SignatureSampler;
import se.svarsvakt.worklist.StoredWorklists;
import se.svarsvakt.worklist.WorklistSources;
import se.svarsvakt.worklist.Worklists;

/**
 * Puts the parts of a pass together.
 *
 * @param settings what they are made from
 * @param clock for how long things take and how old records are
 * @param graph the connection that all of them share
 * @param exchange the Exchange admin API; empty where it is not to be asked
 */
record Assembler(
    Settings settings, Clock clock, GraphConnection graph, Optional<ExchangeConnection> exchange) {
  /** Mailboxes read at a time: enough to fill the batches in flight, few enough for the memory. */
  private static final int MAILBOXES_AT_ONCE = 80;

  /**
   * What was put together.
   *
   * @param scan a pass
   * @param log the record of passes
   * @param auditTrail what people did
   * @param worklists what people see and can do
   * @param teams the ways to people, to be closed
   */
  record Assembly(
      Scan scan, ScanLog log, AuditTrail auditTrail, Worklists worklists, TeamsAssembly teams) {}

  /**
   * Puts a pass together.
   *
   * @param source where everything is stored, its tables made
   * @param hash for what is stored of addresses
   */
  Assembly assemble(DataSource source, KeyedHash hash) {
    JdbcClient jdbc = JdbcClient.create(source);
    TransactionTemplate transactions = transactions(source);
    CaseRecords records = records(source, hash);
    Directory directory = new CachedDirectory(graph.directory(), clock);
    Casework casework = new Casework(records, settings.policy(), settings.history());
    AuditTrail auditTrail = new JdbcAuditTrail(jdbc, transactions, records.register());
    StewardStore looksAfter =
        new JdbcStewardStore(new NamedParameterJdbcTemplate(source), transactions);
    MessagePreviews previews = new LiveMessagePreviews(graph.details());
    Worklists worklists =
        new StoredWorklists(
            new WorklistSources(
                casework,
                records.register(),
                auditTrail,
                looksAfter,
                records.owners(),
                directory,
                previews,
                settings.policy()));
    TeamsAssembly teams =
        new TeamsAssembly(
            new TeamsAssembly.Base(
                settings,
                clock,
                graph,
                directory,
                worklists,
                new JdbcDeliveryLog(jdbc),
                new JdbcConversations(jdbc)));
    ScanLog log = new JdbcScanLog(jdbc);
    NudgeService.NudgeSources asked =
        new NudgeService.NudgeSources(
            OutOfOffice.of(graph.calendars()),
            day -> Snoozes.of(auditTrail.wishes(sinceLongBefore(day)), day));
    Scan scan =
        new Scan(
            reader(source, hash, directory),
            casework,
            nudgeService(source, teams.route(), previews, asked),
            new Scan.Context(
                clock,
                graph::traffic,
                secondaryReads(records),
                new Scan.Care(stewards(), looksAfter),
                log));
    return new Assembly(scan, log, auditTrail, worklists, teams);
  }

  /**
   * Puts a replay together, which sends nothing.
   *
   * @param source an empty store that is thrown away
   * @param hash for what is stored of addresses
   */
  Replay rehearse(DataSource source, KeyedHash hash) {
    CaseRecords records = records(source, hash);
    Policy policy = settings.policy();
    NudgeService nudgeService =
        nudgeService(
            source,
            Route.of(new NobodyChannel()),
            mails -> Map.of(),
            new NudgeService.NudgeSources(
                new StoredOutOfOffice(records.owners()), day -> Snoozes.NONE));
    return new Replay(
        reader(source, hash, new CachedDirectory(graph.directory(), clock)),
        new Replay.Context(
            new Casework(records, policy, settings.history()),
            nudgeService,
            secondaryReads(records),
            stewards()),
        policy);
  }

  private Set<Source> sourcesInUse() {
    return exchange.isPresent()
        ? EnumSet.allOf(Source.class)
        : EnumSet.of(Source.EXPORT, Source.CALENDAR);
  }

  private static TransactionTemplate transactions(DataSource source) {
    return new TransactionTemplate(new JdbcTransactionManager(source));
  }

  private CaseRecords records(DataSource source, KeyedHash hash) {
    JdbcClient jdbc = JdbcClient.create(source);
    TransactionTemplate transactions = transactions(source);
    return new CaseRecords(
        new JdbcFactQueries(jdbc),
        new JdbcOwnerStore(jdbc, transactions),
        new JdbcDelegateStore(new NamedParameterJdbcTemplate(source), transactions, sourcesInUse()),
        new JdbcCaseStore(jdbc, transactions),
        new JdbcRegister(jdbc, transactions),
        new JdbcSignatureChecks(jdbc, transactions),
        hash);
  }

  private MailboxReader reader(DataSource source, KeyedHash hash, Directory directory) {
    JdbcFactStore facts =
        new JdbcFactStore(new NamedParameterJdbcTemplate(source), transactions(source));
    MailboxFeed feed = graph.mailboxes();
    SyncSettings sync =
        SyncSettings.of(
            settings.history(), Duration.ofDays(settings.policy().privacy().keepDays()));
    MailboxReader.Terms terms =
        new MailboxReader.Terms(
            new ScopeRule(settings.scope().group(), settings.scope().exclude()),
            settings.policy().internalDomains(),
            settings.policy()::excludes,
            MAILBOXES_AT_ONCE);
    return new MailboxReader(
        directory,
        facts,
        new MailboxScope(feed, facts, sync, new AutomaticReplyText(settings.policy().absence())),
        new MailboxSync(feed, facts, sync, hash),
        terms);
  }

  private SecondaryReads secondaryReads(CaseRecords records) {
    Policy policy = settings.policy();
    MailboxDetails details = graph.details();
    return new SecondaryReads(
        new CalendarReader(
            new CalendarSync(graph.calendars(), records.owners(), settings.history())),
        new ExportLoader(settings.delegates().exportFile(), records.delegates()),
        new DelegateReader(
            records.delegates(), details, exchange.map(connection -> connection::delegates)),
        new SignatureSampler(details, records.signatures(), policy, MAILBOXES_AT_ONCE));
  }

  private NudgeService nudgeService(
      DataSource source, Route route, MessagePreviews previews, NudgeService.NudgeSources asked) {
    JdbcClient jdbc = JdbcClient.create(source);
    JdbcOutbox outbox = new JdbcOutbox(jdbc, transactions(source));
    NudgeSender nudgeSender =
        new NudgeSender(
            new NudgeSender.Records(outbox, new JdbcDeliveryLog(jdbc)),
            route,
            previews,
            settings.policy(),
            new NudgeSender.Sender(host(), clock));
    return new NudgeService(settings.policy(), asked, outbox, nudgeSender);
  }

  /** A wish may reach over Christmas. */
  private static Instant sinceLongBefore(LocalDate day) {
    return day.minusDays(21).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private Map<MailAddress, List<MailAddress>> stewards() {
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
