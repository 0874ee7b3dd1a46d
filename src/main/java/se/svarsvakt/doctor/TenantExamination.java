package se.svarsvakt.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.doctor.ScopeFound.MailboxAnswer;
import se.svarsvakt.doctor.ScopeFound.OutsideAnswer;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.rights.Feature;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.settings.SharedMailbox;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.Calendars.Schedule;
import se.svarsvakt.sync.CallList;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFailure.Next;
import se.svarsvakt.sync.MailboxScope;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.sync.TenantProbe.CatalogueApp;
import se.svarsvakt.worktime.Period;

/** Asks a tenant for everything that is judged of it. It judges nothing, and changes nothing. */
final class TenantExamination {
  private static final int FEW = 20;
  private static final Duration A_WHILE = Duration.ofHours(1);

  private final Settings settings;
  private final TenantTools tools;
  private final ScopeSurvey survey;
  private final Set<Feature> features;
  private final Map<ApplicationRight, Attempt> attempts = new EnumMap<>(ApplicationRight.class);

  TenantExamination(Settings settings, TenantTools tools, DoctorProgress progress) {
    this.settings = settings;
    this.tools = tools;
    this.survey =
        new ScopeSurvey(
            tools,
            progress,
            settings.sharedMailboxes().stream()
                .map(SharedMailbox::address)
                .collect(Collectors.toSet()));
    this.features = Feature.of(settings);
  }

  /** Who is in scope as far as the directory tells, or why it does not. */
  private record Candidates(
      Optional<DirectorySnapshot> directory, Optional<List<Account>> accounts, String fault) {}

  /**
   * Asks.
   *
   * @param theirs what Graph said it was when it was reached
   * @param ours what this machine said then
   * @param outside the mailbox that must be closed
   */
  TenantFound ask(Optional<Instant> theirs, Instant ours, Optional<MailAddress> outside) {
    GrantedRights granted = granted();
    Candidates candidates = candidates(outside);
    Optional<ScopeFound> scope = candidates.accounts().map(survey::ask);
    mailboxRights(scope, ours);
    calls(ours);
    return new TenantFound(
        theirs,
        ours,
        granted,
        attempts,
        candidates.directory(),
        scope,
        candidates.fault(),
        outside.map(address -> outside(address, candidates)).orElseGet(OutsideFound.NotNamed::new),
        settings.teams().appId().map(id -> app(id, scope)));
  }

  private GrantedRights granted() {
    Optional<Set<String>> roles = tools.probe().tokenRoles();
    if (roles.isPresent()) {
      return new GrantedRights.KnownGrants(roles.get());
    }
    Optional<String> client = settings.graph().clientId();
    if (client.isEmpty()) {
      return new GrantedRights.UnknownGrants(Optional.empty());
    }
    try {
      return new GrantedRights.KnownGrants(
          tools.probe().assignedRoles(client.get(), ApplicationRight.GRAPH));
    } catch (MailboxFailure failure) {
      return new GrantedRights.UnknownGrants(Optional.of(failure.code()));
    }
  }

