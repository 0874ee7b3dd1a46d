package se.svarsvakt.web;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.MapSessionRepository;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.CaseRecords;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.JdbcAuditTrail;
import se.svarsvakt.casework.JdbcCaseStore;
import se.svarsvakt.casework.JdbcItems;
import se.svarsvakt.casework.JdbcJudgements;
import se.svarsvakt.casework.JdbcOwnRecords;
import se.svarsvakt.casework.JdbcRegister;
import se.svarsvakt.casework.JdbcSignatureChecks;
import se.svarsvakt.casework.JdbcStewardStore;
import se.svarsvakt.doctor.CertificateEnd;
import se.svarsvakt.doctor.Examinations;
import se.svarsvakt.doctor.Renewals;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.graph.GraphUsage;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.Person;
import se.svarsvakt.nudge.JdbcNudgeHistory;
import se.svarsvakt.nudge.JdbcSubscriptions;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.policy.SummaryPolicy.Reports;
import se.svarsvakt.summary.CurrentUnits;
import se.svarsvakt.summary.JdbcMailboxDirectory;
import se.svarsvakt.summary.JdbcMisdirectionMap;
import se.svarsvakt.summary.JdbcObservations;
import se.svarsvakt.summary.JdbcWeeks;
import se.svarsvakt.summary.Summaries;
import se.svarsvakt.summary.Years;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.AccountStanding;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.JdbcFactQueries;
import se.svarsvakt.sync.JdbcOwnerStore;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.sync.delegates.JdbcDelegateStore;
import se.svarsvakt.sync.delegates.Source;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;
import se.svarsvakt.worker.CaseSystemBacklog;
import se.svarsvakt.worker.JdbcCaseEvents;
import se.svarsvakt.worker.JdbcReplays;
import se.svarsvakt.worker.JdbcScanLog;
import se.svarsvakt.worker.MailLog;
import se.svarsvakt.worker.Overview;
import se.svarsvakt.worker.Replays;
import se.svarsvakt.worker.ScopeRule;
import se.svarsvakt.worklist.AccountGate;

/** Where pages read in tests that are not about what they read: a database with nothing in it. */
final class EmptyStores {
  private static final GraphConnection NOBODY =
      GraphConnection.withToken("http://127.0.0.1:9/v1.0", "any-token");

  private EmptyStores() {}

  static PageStores at(Clock clock) {
    return at(clock, new Overview());
  }

  static PageStores at(Clock clock, Overview overview) {
    return over(Databases.h2(), clock, overview);
  }

  /** The same over a database that a test fills. */
  static PageStores over(Database database, Clock clock) {
    return over(database, clock, new Overview());
  }

  private static PageStores over(Database database, Clock clock, Overview overview) {
    JdbcTemplate rows = new JdbcTemplate(database.source());
    JdbcObservations observed = new JdbcObservations(rows, database.transactions());
    return new PageStores(
        overview,
        new ManagedUnits(
            new CurrentUnits(observed, Reports.DIRECT, clock), manager -> Set.of(), clock),
        new ScriptedWorklists(),
        new AccountGate(person -> AccountStanding.MEMBER, clock),
        trail(database),
        new SessionStore(
            new MapSessionRepository(new ConcurrentHashMap<>()),
            Duration.ofHours(10),
            new KeyedHash(new byte[32])),
        lists(database, rows),
        judgement(database, rows, observed),
        new AdministratorTools(
            replays(database, clock, overview),
            new Examinations(clock, SampleExamination.of(clock)),
            renewals(clock),
            () -> GraphUsage.NONE),
        directory(),
        mailLog(NOBODY, database),
        new CaseSystemBacklog(
            new JdbcCaseEvents(database.jdbc(), database.transactions()), true, clock));
  }

  /** One person, of whom it hardly knows more than the address. */
  private static Directory directory() {
    Person anna =
        new Person(
            new Person.Name("Anna Ek", "Anna", "Ek", "anna"),
            new Person.Post("-", "", "Kommunen", ""),
            List.of("4111"),
            "");
    MailAddress address = new MailAddress("anna@kommun.example");
    MailboxId id = new MailboxId("11111111-aaaa-4000-8000-000000000001");
    Account account = new Account(id, address, Set.of(address), true, false, null, anna);
    return new Directory() {
      @Override
      public DirectorySnapshot read() {
        return new DirectorySnapshot(List.of(account), Set.of("kommun.example"));
      }

      @Override
      public Set<MailboxId> members(String group) {
        return Set.of();
      }
    };
  }

  private static Renewals renewals(Clock clock) {
    CertificateEnd end =
        new CertificateEnd(
            "svarsvakt.graph.certificate-path",
            Optional.of(clock.instant().plus(Duration.ofDays(20))),
            Optional.empty());
    return new Renewals(clock, () -> List.of(end), Optional.of(Path.of("pom.xml")));
  }

  private static Replays replays(Database database, Clock clock, Overview overview) {
    return new Replays(
        clock,
        new JdbcReplays(database.jdbc()),
        overview,
        (order, sink) -> {
          throw new SourceUnavailable("nothing can be read here");
        });
  }

  static AuditTrail trail(Database database) {
    return new JdbcAuditTrail(
        database.jdbc(),
        database.transactions(),
        new JdbcRegister(database.jdbc(), database.transactions()));
  }

  /** The logs of that tenant's mailboxes, all in scope but one. */
  static MailLog mailLog(GraphConnection graph, Database database) {
    return new MailLog(
        graph.directory(),
        new ScopeRule(Optional.empty(), Set.of(new MailAddress("secret@kommun.example"))),
        graph.mailboxes(),
        graph.mailLog(),
        trail(database),
        ZoneId.of("Europe/Stockholm"));
  }

  private static PageLists lists(Database database, JdbcTemplate rows) {
    return new PageLists(
        new JdbcItems(rows, database.transactions()),
        new JdbcMailboxDirectory(database.jdbc(), Reports.DIRECT),
        new JdbcStewardStore(database.named(), database.transactions()),
        new JdbcSubscriptions(database.jdbc(), database.transactions()),
        new JdbcNudgeHistory(database.jdbc()),
        new JdbcScanLog(database.jdbc()),
        new JdbcMisdirectionMap(database.jdbc(), List.of()));
  }

  private static PageJudgement judgement(
      Database database, JdbcTemplate rows, JdbcObservations observed) {
    Policy policy = Policy.of("ale", ReplyPolicy.within(1, se.svarsvakt.policy.WhileAway.PAUSE));
    CaseRecords records =
        new CaseRecords(
            new JdbcFactQueries(database.jdbc()),
            new JdbcOwnerStore(database.jdbc(), database.transactions()),
            new JdbcDelegateStore(
                database.named(), database.transactions(), EnumSet.allOf(Source.class)),
            new JdbcCaseStore(database.jdbc(), database.transactions()),
            new JdbcRegister(database.jdbc(), database.transactions()),
            new JdbcSignatureChecks(
                database.jdbc(), database.transactions(), new KeyedHash(new byte[32]).textSeal()),
            new JdbcJudgements(database.named(), database.transactions()),
            new KeyedHash(new byte[32]));
    Casework casework = new Casework(records, policy, Duration.ofDays(14));
    JdbcWeeks weeks = new JdbcWeeks(rows, database.transactions());
    Summaries summaries = new Summaries(casework, observed, weeks, policy);
    return new PageJudgement(
        casework,
        records,
        new JdbcOwnRecords(database.jdbc()),
        summaries,
        new Years(summaries, weeks, policy),
        policy,
        Map.of());
  }
}
