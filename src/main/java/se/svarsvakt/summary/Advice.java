package se.svarsvakt.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.AbsenceIssue;
import se.svarsvakt.rule.AttentionIssue;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.UnitFigures.MailboxFigures;

/**
 * Something that a manager can do about a week, found in its figures. The order of the types is the
 * order of their weight; each speaks of mailboxes and of whom to ask, and compares nobody.
 */
public sealed interface Advice {
  /** As many as a manager reads. */
  int MOST = 3;

  /** A shared mailbox with unread mail that nobody opened on a working day. */
  ObservedFinding.Kind NOT_OPENED =
      new ObservedFinding.Kind(RuleName.SHARED_MAILBOX, new AttentionIssue.NotOpened().code());

  /** Inboxes with unread mail that nobody else is known to be able to open. */
  Set<ObservedFinding.Kind> UNATTENDED =
      Set.of(
          new ObservedFinding.Kind(RuleName.UNATTENDED, "no-delegate"),
          new ObservedFinding.Kind(RuleName.UNATTENDED, "delegate-unknown"));

  /** A shared mailbox whose every steward is away at once, now or soon. */
  ObservedFinding.Kind STEWARDS_AWAY =
      new ObservedFinding.Kind(RuleName.SHARED_MAILBOX, AbsenceIssue.NO_ROUTINE);

  /** Absences without automatic reply or cover, and those to come that nobody has seen to. */
  Set<ObservedFinding.Kind> UNCOVERED =
      Set.of(
          new ObservedFinding.Kind(RuleName.ABSENCE, "no-automatic-reply"),
          new ObservedFinding.Kind(RuleName.ABSENCE, "no-cover"),
          new ObservedFinding.Kind(RuleName.ABSENCE, AbsenceIssue.NO_ROUTINE));

  /**
   * Who asked for public records waits beyond the deadline, or who left a message by telephone:
   * what the law asks for comes first.
   *
   * @param shared in which shared mailboxes; the other ones are people's
   */
  record ApartOverdue(RuleName rule, int open, Instant oldest, SortedSet<MailboxId> shared)
      implements Advice {}

  /** Mail to a shared mailbox waits beyond its deadline: ask whoever looks after it. */
  record SharedOverdue(MailboxId mailbox, int open, Instant oldest, SortedSet<MailboxId> ask)
      implements Advice {}

  /** A shared mailbox was not opened on some days, and who was away then: ask for a stand-in. */
  record AskForStandIn(
      MailboxId mailbox, int days, SortedSet<MailboxId> away, SortedSet<MailboxId> ask)
      implements Advice {}

  /** Everybody who looks after a shared mailbox is away at once: arrange for somebody else. */
  record AllStewardsAway(MailboxId mailbox, SortedSet<MailboxId> away) implements Advice {}

  /** Mail to people of the unit waits beyond its deadline: take it up with them. */
  record PeopleOverdue(int open) implements Advice {}

  /** Inboxes lie unopened and nobody else is known to be able to open them: agree on cover. */
  record Unattended(int inboxes) implements Advice {}

  /** People who are or will be away without automatic reply or cover: agree on it beforehand. */
  record Absences(int people) implements Advice {}

  /**
   * Mailboxes that could not be read: whoever runs the program has to see to it.
   *
   * @param mailboxes which; empty where no pass ran
   */
  record NotMeasured(SortedSet<MailboxId> mailboxes) implements Advice {}

  /** What speaks for a function mailbox in a unit's weeks. It points at nobody. */
  sealed interface FunctionMailbox extends Advice {
    /** The name in the program's output. */
    default String code() {
      return switch (this) {
        case UnreadWindow _ -> "unread-window";
        case SameMail _ -> "same-mail";
        case ForEachOther _ -> "for-each-other";
        case ByOthers _ -> "by-others";
      };
    }

    /**
     * What a unit's figures speak of.
     *
     * @param times how often something has to happen before it is told
     */
    static List<FunctionMailbox> of(FunctionMailboxFigures known, int times) {
      List<FunctionMailbox> all = new ArrayList<>();
      known.unreadWindows().forEach((mailbox, count) -> all.add(new UnreadWindow(mailbox, count)));
      FunctionMailboxFigures.PeopleFigures people = known.people();
      if (people != null && people.sameMail() >= times) {
        all.add(new SameMail(people.sameMail()));
      }
      if (people != null && people.forEachOther() >= times) {
        all.add(new ForEachOther(people.forEachOther()));
      }
      Integer byOthers = people == null ? null : people.byOthers();
      if (byOthers != null && byOthers > 0) {
        all.add(new ByOthers(byOthers));
      }
      return all;
    }
  }

  /** A shared mailbox lay unread for whole times of its service: agree on who looks when. */
  record UnreadWindow(MailboxId mailbox, int windows) implements FunctionMailbox {}

  /** The same mail comes to several people at once: give those who write one address. */
  record SameMail(int mails) implements FunctionMailbox {}

