package se.svarsvakt.wiring;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.svarsvakt.casework.CaseRecords;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.JdbcSubscriptions;
import se.svarsvakt.nudge.Subscriptions;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.summary.Summaries;
import se.svarsvakt.summary.Years;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.MailboxSettings;
import se.svarsvakt.sync.OwnerFacts;
import se.svarsvakt.sync.OwnerStore;
import se.svarsvakt.sync.delegates.Source;

/** Summaries of the store alone: nothing outside is asked, so no credential is needed. */
public final class StoredSummaries implements AutoCloseable {
  private final Database database;
  private final Policy policy;
  private final SummaryAssembly summary;
  private final Subscriptions subscriptions;
  private final OwnerStore owners;

  private StoredSummaries(Settings settings, Database database, KeyedHash hash) {
    this.database = database;
    DataSource source = database.work();
    CaseRecords records =
        Composition.records(database.sources(), EnumSet.allOf(Source.class), hash, false);
    Casework casework =
        new Casework(records, settings.policy(), settings.history(), settings.registering());
    this.owners = records.owners();
    this.policy = settings.policy();
    this.summary = new SummaryAssembly(source, casework, settings.policy());
    this.subscriptions =
        new JdbcSubscriptions(
            JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source)));
  }

  /**
   * Opens the store.
   *
   * @throws StoreUnavailable if the data directory or the database cannot be used
   */
  public static StoredSummaries open(Settings settings) {
    DataDirectory directory = new DataDirectory(settings.dataDir());
    Database database = Database.open(settings.database(), directory);
    try {
      KeyedHash hash =
          new KeyedHash(settings.privacy().hashKeyBytes().orElseGet(directory::hashKey));
      HashKey.check(hash, JdbcClient.create(database.work()));
      return new StoredSummaries(settings, database, hash);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** The weeks that can be told. */
  public Summaries summaries() {
    return summary.summaries();
  }

  /** The years that can be told. */
  public Years years() {
    return summary.years();
  }

  /**
   * What a page for these managers is written in.
   *
   * @return {@code en} where all of them read English in Outlook, else {@code sv}
   */
  public String language(Collection<MailboxId> managers) {
    Map<MailboxId, OwnerFacts> known = owners.ownersWithoutTraces(managers, Instant.EPOCH);
    boolean english =
        !managers.isEmpty() && managers.stream().map(known::get).allMatch(this::english);
    return english ? "en" : "sv";
  }

  private boolean english(@Nullable OwnerFacts owner) {
    MailboxSettings settings = owner == null ? null : owner.settings().known();
    String language = policy.writtenTo(settings == null ? "" : settings.language());
    return Locale.forLanguageTag(language).getLanguage().equals("en");
  }

  /** Which managers want them. */
  public Subscriptions subscriptions() {
    return subscriptions;
  }

  @Override
  public void close() {
    database.close();
  }
}
