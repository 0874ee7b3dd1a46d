package se.svarsvakt.doctor;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import se.svarsvakt.casework.SharedMailboxStewards;
import se.svarsvakt.doctor.DoctorTools.TenantAccess;
import se.svarsvakt.http.ServerCertificate;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.SignaturePolicy;
import se.svarsvakt.rights.Feature;
import se.svarsvakt.settings.BotSettings;
import se.svarsvakt.settings.GraphSettings;
import se.svarsvakt.settings.Secret;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.settings.SharedMailbox;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.worker.Rhythm;
import se.svarsvakt.worker.Scan;

/**
 * Looks at everything that an administrator has set up, and says what is still to do. It only
 * reads: what cannot be known without changing or sending something is {@link
 * DoctorCheck.Status#UNKNOWN}, and never a pass.
 */
public final class Doctor {
  private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(5);
  private static final String BOT_PATH = "/api/messages";

  /** So many characters of a secret Entra shows, to tell it from others. */
  private static final int HINT = 3;

  private final DoctorTools tools;
  private final Settings settings;

  /** With what it goes by and asks through. */
  public Doctor(DoctorTools tools) {
    this.tools = tools;
    this.settings = tools.settings();
  }

  /** What the tenant answered, or why it was not asked. */
  private sealed interface Reached {
    record Examined(TenantTools through, TenantFound found) implements Reached {}

    record Unreached(String reason) implements Reached {}
  }

  /**
   * Looks at everything.
   *
   * @param outside a mailbox that must be closed to the program; empty for the one of the settings
   * @param progress is told how many mailboxes were asked
   */
  public DoctorReport examine(Optional<MailAddress> outside, DoctorProgress progress) {
    Instant now = tools.clock().instant();
    Optional<MailAddress> closed = outside.or(settings.scope()::probeOutside);
    StoreLook store = tools.store().get();
    Reached reached = reach(closed, progress);
    List<DoctorCheck> checks = new ArrayList<>();
    credential(reached, now, checks);
    checks.addAll(CloudChecks.of(settings));
    if (reached instanceof Reached.Examined(var _, TenantFound found)) {
      tenant(found, new Mends(settings, now), closed.isPresent(), checks);
    }
    bot(now, checks);
    Optional<DirectorySnapshot> directory =
        reached instanceof Reached.Examined(var _, TenantFound found)
            ? found.directory()
            : Optional.empty();
    settings
        .delegates()
        .exportFile()
        .ifPresent(file -> checks.addAll(ExportLook.of(file, directory).checks(now)));
    var calendar = settings.policy().calendar();
    checks.addAll(CalendarChecks.daysOff(calendar, calendar.dateOf(now)));
    var times = settings.worker();
    StoreChecks stores =
        new StoreChecks(now, new Rhythm(calendar, times.scanInterval(), times.idleInterval()));
    checks.add(stores.store(store));
    if (reached instanceof Reached.Examined(var _, TenantFound found)) {
      checks.add(CalendarChecks.clock(found.theirs(), found.ours().minus(tools.ahead())));
    }
    checks.add(stores.lastScan(store));
    if (reached instanceof Reached.Examined(var _, TenantFound found)) {
      people(found, store, checks);
    }
    return new DoctorReport(now, checks, reached instanceof Reached.Examined);
  }

  private Reached reach(Optional<MailAddress> closed, DoctorProgress progress) {
    return switch (tools.tenant()) {
      case TenantAccess.NoCredential(String reason) -> new Reached.Unreached(reason);
      case TenantAccess.TenantOpen(TenantTools through) -> {
        try {
          Optional<Instant> theirs = through.probe().reach();
          TenantExamination asking = new TenantExamination(settings, through, progress);
          yield new Reached.Examined(through, asking.ask(theirs, tools.clock().instant(), closed));
        } catch (SourceUnavailable e) {
          yield new Reached.Unreached(String.valueOf(e.getMessage()));
        }
      }
    };
  }

  private void credential(Reached reached, Instant now, List<DoctorCheck> checks) {
    CredentialChecks judge = new CredentialChecks(now, settings.policy().calendar().zone());
    switch (reached) {
      case Reached.Unreached(String reason) -> checks.add(CredentialChecks.refused(reason));
      case Reached.Examined _ -> checks.add(CredentialChecks.accepted());
    }
    checks.addAll(judge.ends(tools.certificates()));
    if (reached instanceof Reached.Examined(TenantTools through, var _)) {
      secret().ifPresent(client -> checks.add(secretEnd(through, client, judge)));
    }
  }

  /** The application that signs in with a secret; empty where none does. */
  private Optional<String> secret() {
    GraphSettings graph = settings.graph();
    boolean used =
        graph.accessToken().isEmpty()
            && !graph.managedIdentity()
            && graph.certificatePath().isEmpty()
            && graph.clientSecret().isPresent();
    return used ? graph.clientId() : Optional.empty();
  }

