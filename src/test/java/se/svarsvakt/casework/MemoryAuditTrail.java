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
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.absence.CoverAgreement;

/** Deeds in memory, beside a register and records in memory. */
public final class MemoryAuditTrail implements AuditTrail {
  private static final Comparator<AuditEntry> BY_TIME =
      comparing(AuditEntry::at).thenComparing(AuditEntry::id);

  private final ActionEffects consequences;
  private final Map<Long, AuditRow> kept = new TreeMap<>();
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
  public synchronized AuditEntry record(MailboxId person, UserAction.ItemAction act, Instant at) {
    return consequences
        .inForce(earlier(person, act), act, at)
        .orElseGet(() -> added(person, act, consequences.moment(act, at)));
  }

  private List<AuditRow> earlier(MailboxId person, UserAction.ItemAction act) {
    return kept.values().stream()
        .filter(
            one -> !one.entry().undone() && one.entry().action().mailbox().equals(act.mailbox()))
        .filter(one -> isAbout(one.entry(), person, act))
        .sorted(comparing(AuditRow::entry, BY_TIME).reversed())
        .toList();
  }

  private static boolean isAbout(
      AuditEntry auditEntry, MailboxId person, UserAction.ItemAction act) {
    boolean sameItem = auditEntry.action().item().equals(act.item());
    return switch (auditEntry.action()) {
      case UserAction.CoverRequest _ -> act instanceof UserAction.CoverRequest;
      case UserAction.AgreementAction said ->
          said.kind() == act.kind() && auditEntry.person().equals(person);
      case UserAction.RegistrationMark _ -> act instanceof UserAction.RegistrationMark && sameItem;
      case UserAction.Snooze _ ->
          act instanceof UserAction.Snooze && sameItem && auditEntry.person().equals(person);
      case UserAction.AnsweredMark _,
          UserAction.NoReplyMark _,
          UserAction.NoRequestMark _,
          UserAction.PassOnMark _,
          UserAction.ReplyPromise _ ->
          !(act instanceof UserAction.Snooze
                  || act instanceof UserAction.RegistrationMark
                  || act instanceof UserAction.CoverRequest
                  || act instanceof UserAction.AgreementAction)
              && sameItem;
    };
  }

  private AuditEntry added(MailboxId person, UserAction.ItemAction act, Instant at) {
    AuditEntry auditEntry = new AuditEntry(trail.size() + 1L, person, at, act, false);
    CoverAgreement agreement = consequences.bringAbout(auditEntry.person(), act, at);
    kept.put(auditEntry.id(), new AuditRow(auditEntry, agreement));
    enter(auditEntry, act.kind().entryCode(), details(act, agreement));
    return auditEntry;
  }

