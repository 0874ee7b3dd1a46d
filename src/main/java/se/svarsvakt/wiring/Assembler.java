package se.svarsvakt.wiring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.DossierSource;
import se.svarsvakt.casework.JdbcCaseStore;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.nudge.Courier;
import se.svarsvakt.nudge.JdbcOutbox;
import se.svarsvakt.nudge.Nudging;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.settings.SharedMailbox;
import se.svarsvakt.sync.Enrolment;
import se.svarsvakt.sync.JdbcFactQueries;
import se.svarsvakt.sync.JdbcFactStore;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.MailboxFeed;
import se.svarsvakt.sync.MailboxSync;
import se.svarsvakt.sync.OutOfOffice;
import se.svarsvakt.sync.SyncSettings;
import se.svarsvakt.teams.ActivityFeedChannel;
import se.svarsvakt.worker.CachedDirectory;
import se.svarsvakt.worker.JdbcScanLog;
import se.svarsvakt.worker.MailGlances;
import se.svarsvakt.worker.Reading;
import se.svarsvakt.worker.Scan;
import se.svarsvakt.worker.ScanLog;
import se.svarsvakt.worker.ScopeRule;

/**
 * Puts the parts of a pass together.
 *
 * @param settings what they are made from
 * @param clock for how long things take and how old records are
 * @param graph the connection that all of them share
 */
record Assembler(Settings settings, Clock clock, GraphConnection graph) {
  /** Mailboxes read at a time: enough to fill the batches in flight, few enough for the memory. */
  private static final int MAILBOXES_AT_ONCE = 80;

  /** What was put together: a pass, the record of passes, and the channel, to be closed. */
  record Assembly(Scan scan, ScanLog log, ActivityFeedChannel channel) {}

  /**
   * Puts a pass together.
   *
   * @param source where everything is stored, its tables made
   * @param hash for what is stored of addresses
   */
  Assembly assemble(DataSource source, KeyedHash hash) {
    JdbcClient jdbc = JdbcClient.create(source);
    TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    JdbcFactStore facts = new JdbcFactStore(new NamedParameterJdbcTemplate(source), transactions);
    JdbcCaseStore cases = new JdbcCaseStore(jdbc, transactions);
    Policy policy = settings.policy();
    Casework casework =
        new Casework(
            new DossierSource(new JdbcFactQueries(jdbc), cases, hash),
            cases,
            policy,
            settings.history());
    ActivityFeedChannel channel =
        new ActivityFeedChannel(graph, settings.teams().appId(), policy.calendar().zone());
    ScanLog log = new JdbcScanLog(jdbc);
    Scan scan =
        new Scan(
            reading(facts, hash),
            casework,
            nudging(new JdbcOutbox(jdbc, transactions), channel),
            new Scan.Context(clock, graph::traffic, stewards(), log));
    return new Assembly(scan, log, channel);
  }

  private Reading reading(JdbcFactStore facts, KeyedHash hash) {
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
        new CachedDirectory(graph.directory(), clock),
        facts,
        new Enrolment(feed, facts, sync, (account, text) -> Set.of()),
        new MailboxSync(feed, facts, sync, hash),
        terms);
  }

  private Nudging nudging(JdbcOutbox outbox, ActivityFeedChannel channel) {
    Courier courier =
        new Courier(
            outbox,
            channel,
            new MailGlances(graph.mailboxes()),
            settings.policy(),
            new Courier.Sender(host(), clock));
    return new Nudging(settings.policy(), OutOfOffice.of(graph.calendars()), outbox, courier);
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