  private Candidates candidates(Optional<MailAddress> outside) {
    Attempt users = tried(ApplicationRight.USER_READ_ALL, tools.probe()::users);
    Attempt domains = tried(ApplicationRight.DOMAIN_READ_ALL, tools.probe()::domains);
    Optional<String> group = settings.scope().group();
    Attempt members =
        group
            .map(
                id ->
                    tried(ApplicationRight.GROUP_MEMBER_READ_ALL, () -> tools.probe().members(id)))
            .orElseGet(Attempt.Opened::new);
    if (!users.isOpened() || !domains.isOpened()) {
      String code = users.isOpened() ? domains.reason() : users.reason();
      return new Candidates(Optional.empty(), Optional.empty(), code);
    }
    Optional<DirectorySnapshot> directory = Optional.empty();
    try {
      directory = Optional.of(tools.directory().read());
      return members.isOpened()
          ? new Candidates(directory, Optional.of(candidates(directory.get(), group, outside)), "")
          : new Candidates(directory, Optional.empty(), members.reason());
    } catch (SourceUnavailable e) {
      return new Candidates(directory, Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  /** One that is to be closed is not in scope, unless the group has it. */
  private List<Account> candidates(
      DirectorySnapshot directory, Optional<String> group, Optional<MailAddress> outside) {
    @Nullable Set<MailboxId> members = group.map(tools.directory()::members).orElse(null);
    return directory.accounts().stream()
        .filter(account -> MailboxScope.isCandidate(account, members, settings.scope().exclude()))
        .filter(
            account -> members != null || outside.filter(account.addresses()::contains).isEmpty())
        .sorted(Comparator.comparing(Account::id))
        .toList();
  }

  private Attempt tried(ApplicationRight right, Runnable asking) {
    Attempt attempt = Attempt.at(asking);
    attempts.put(right, attempt);
    return attempt;
  }

  private void mailboxRights(Optional<ScopeFound> scope, Instant now) {
    if (scope.isEmpty()) {
      Attempt unknown = new Attempt.Untried(Attempt.Hindrance.SCOPE_UNKNOWN);
      attempts.put(ApplicationRight.MAIL_READ, unknown);
      attempts.put(ApplicationRight.MAILBOX_SETTINGS_READ, unknown);
      attempts.put(ApplicationRight.CALENDARS_READ, unknown);
      return;
    }
    List<Account> some = sample(scope.get());
    attempts.put(ApplicationRight.MAIL_READ, scope.get().together(ApplicationRight.MAIL_READ));
    attempts.put(
        ApplicationRight.MAILBOX_SETTINGS_READ,
        scope.get().together(ApplicationRight.MAILBOX_SETTINGS_READ));
    attempts.put(ApplicationRight.CALENDARS_READ, calendars(some, now));
    tools
        .exchange()
        .ifPresent(
            exchange ->
                attempts.put(
                    ApplicationRight.EXCHANGE_MANAGE_AS_APP,
                    some.isEmpty()
                        ? new Attempt.Untried(Attempt.Hindrance.NO_MAILBOX)
                        : Attempt.at(() -> exchange.ask(some.getFirst()))));
  }

  /** People's own mailboxes; those that answer first. */
  private static List<Account> sample(ScopeFound scope) {
    return scope.people().stream()
        .sorted(Comparator.comparing((MailboxAnswer each) -> !each.whole().isOpened()))
        .map(MailboxAnswer::account)
        .limit(FEW)
        .toList();
  }

  private Attempt calendars(List<Account> people, Instant now) {
    if (people.isEmpty()) {
      return new Attempt.Untried(Attempt.Hindrance.NO_MAILBOX);
    }
    List<Schedule> all =
        List.copyOf(
            tools.calendars().outOfOffice(people, new Period(now, now.plus(A_WHILE))).values());
    if (all.stream().anyMatch(Schedule.Known.class::isInstance)) {
      return new Attempt.Opened();
    }
    return all.stream()
        .filter(Schedule.Unavailable.class::isInstance)
        .map(Schedule.Unavailable.class::cast)
        .map(TenantExamination::refusal)
        .filter(Attempt.Denied.class::isInstance)
        .findFirst()
        .orElseGet(() -> new Attempt.Unanswered("NoAnswer"));
  }

  /** That somebody has no mailbox says nothing of the right. */
  private static Attempt refusal(Schedule.Unavailable closed) {
    Next next = closed.lasting() ? Next.SUSPEND : Next.LATER;
    return Attempt.of(new MailboxFailure(next, closed.code(), ""));
  }

  private void calls(Instant now) {
    if (features.contains(Feature.CALLS)) {
      Period span = new Period(now.minus(A_WHILE), now);
      tried(
          ApplicationRight.CALL_RECORD_PSTN,
          () -> tools.calls().each(CallList.PSTN, span, _ -> {}));
      tried(
          ApplicationRight.CALL_RECORDS,
          () -> tools.calls().each(CallList.DIRECT_ROUTING, span, _ -> {}));
    }
  }

  private OutsideFound outside(MailAddress address, Candidates candidates) {
    if (candidates.directory().isEmpty()) {
      return byAddress(address);
    }
    Optional<Account> account =
        candidates.directory().flatMap(directory -> directory.owner(address));
    if (account.isEmpty()) {
      return new OutsideFound.NoAccount(address);
    }
    boolean watched =
        candidates.accounts().orElse(List.of()).stream()
            .anyMatch(each -> each.id().equals(account.get().id()));
    if (watched) {
      return new OutsideFound.InScope(address);
    }
    return new OutsideFound.OutsideAsked(address, answer(account.get().id()));
  }

  /**
   * Without the directory a mailbox is asked by its address, which is a user principal name as a
   * rule. One that opens is open; a refusal proves nothing of an address that may be nobody's.
   */
  private OutsideFound byAddress(MailAddress address) {
    OutsideAnswer answer = answer(new MailboxId(address.value()));
    return answer.opened().isEmpty()
        ? new OutsideFound.NotLookedUp(address)
        : new OutsideFound.OutsideAsked(address, answer);
  }

  private OutsideAnswer answer(MailboxId mailbox) {
    return new OutsideAnswer(
        Map.of(
            ApplicationRight.MAIL_READ,
            Attempt.at(() -> tools.probe().mail(mailbox)),
            ApplicationRight.MAILBOX_SETTINGS_READ,
            Attempt.at(() -> tools.mailboxes().settings(mailbox))));
  }

  private AppFound app(String id, Optional<ScopeFound> scope) {
    Attempt lookup;
    Optional<CatalogueApp> entry = Optional.empty();
    try {
      entry = tools.probe().app(id);
      lookup = new Attempt.Opened();
    } catch (MailboxFailure failure) {
      lookup = Attempt.of(failure);
    }
    List<Account> people =
        scope.stream()
            .flatMap(found -> found.people().stream())
            .map(MailboxAnswer::account)
            .toList();
    AppFound catalogued = new AppFound(id, lookup, entry, List.of());
    if (catalogued.isNowhere()) {
      return catalogued;
    }
    String known = entry.map(CatalogueApp::id).orElse(id);
    AppFound found = new AppFound(id, lookup, entry, survey.installations(people, known));
    if (features.contains(Feature.APP_INSTALLATION) && !people.isEmpty()) {
      attempts.put(ApplicationRight.TEAMS_APP_INSTALLATION, TeamsChecks.installing(found));
    }
    return found;
  }
}