  private DoctorCheck secretEnd(TenantTools through, String client, CredentialChecks judge) {
    String beginning =
        settings
            .graph()
            .clientSecret()
            .map(Secret::value)
            .filter(secret -> secret.length() > HINT)
            .map(secret -> secret.substring(0, HINT))
            .orElse("");
    try {
      return through
          .probe()
          .secretEnds(client, beginning)
          .map(judge::secretEnd)
          .orElseGet(CredentialChecks::secretUntold);
    } catch (MailboxFailure failure) {
      return CredentialChecks.secretUnknown(failure.code());
    }
  }

  private void tenant(TenantFound found, Mends mends, boolean named, List<DoctorCheck> checks) {
    Set<Feature> features = Feature.of(settings);
    RightChecks rights = new RightChecks(features, mends);
    boolean installs = features.contains(Feature.APP_INSTALLATION);
    TeamsChecks teams = new TeamsChecks(installs, mends);
    checks.addAll(rights.needed(found.attempts(), found.granted()));
    found
        .app()
        .filter(app -> !app.isNowhere())
        .ifPresent(app -> checks.add(teams.notifying(app, found.granted())));
    settings
        .teams()
        .mailFrom()
        .ifPresent(from -> checks.add(rights.sending(from.value(), found.granted())));
    checks.addAll(rights.excess(found.granted(), found.attempts()));
    boolean narrow = named || settings.scope().group().isPresent();
    ScopeChecks scope = new ScopeChecks(mends, narrow);
    found
        .scope()
        .ifPresentOrElse(
            inside -> checks.addAll(scope.inside(inside)),
            () -> checks.add(ScopeChecks.insideUnknown(found.scopeFault(), found.attempts())));
    checks.add(scope.outside(found.outside(), found.attempts()));
    checks.addAll(scope.entra(found.granted(), found.outside()));
    found
        .app()
        .ifPresent(
            app -> {
              checks.add(teams.app(app));
              if (!app.isNowhere()) {
                checks.addAll(teams.installed(app));
              }
            });
  }

  private void bot(Instant now, List<DoctorCheck> checks) {
    tools
        .botToken()
        .ifPresent(
            token -> {
              checks.add(endpoint(now));
              checks.add(credential(token));
            });
  }

  private static DoctorCheck credential(Supplier<Optional<String>> token) {
    try {
      return TeamsChecks.credential(token.get());
    } catch (SourceUnavailable e) {
      return TeamsChecks.credentialUnasked(String.valueOf(e.getMessage()));
    }
  }

  private DoctorCheck endpoint(Instant now) {
    BotSettings bot = settings.teams().bot();
    if (bot.development()) {
      return TeamsChecks.endpointHere();
    }
    Optional<URI> address = settings.teams().pages();
    return address
        .map(
            pages ->
                TeamsChecks.endpoint(
                    pages.resolve(BOT_PATH).toString(),
                    ServerCertificate.of(pages, LONGEST_CONNECTING),
                    now))
        .orElseGet(TeamsChecks::endpointUnknown);
  }

  private void people(TenantFound found, StoreLook store, List<DoctorCheck> checks) {
    if (found.directory().isEmpty() || found.scope().isEmpty()) {
      return;
    }
    DirectorySnapshot directory = found.directory().get();
    ScopeFound scope = found.scope().get();
    PeopleChecks judge = new PeopleChecks(directory);
    checks.addAll(stewards(judge, directory, scope.shared(), store));
    checks.addAll(PeopleChecks.unsure(scope.unsure()));
    SignaturePolicy signature = settings.policy().signature();
    if (signature.samplePerDay() > 0) {
      List<Account> people =
          scope.people().stream().map(ScopeFound.MailboxAnswer::account).toList();
      checks.add(judge.signatures(people, signature.template()));
    }
  }

  /** Without a store it is known only whom the settings name. */
  private List<DoctorCheck> stewards(
      PeopleChecks judge, DirectorySnapshot directory, Set<MailboxId> shared, StoreLook store) {
    Map<MailAddress, List<MailAddress>> configured =
        settings.sharedMailboxes().stream()
            .collect(
                Collectors.toMap(
                    SharedMailbox::address, SharedMailbox::stewards, (one, other) -> one));
    if (store instanceof StoreLook.OpenStore(StoreLook.StoreParts stored, var _, var _, var _)) {
      var inForce = new Scan.Care(configured, stored.stewards()).inForce(directory);
      return judge.stewards(
          shared,
          new SharedMailboxStewards(directory, inForce).of(shared, stored.delegates().of(shared)));
    }
    Map<MailboxId, Set<MailboxId>> named =
        new SharedMailboxStewards(directory, configured).of(shared, Map.of());
    // where none was made yet it holds nobody
    return store instanceof StoreLook.NotMade || named.keySet().containsAll(shared)
        ? judge.stewards(shared, named)
        : List.of(StoreChecks.unread("shared.stewards"));
  }
}