  private void enter(AuditEntry auditEntry, String kind, Map<String, String> details) {
    UserAction.ItemAction act = auditEntry.action();
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

  private static Map<String, String> details(
      UserAction.ItemAction act, @Nullable CoverAgreement one) {
    return switch (act) {
      case UserAction.AnsweredMark _,
          UserAction.NoRequestMark _,
          UserAction.PassOnMark _,
          UserAction.RegistrationMark _ ->
          Map.of();
      case UserAction.NoReplyMark(var _, var reason) -> Map.of("reason", reason.code());
      case UserAction.ReplyPromise(var _, var day) -> Map.of("day", day.toString());
      case UserAction.Snooze snooze -> Map.of("day", snooze.until().orElseThrow().toString());
      case UserAction.CoverRequest _, UserAction.AgreementAction _ ->
          one == null
              ? Map.of()
              : Map.of("by", one.by().value(), "from", one.from() + "", "to", one.to() + "");
    };
  }

  @Override
  public synchronized void note(MailboxId person, PageEvent event, Instant at) {
    String kind = event.kind().code();
    boolean seen =
        event.kind() == PageEvent.Kind.LOOKED
            && trail.values().stream()
                .filter(one -> one.person().equals(person) && one.kind().equals(kind))
                .filter(one -> one.mailbox().equals(event.mailbox()))
                .filter(one -> one.item().equals(event.item()))
                .anyMatch(one -> one.at().isAfter(at.minus(ONE_LOOK)));
    if (!seen) {
      long id = trail.size() + 1L;
      Map<String, String> details = new TreeMap<>();
      Optional.ofNullable(event.from()).ifPresent(day -> details.put("from", day.toString()));
      Optional.ofNullable(event.to()).ifPresent(day -> details.put("to", day.toString()));
      Optional.ofNullable(event.other()).ifPresent(one -> details.put("steward", one.value()));
      trail.put(id, new TrailEntry(id, person, at, kind, event.mailbox(), event.item(), details));
    }
  }

  @Override
  public synchronized Optional<AuditEntry> find(long id) {
    return Optional.ofNullable(kept.get(id)).map(AuditRow::entry);
  }

  @Override
  public synchronized boolean undo(AuditEntry auditEntry, MailboxId person, Instant at) {
    AuditRow known = kept.get(auditEntry.id());
    if (known == null || known.entry().undone()) {
      return false;
    }
    AuditEntry done = known.entry();
    Instant moment = at.truncatedTo(ChronoUnit.MICROS);
    consequences.takeBack(known, moment);
    AuditEntry undone = new AuditEntry(done.id(), done.person(), done.at(), done.action(), true);
    kept.put(done.id(), new AuditRow(undone, known.agreement()));
    enter(
        new AuditEntry(trail.size() + 1L, person, moment, done.action(), false),
        UserAction.Kind.UNDO.entryCode(),
        Map.of("undoes", Long.toString(done.id())));
    return true;
  }

  private Stream<AuditEntry> inForce() {
    return kept.values().stream()
        .map(AuditRow::entry)
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
                wanted.contains(auditEntry.action().mailbox()) && !auditEntry.at().isBefore(since))
        .forEach(auditEntry -> latest.put(place(auditEntry), auditEntry));
    return latest.values().stream().sorted(BY_TIME.reversed()).toList();
  }

  private static List<Object> place(AuditEntry auditEntry) {
    Object whose =
        auditEntry.action() instanceof UserAction.Snooze ? auditEntry.person() : "everybody";
    return List.of(auditEntry.action().mailbox(), auditEntry.action().item(), whose);
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
                        auditEntry.person(),
                        auditEntry.action().mailbox(),
                        auditEntry.action().item()),
                    auditEntry));
    return latest.values().stream()
        .filter(
            auditEntry ->
                auditEntry.action() instanceof UserAction.Snooze
                    || auditEntry.action() instanceof UserAction.ReplyPromise)
        .sorted(BY_TIME)
        .toList();
  }

  @Override
  public synchronized int count(
      MailboxId person, UserAction.Kind kind, boolean own, Instant since) {
    return (int)
        trail.values().stream()
            .filter(one -> one.person().equals(person) && one.kind().equals(kind.entryCode()))
            .filter(one -> one.mailbox().equals(person) == own)
            .filter(one -> !one.at().isBefore(since))
            .count();
  }

  @Override
  public synchronized void each(Consumer<TrailEntry> sink) {
    trail.values().stream().sorted(comparing(TrailEntry::id).reversed()).forEach(sink);
  }

  @Override
  public synchronized List<TrailEntry> trail(TrailFilter filter) {
    return trail.values().stream()
        .filter(entry -> filter.mailbox().map(entry.mailbox()::equals).orElse(true))
        .filter(entry -> filter.items().isEmpty() || filter.items().contains(entry.item()))
        .filter(
            entry -> !filter.others() || filter.mailbox().filter(entry.person()::equals).isEmpty())
        .filter(entry -> !entry.at().isBefore(filter.since()))
        .sorted(comparing(TrailEntry::at).thenComparing(TrailEntry::id).reversed())
        .limit(filter.most())
        .toList();
  }
}
