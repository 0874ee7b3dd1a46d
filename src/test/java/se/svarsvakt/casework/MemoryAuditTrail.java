package se.svarsvakt.casework;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailboxId;

/** Deeds in memory, beside a register and records in memory. */
public final class MemoryAuditTrail implements AuditTrail {
  private static final Comparator<AuditEntry> BY_TIME =
      comparing(AuditEntry::at).thenComparing(AuditEntry::id);

  private final ActionEffects consequences;
  private final Map<Long, Kept> kept = new TreeMap<>();
  private final Map<Long, TrailEntry> trail = new TreeMap<>();

  /** Beside a register that writes marks into those records. */
  public MemoryAuditTrail(Register register, CaseStore cases) {
    this.consequences = new ActionEffects(register, cases);
  }

  @Override
  public synchronized <T> T exclusively(MailboxId mailbox, Supplier<T> work) {
    return work.get();
  }

  @Override
  public synchronized AuditEntry record(MailboxId person, UserAction act, Instant at) {
    return consequences
        .inForce(earlier(person, act), act, at)
        .orElseGet(() -> added(person, act, consequences.moment(act, at)));
  }

  private List<Kept> earlier(MailboxId person, UserAction act) {
    return kept.values().stream()
        .filter(
            one ->
                !one.auditEntry().undone()
                    && one.auditEntry().act().mailbox().equals(act.mailbox()))
        .filter(one -> isAbout(one.auditEntry(), person, act))
        .sorted(comparing(Kept::auditEntry, BY_TIME).reversed())
        .toList();
  }

  private static boolean isAbout(AuditEntry auditEntry, MailboxId person, UserAction act) {
    boolean sameItem = auditEntry.act().item().equals(act.item());
    return switch (auditEntry.act()) {
      case UserAction.CoverAgreed _ -> act instanceof UserAction.CoverAgreed;
      case UserAction.CoverEnded _ -> act instanceof UserAction.CoverEnded;
      case UserAction.Snoozed _ ->
          act instanceof UserAction.Snoozed && sameItem && auditEntry.person().equals(person);
      case UserAction.Answered _, UserAction.NotNeeded _, UserAction.Promised _ ->
          !(act instanceof UserAction.Snoozed
                  || act instanceof UserAction.CoverAgreed
                  || act instanceof UserAction.CoverEnded)
              && sameItem;
    };
  }

  private AuditEntry added(MailboxId person, UserAction act, Instant at) {
    AuditEntry auditEntry = new AuditEntry(trail.size() + 1L, person, at, act, false);
    kept.put(auditEntry.id(), new Kept(auditEntry, consequences.bringAbout(act, at)));
    enter(auditEntry, act.code(), details(act));
    return auditEntry;
  }

  private void enter(AuditEntry auditEntry, String kind, Map<String, String> details) {
    UserAction act = auditEntry.act();
    trail.put(
        auditEntry.id(),
        new TrailEntry(
            auditEntry.id(),
            auditEntry.person(),
            auditEntry.at(),
            kind,
            act.mailbox(),
            act.item(),
            details));
  }

  private static Map<String, String> details(UserAction act) {
    return switch (act) {
      case UserAction.Answered _ -> Map.of();
      case UserAction.NotNeeded(var _, var reason) -> Map.of("reason", reason.code());
      case UserAction.Promised(var _, var day) -> Map.of("day", day.toString());
      case UserAction.Snoozed(var _, var _, var until) -> Map.of("day", until.toString());
      case UserAction.CoverAgreed(var _, var _, var by, var from, var to) ->
          Map.of("by", by.value(), "from", from.toString(), "to", to.toString());
      case UserAction.CoverEnded(CoverAgreement one) ->
          Map.of("by", one.by().value(), "from", one.from() + "", "to", one.to() + "");
    };
  }

  @Override
  public synchronized Optional<AuditEntry> find(long id) {
    return Optional.ofNullable(kept.get(id)).map(Kept::auditEntry);
  }

  @Override
  public synchronized boolean undo(AuditEntry auditEntry, MailboxId person, Instant at) {
    Kept known = kept.get(auditEntry.id());
    if (known == null || known.auditEntry().undone()) {
      return false;
    }
    AuditEntry done = known.auditEntry();
    Instant moment = at.truncatedTo(ChronoUnit.MICROS);
    consequences.takeBack(known, moment);
    AuditEntry undone = new AuditEntry(done.id(), done.person(), done.at(), done.act(), true);
    kept.put(done.id(), new Kept(undone, known.agreement()));
    enter(
        new AuditEntry(trail.size() + 1L, person, moment, done.act(), false),
        JdbcAuditRows.UNDO,
        Map.of("undoes", Long.toString(done.id())));
    return true;
  }

  private Stream<AuditEntry> inForce() {
    return kept.values().stream()
        .map(Kept::auditEntry)
        .filter(auditEntry -> !auditEntry.undone())
        .sorted(BY_TIME);
  }

  @Override
  public synchronized List<AuditEntry> latest(Collection<MailboxId> mailboxes, Instant since) {
    Set<MailboxId> wanted = new HashSet<>(mailboxes);
    Map<List<Object>, AuditEntry> latest = new LinkedHashMap<>();
    inForce()
        .filter(
            auditEntry ->
                wanted.contains(auditEntry.act().mailbox()) && !auditEntry.at().isBefore(since))
        .forEach(auditEntry -> latest.put(place(auditEntry), auditEntry));
    return latest.values().stream().sorted(BY_TIME.reversed()).toList();
  }

  private static List<Object> place(AuditEntry auditEntry) {
    Object whose =
        auditEntry.act() instanceof UserAction.Snoozed ? auditEntry.person() : "everybody";
    return List.of(auditEntry.act().mailbox(), auditEntry.act().item(), whose);
  }

  @Override
  public synchronized List<AuditEntry> wishes(Instant since) {
    Map<List<Object>, AuditEntry> latest = new LinkedHashMap<>();
    inForce()
        .filter(auditEntry -> !auditEntry.at().isBefore(since))
        .forEach(
            auditEntry ->
                latest.put(
                    List.of(
                        auditEntry.person(), auditEntry.act().mailbox(), auditEntry.act().item()),
                    auditEntry));
    return latest.values().stream()
        .filter(
            auditEntry ->
                auditEntry.act() instanceof UserAction.Snoozed
                    || auditEntry.act() instanceof UserAction.Promised)
        .sorted(BY_TIME)
        .toList();
  }

  @Override
  public synchronized List<TrailEntry> trail(TrailFilter filter) {
    return trail.values().stream()
        .filter(entry -> filter.mailbox().map(entry.mailbox()::equals).orElse(true))
        .filter(entry -> !entry.at().isBefore(filter.since()))
        .sorted(comparing(TrailEntry::at).thenComparing(TrailEntry::id).reversed())
        .limit(filter.most())
        .toList();
  }
}
