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
public final class MemoryDeeds implements Deeds {
  private static final Comparator<Deed> BY_TIME = comparing(Deed::at).thenComparing(Deed::id);

  private final Consequences consequences;
  private final Map<Long, Kept> kept = new TreeMap<>();
  private final Map<Long, TrailEntry> trail = new TreeMap<>();

  /** Beside a register that writes marks into those records. */
  public MemoryDeeds(Register register, CaseStore cases) {
    this.consequences = new Consequences(register, cases);
  }

  @Override
  public synchronized <T> T exclusively(MailboxId mailbox, Supplier<T> work) {
    return work.get();
  }

  @Override
  public synchronized Deed record(MailboxId person, Act act, Instant at) {
    return consequences
        .inForce(earlier(person, act), act, at)
        .orElseGet(() -> added(person, act, consequences.moment(act, at)));
  }

  private List<Kept> earlier(MailboxId person, Act act) {
    return kept.values().stream()
        .filter(one -> !one.deed().undone() && one.deed().act().mailbox().equals(act.mailbox()))
        .filter(one -> isAbout(one.deed(), person, act))
        .sorted(comparing(Kept::deed, BY_TIME).reversed())
        .toList();
  }

  private static boolean isAbout(Deed deed, MailboxId person, Act act) {
    boolean sameItem = deed.act().item().equals(act.item());
    return switch (deed.act()) {
      case Act.CoverAgreed _ -> act instanceof Act.CoverAgreed;
      case Act.CoverEnded _ -> act instanceof Act.CoverEnded;
      case Act.Snoozed _ -> act instanceof Act.Snoozed && sameItem && deed.person().equals(person);
      case Act.Answered _, Act.NotNeeded _, Act.Promised _ ->
          !(act instanceof Act.Snoozed
                  || act instanceof Act.CoverAgreed
                  || act instanceof Act.CoverEnded)
              && sameItem;
    };
  }

  private Deed added(MailboxId person, Act act, Instant at) {
    Deed deed = new Deed(trail.size() + 1L, person, at, act, false);
    kept.put(deed.id(), new Kept(deed, consequences.bringAbout(act, at)));
    enter(deed, act.code(), details(act));
    return deed;
  }

  private void enter(Deed deed, String kind, Map<String, String> details) {
    Act act = deed.act();
    trail.put(
        deed.id(),
        new TrailEntry(
            deed.id(), deed.person(), deed.at(), kind, act.mailbox(), act.item(), details));
  }

  private static Map<String, String> details(Act act) {
    return switch (act) {
      case Act.Answered _ -> Map.of();
      case Act.NotNeeded(var _, var reason) -> Map.of("reason", reason.code());
      case Act.Promised(var _, var day) -> Map.of("day", day.toString());
      case Act.Snoozed(var _, var _, var until) -> Map.of("day", until.toString());
      case Act.CoverAgreed(var _, var _, var by, var from, var to) ->
          Map.of("by", by.value(), "from", from.toString(), "to", to.toString());
      case Act.CoverEnded(CoverAgreement one) ->
          Map.of("by", one.by().value(), "from", one.from() + "", "to", one.to() + "");
    };
  }

  @Override
  public synchronized Optional<Deed> find(long id) {
    return Optional.ofNullable(kept.get(id)).map(Kept::deed);
  }

  @Override
  public synchronized boolean undo(Deed deed, MailboxId person, Instant at) {
    Kept known = kept.get(deed.id());
    if (known == null || known.deed().undone()) {
      return false;
    }
    Deed done = known.deed();
    Instant moment = at.truncatedTo(ChronoUnit.MICROS);
    consequences.takeBack(known, moment);
    Deed undone = new Deed(done.id(), done.person(), done.at(), done.act(), true);
    kept.put(done.id(), new Kept(undone, known.agreement()));
    enter(
        new Deed(trail.size() + 1L, person, moment, done.act(), false),
        JdbcDeedRows.UNDO,
        Map.of("undoes", Long.toString(done.id())));
    return true;
  }

  private Stream<Deed> inForce() {
    return kept.values().stream().map(Kept::deed).filter(deed -> !deed.undone()).sorted(BY_TIME);
  }

  @Override
  public synchronized List<Deed> latest(Collection<MailboxId> mailboxes, Instant since) {
    Set<MailboxId> wanted = new HashSet<>(mailboxes);
    Map<List<Object>, Deed> latest = new LinkedHashMap<>();
    inForce()
        .filter(deed -> wanted.contains(deed.act().mailbox()) && !deed.at().isBefore(since))
        .forEach(deed -> latest.put(place(deed), deed));
    return latest.values().stream().sorted(BY_TIME.reversed()).toList();
  }

  private static List<Object> place(Deed deed) {
    Object whose = deed.act() instanceof Act.Snoozed ? deed.person() : "everybody";
    return List.of(deed.act().mailbox(), deed.act().item(), whose);
  }

  @Override
  public synchronized List<Deed> wishes(Instant since) {
    Map<List<Object>, Deed> latest = new LinkedHashMap<>();
    inForce()
        .filter(deed -> !deed.at().isBefore(since))
        .forEach(
            deed ->
                latest.put(List.of(deed.person(), deed.act().mailbox(), deed.act().item()), deed));
    return latest.values().stream()
        .filter(deed -> deed.act() instanceof Act.Snoozed || deed.act() instanceof Act.Promised)
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
