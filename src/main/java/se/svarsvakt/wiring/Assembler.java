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
import se.svarsvakt.casework.AutomaticReplyText;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.Deeds;
import se.svarsvakt.casework.JdbcCaseStore;
import se.svarsvakt.casework.JdbcDeeds;
import se.svarsvakt.casework.JdbcRegister;
import se.svarsvakt.casework.JdbcSignatureChecks;
import se.svarsvakt.casework.JdbcStewardStore;
import se.svarsvakt.casework.Records;
import se.svarsvakt.casework.StewardStore;
import se.svarsvakt.desk.Desk;
import se.svarsvakt.desk.Parts;
import se.svarsvakt.desk.PersonalDesk;
import se.svarsvakt.exchange.ExchangeConnection;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.nudge.Courier;
import se.svarsvakt.nudge.Glances;
import se.svarsvakt.nudge.JdbcDeliveries;
import se.svarsvakt.nudge.JdbcOutbox;
import se.svarsvakt.nudge.Nudging;
import se.svarsvakt.nudge.Route;
import se.svarsvakt.nudge.Snoozes;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.settings.SharedMailbox;
import se.svarsvakt.sync.CalendarSync;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.Enrolment;
import se.svarsvakt.sync.JdbcFactQueries;
import se.svarsvakt.sync.JdbcFactStore;
import se.svarsvakt.sync.JdbcOwnerStore;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.MailboxDetails;
import se.svarsvakt.sync.MailboxFeed;
import se.svarsvakt.sync.MailboxSync;
import se.svarsvakt.sync.OutOfOffice;
import se.svarsvakt.sync.StoredOutOfOffice;
import se.svarsvakt.sync.SyncSettings;
import se.svarsvakt.sync.delegates.JdbcDelegateStore;
import se.svarsvakt.sync.delegates.Source;
import se.svarsvakt.teams.bot.JdbcConversations;
import se.svarsvakt.worker.BesideMail;
import se.svarsvakt.worker.CachedDirectory;
import se.svarsvakt.worker.CalendarReading;
import se.svarsvakt.worker.DelegateAsking;
import se.svarsvakt.worker.ExportLoading;
import se.svarsvakt.worker.JdbcScanLog;
import se.svarsvakt.worker.MailGlances;
import se.svarsvakt.worker.Reading;
import se.svarsvakt.worker.Replay;
import se.svarsvakt.worker.Scan;
import se.svarsvakt.worker.ScanLog;
import se.svarsvakt.worker.ScopeRule;
import se.svarsvakt.worker.SignatureSampling;

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
   * @param deeds what people did
   * @param desk what people see and can do
   * @param teams the ways to people, to be closed
   */
  record Assembly(Scan scan, ScanLog log, Deeds deeds, Desk desk, TeamsAssembly teams) {}

  /**
   * Puts a pass together.
   *
   * @param source where everything is stored, its tables made
   * @param hash for what is stored of addresses
   */
  Assembly assemble(DataSource source, KeyedHash hash) {
    JdbcClient jdbc = JdbcClient.create(source);
    TransactionTemplate transactions = transactions(source);
    Records records = records(source, hash);
    Directory directory = new CachedDirectory(graph.directory(), clock);
    Casework casework = new Casework(records, settings.policy(), settings.history());
    Deeds deeds = new JdbcDeeds(jdbc, transactions, records.register());
    StewardStore looksAfter =
        new JdbcStewardStore(new NamedParameterJdbcTemplate(source), transactions);
    Glances glances = new MailGlances(graph.details());
    Desk desk =
        new PersonalDesk(
            new Parts(
                casework,
                records.register(),
                deeds,
                looksAfter,
                records.owners(),
                directory,
                glances,
                settings.policy()));
    TeamsAssembly teams =
        new TeamsAssembly(
            new TeamsAssembly.Base(
                settings,
                clock,
                graph,
                directory,
                desk,
                new JdbcDeliveries(jdbc),
                new JdbcConversations(jdbc)));
    ScanLog log = new JdbcScanLog(jdbc);
    Nudging.Asked asked =
        new Nudging.Asked(
            OutOfOffice.of(graph.calendars()),
            day -> Snoozes.of(deeds.wishes(sinceLongBefore(day)), day));
    Scan scan =
        new Scan(
            reading(source, hash, directory),
            casework,
            nudging(source, teams.route(), glances, asked),
            new Scan.Context(
                clock,
                graph::traffic,
                beside(records),
                new Scan.Care(stewards(), looksAfter),
                log));
    return new Assembly(scan, log, deeds, desk, teams);
  }

  /**
   * Puts a replay together, which sends nothing.
   *
   * @param source an empty store that is thrown away
   * @param hash for what is stored of addresses
   */
  Replay rehearse(DataSource source, KeyedHash hash) {
    Records records = records(source, hash);
    Policy policy = settings.policy();
    Nudging nudging =
        nudging(
            source,
            Route.of(new NobodyChannel()),
            mails -> Map.of(),
            new Nudging.Asked(new StoredOutOfOffice(records.owners()), day -> Snoozes.NONE));
    return new Replay(
        reading(source, hash, new CachedDirectory(graph.directory(), clock)),
        new Replay.Context(
            new Casework(records, policy, settings.history()),
            nudging,
            beside(records),
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

  private Records records(DataSource source, KeyedHash hash) {
    JdbcClient jdbc = JdbcClient.create(source);
    TransactionTemplate transactions = transactions(source);
    return new Records(
        new JdbcFactQueries(jdbc),
        new JdbcOwnerStore(jdbc, transactions),
        new JdbcDelegateStore(new NamedParameterJdbcTemplate(source), transactions, sourcesInUse()),
        new JdbcCaseStore(jdbc, transactions),
        new JdbcRegister(jdbc, transactions),
        new JdbcSignatureChecks(jdbc, transactions),
        hash);
  }

  private Reading reading(DataSource source, KeyedHash hash, Directory directory) {
    JdbcFactStore facts =
        new JdbcFactStore(new NamedParameterJdbcTemplate(source), transactions(source));
    MailboxFeed feed = graph.mailboxes();
    SyncSettings sync =
        SyncSettings.of(
            settings.history(), Duration.ofDays(settings.policy().privacy().keepDays()));
    Reading.Terms terms =
        new Reading.Terms(
            new ScopeRule(settings.scope().group(), settings.scope().exclude()),
            settings.policy().internalDomains(),
            settings.policy()::excludes,
            MAILBOXES_AT_ONCE);
    return new Reading(
        directory,
        facts,
        new Enrolment(feed, facts, sync, new AutomaticReplyText(settings.policy().absence())),
        new MailboxSync(feed, facts, sync, hash),
        terms);
  }

  private BesideMail beside(Records records) {
    Policy policy = settings.policy();
    MailboxDetails details = graph.details();
    return new BesideMail(
        new CalendarReading(
            new CalendarSync(graph.calendars(), records.owners(), settings.history())),
        new ExportLoading(settings.delegates().exportFile(), records.delegates()),
        new DelegateAsking(
            records.delegates(), details, exchange.map(connection -> connection::delegates)),
        new SignatureSampling(details, records.signatures(), policy, MAILBOXES_AT_ONCE));
  }

  private Nudging nudging(DataSource source, Route route, Glances glances, Nudging.Asked asked) {
    JdbcClient jdbc = JdbcClient.create(source);
    JdbcOutbox outbox = new JdbcOutbox(jdbc, transactions(source));
    Courier courier =
        new Courier(
            new Courier.Records(outbox, new JdbcDeliveries(jdbc)),
            route,
            glances,
            settings.policy(),
            new Courier.Sender(host(), clock));
    return new Nudging(settings.policy(), asked, outbox, courier);
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
