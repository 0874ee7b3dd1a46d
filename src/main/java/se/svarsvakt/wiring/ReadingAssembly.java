package se.svarsvakt.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.AutomaticReplyText;
import se.svarsvakt.casework.CaseRecords;
import se.svarsvakt.mail.SenderLists;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.sync.CalendarSync;
import se.svarsvakt.sync.CallStore;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.HabitStore;
import se.svarsvakt.sync.JdbcFactStore;
import se.svarsvakt.sync.MailboxDetails;
import se.svarsvakt.sync.MailboxFeed;
import se.svarsvakt.sync.MailboxScope;
import se.svarsvakt.sync.MailboxSync;
import se.svarsvakt.sync.SyncSettings;
import se.svarsvakt.worker.BelievedDirectory;
import se.svarsvakt.worker.CachedDirectory;
import se.svarsvakt.worker.CalendarReader;
import se.svarsvakt.worker.CallReader;
import se.svarsvakt.worker.DelegateReader;
import se.svarsvakt.worker.ExportLoader;
import se.svarsvakt.worker.HabitSampler;
import se.svarsvakt.worker.JdbcDirectorySizes;
import se.svarsvakt.worker.MailLog;
import se.svarsvakt.worker.MailboxReader;
import se.svarsvakt.worker.ScopeRule;
import se.svarsvakt.worker.SecondaryReads;
import se.svarsvakt.worker.SignatureSampler;

/**
 * What a pass reads with: the directory, the mail, and what is read beside it.
 *
 * @param facts where mail is stored
 * @param calls where outgoing calls are
 * @param records where the rest is
 * @param habits where habits are counted
 */
record ReadingAssembly(
    Settings settings,
    Connections connections,
    Directory directory,
    JdbcFactStore facts,
    CallStore calls,
    CaseRecords records,
    HabitStore habits) {
  /** Messages whose source is read, each with a request of its own. */
  private static final int SOURCES_AT_ONCE = 80;

  /** Messages whose text is read: they need memory. */
  private static final int TEXTS_AT_ONCE = 320;

  private static final int REQUESTS_IN_A_BATCH = 20;

  /** A first reading of very many messages takes minutes. */
  private static final Duration LONGEST_MAILBOX = Duration.ofMinutes(20);

  /** The directory as it is believed, and asked seldom. */
  static CachedDirectory directory(
      Settings settings, Clock clock, Connections connections, JdbcClient jdbc) {
    return new CachedDirectory(
        new BelievedDirectory(
            connections.graph().directory(),
            new JdbcDirectorySizes(jdbc),
            clock,
            settings.scope().mostShrink()),
        clock);
  }

  /** What reads the mail of every mailbox. */
  MailboxReader mail() {
    Policy policy = settings.policy();
    MailboxFeed feed = connections.graph().mailboxes(policy.habits().enabled());
    SyncSettings sync =
        SyncSettings.of(settings.history(), Duration.ofDays(policy.privacy().keepDays()));
    return new MailboxReader(
        directory,
        facts,
        new MailboxScope(feed, facts, sync, new AutomaticReplyText(policy.absence())),
        new MailboxSync(
            feed,
            facts,
            sync,
            records.hash(),
            policy.reply().publicRecords().enabled(),
            policy.habitTerms()),
        new MailboxReader.Terms(
            scope(),
            policy.internalDomains(),
            new SenderLists(
                policy::excludes, policy.knownSenders(), policy.reply().voicemail()::sends),
            policy.bannerTexts(),
            mailboxesAtOnce(),
            SOURCES_AT_ONCE,
            LONGEST_MAILBOX));
  }

  /** Each has one request on its way as a rule: so many that every batch can be full. */
  private int mailboxesAtOnce() {
    return REQUESTS_IN_A_BATCH * (settings.graph().mostBatches() + 1);
  }

  /**
   * What hands out the log of a mailbox.
   *
   * @param trail where it is recorded who took it
   */
  MailLog log(AuditTrail trail) {
    return new MailLog(
        directory,
        scope(),
        connections.graph().mailboxes(),
        connections.graph().mailLog(),
        trail,
        settings.policy().calendar().zone());
  }

  private ScopeRule scope() {
    return new ScopeRule(settings.scope().group(), settings.scope().exclude());
  }

  /** What is read beside the mail. */
  SecondaryReads beside() {
    MailboxDetails details = connections.graph().details();
    return new SecondaryReads(
        new CalendarReader(
            new CalendarSync(
                connections.graph().calendars(), records.owners(), settings.history())),
        new ExportLoader(settings.delegates().exportFile(), records.delegates()),
        new DelegateReader(
            records.delegates(), details, connections.exchange().map(each -> each::delegates)),
        new SignatureSampler(
            details,
            records.signatures(),
            settings.policy(),
            records.hash(),
            TEXTS_AT_ONCE,
            settings.policy().habitTerms().map(terms -> new HabitSampler(habits, terms))),
        new CallReader(
            Optional.of(connections.graph().callLog()).filter(_ -> settings.callsEnabled()),
            calls,
            records.hash(),
            settings.history()));
  }
}