  /** People of the unit answer for each other: let them share a mailbox. */
  record ForEachOther(int mails) implements FunctionMailbox {}

  /** Mailboxes of people are answered by others, mostly: make functions of them. */
  record ByOthers(int mailboxes) implements FunctionMailbox {}

  /**
   * What there is to do about a unit's week, the weightiest first, at most {@link #MOST}.
   *
   * @param unit its figures, as far as they are told
   * @param whose its mailboxes; empty where they are not known any more
   */
  static List<Advice> of(UnitFigures unit, Optional<Unit> whose, AdviceSource source) {
    List<Advice> all = new ArrayList<>();
    List.of(RuleName.PUBLIC_RECORDS, RuleName.VOICEMAIL)
        .forEach(rule -> apart(rule, unit).ifPresent(all::add));
    if (unit.unwatched()) {
      all.add(new NotMeasured(new TreeSet<>()));
    }
    all.addAll(overdue(unit, source));
    all.addAll(unopened(unit, source));
    all.addAll(stewardsAway(unit, source));
    if (!unit.notMeasured().isEmpty()) {
      all.add(new NotMeasured(new TreeSet<>(unit.notMeasured().keySet())));
    }
    people(unit).ifPresent(all::add);
    Set<MailboxId> people =
        unit.figures() == null
            ? Set.of()
            : whose.<Set<MailboxId>>map(Unit::people).orElse(Set.of());
    int inboxes = source.open(people, UNATTENDED);
    if (inboxes > 0) {
      all.add(new Unattended(inboxes));
    }
    int absences = source.open(people, UNCOVERED);
    if (absences > 0) {
      all.add(new Absences(absences));
    }
    all.addAll(FunctionMailbox.of(unit.functions(), source.functions().times()));
    return all.stream().limit(MOST).toList();
  }

  private static Optional<Advice> apart(RuleName rule, UnitFigures unit) {
    SortedMap<MailboxId, Figures> shared = new TreeMap<>();
    unit.shared().stream()
        .filter(each -> isOverdue(each.apart().get(rule)))
        .forEach(each -> shared.put(each.mailbox(), each.apart().get(rule)));
    ApartFigures whole = unit.apart().get(rule);
    List<Figures> told =
        whole == null || whole.figures() == null
            ? List.copyOf(shared.values())
            : List.of(whole.figures());
    return told.stream()
        .map(Figures::oldestOverdue)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .map(oldest -> new ApartOverdue(rule, open(told), oldest, new TreeSet<>(shared.keySet())));
  }

  private static int open(List<Figures> told) {
    return told.stream().mapToInt(Figures::openOverdue).sum();
  }

  private static boolean isOverdue(@Nullable Figures figures) {
    return figures != null && figures.openOverdue() > 0;
  }

  private static List<Advice> overdue(UnitFigures unit, AdviceSource source) {
    return unit.shared().stream()
        .filter(each -> each.figures().openOverdue() > 0)
        .sorted(Comparator.comparing(Advice::oldest))
        .<Advice>map(
            each ->
                new SharedOverdue(
                    each.mailbox(),
                    each.figures().openOverdue(),
                    oldest(each),
                    source.stewards(each.mailbox())))
        .toList();
  }

  private static Instant oldest(MailboxFigures each) {
    Instant oldest = each.figures().oldestOverdue();
    return oldest == null ? Instant.MAX : oldest;
  }

  private static List<Advice> unopened(UnitFigures unit, AdviceSource source) {
    return unit.shared().stream()
        .map(each -> unopened(each.mailbox(), source))
        .filter(each -> each.days() > 0)
        .sorted(Comparator.comparing(AskForStandIn::days).reversed())
        .<Advice>map(each -> each)
        .toList();
  }

  private static AskForStandIn unopened(MailboxId mailbox, AdviceSource source) {
    SortedSet<LocalDate> days = source.unopened(mailbox);
    SortedSet<MailboxId> ask = source.stewards(mailbox);
    SortedSet<MailboxId> gone = new TreeSet<>(ask);
    gone.removeIf(steward -> !source.wasAway(steward, days));
    return new AskForStandIn(mailbox, days.size(), gone, ask);
  }

  private static List<Advice> stewardsAway(UnitFigures unit, AdviceSource source) {
    return unit.shared().stream()
        .map(MailboxFigures::mailbox)
        .filter(mailbox -> source.open(Set.of(mailbox), Set.of(STEWARDS_AWAY)) > 0)
        .<Advice>map(mailbox -> new AllStewardsAway(mailbox, source.stewards(mailbox)))
        .toList();
  }

  private static Optional<Advice> people(UnitFigures unit) {
    Figures whole = unit.figures();
    if (whole == null) {
      return Optional.empty();
    }
    int ofShared = unit.shared().stream().mapToInt(each -> each.figures().openOverdue()).sum();
    return whole.openOverdue() > ofShared
        ? Optional.of(new PeopleOverdue(whole.openOverdue() - ofShared))
        : Optional.empty();
  }
}
