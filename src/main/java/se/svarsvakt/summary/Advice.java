package se.svarsvakt.summary;

import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.AttentionIssue;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.ObservationStore.FindingSpan;
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

  /** Mail to a shared mailbox waits beyond its deadline: ask whoever looks after it. */
  record SharedOverdue(MailboxId mailbox, int open, Instant oldest, SortedSet<MailboxId> ask)
      implements Advice {}

  /** Nobody looks after a shared mailbox: name somebody. */
  record NameSteward(MailboxId mailbox) implements Advice {}

  /** A shared mailbox was not opened on some days, and who was away then: ask for a stand-in. */
  record AskForStandIn(
      MailboxId mailbox, int times, SortedSet<MailboxId> away, SortedSet<MailboxId> ask)
      implements Advice {}

  /** Mail to people of the unit waits beyond its deadline: take it up with them. */
  record PeopleOverdue(int open) implements Advice {}

  /** Inboxes lie unopened and nobody else is known to be able to open them: agree on cover. */
  record Unattended(int inboxes) implements Advice {}

  /** Absences without automatic reply or cover: agree on it beforehand. */
  record Absences(int findings) implements Advice {}

  /**
   * Mailboxes that could not be read: whoever runs the program has to see to it.
   *
   * @param mailboxes which; empty where no pass ran
   */
  record NotMeasured(SortedSet<MailboxId> mailboxes) implements Advice {}

  /**
   * What there is to do about a unit's week, the weightiest first, at most {@link #MOST}.
   *
   * @param unit its figures
   * @param chart who looks after what
   * @param seen the findings of the week in its shared mailboxes
   * @param away whether somebody was out of office at a moment
   */
  static List<Advice> of(
      UnitFigures unit,
      OrganisationChart chart,
      Collection<FindingSpan> seen,
      BiPredicate<MailboxId, Instant> away) {
    List<Advice> all = new ArrayList<>();
    if (unit.unwatched()) {
      all.add(new NotMeasured(new TreeSet<>()));
    }
    all.addAll(shared(unit, chart));
    all.addAll(unopened(chart, seen, away));
    if (!unit.notMeasured().isEmpty() && !unit.unwatched()) {
      all.add(new NotMeasured(new TreeSet<>(unit.notMeasured().keySet())));
    }
    people(unit).ifPresent(all::add);
    int inboxes = open(unit, RuleName.UNATTENDED);
    if (inboxes > 0) {
      all.add(new Unattended(inboxes));
    }
    int absences = open(unit, RuleName.ABSENCE);
    if (absences > 0) {
      all.add(new Absences(absences));
    }
    return all.stream().limit(MOST).toList();
  }

  private static List<Advice> shared(UnitFigures unit, OrganisationChart chart) {
    List<Advice> found = new ArrayList<>();
    unit.shared().stream()
        .filter(each -> each.figures().openOverdue() > 0)
        .sorted(Comparator.comparing(Advice::oldest))
        .map(
            each ->
                new SharedOverdue(
                    each.mailbox(),
                    each.figures().openOverdue(),
                    oldest(each),
                    stewards(chart, each.mailbox())))
        .forEach(found::add);
    unit.shared().stream()
        .map(MailboxFigures::mailbox)
        .filter(mailbox -> stewards(chart, mailbox).isEmpty())
        .map(NameSteward::new)
        .forEach(found::add);
    return found;
  }

  private static Instant oldest(MailboxFigures each) {
    Instant oldest = each.figures().oldestOverdue();
    return oldest == null ? Instant.MAX : oldest;
  }

  private static SortedSet<MailboxId> stewards(OrganisationChart chart, MailboxId mailbox) {
    return new TreeSet<>(chart.stewards().getOrDefault(mailbox, Set.of()));
  }

  private static List<Advice> unopened(
      OrganisationChart chart, Collection<FindingSpan> seen, BiPredicate<MailboxId, Instant> away) {
    Map<MailboxId, List<FindingSpan>> found =
        seen.stream()
            .filter(span -> span.finding().kind().equals(NOT_OPENED))
            .collect(
                Collectors.groupingBy(span -> span.finding().mailbox(), TreeMap::new, toList()));
    return found.entrySet().stream()
        .map(each -> unopened(each.getKey(), each.getValue(), chart, away))
        .sorted(Comparator.comparing(AskForStandIn::times).reversed())
        .<Advice>map(each -> each)
        .toList();
  }

  private static AskForStandIn unopened(
      MailboxId mailbox,
      List<FindingSpan> spans,
      OrganisationChart chart,
      BiPredicate<MailboxId, Instant> away) {
    SortedSet<MailboxId> ask = stewards(chart, mailbox);
    SortedSet<MailboxId> gone = new TreeSet<>(ask);
    gone.removeIf(
        steward -> spans.stream().noneMatch(span -> away.test(steward, span.period().from())));
    return new AskForStandIn(mailbox, spans.size(), gone, ask);
  }

  private static Optional<Advice> people(UnitFigures unit) {
    Figures whole = unit.figures();
    if (whole == null) {
      return Optional.empty();
    }
    int ofShared = unit.shared().stream().mapToInt(each -> each.figures().openOverdue()).sum();
    Instant oldest = whole.oldestOverdue();
    return whole.openOverdue() > ofShared && oldest != null
        ? Optional.of(new PeopleOverdue(whole.openOverdue() - ofShared))
        : Optional.empty();
  }

  private static int open(UnitFigures unit, RuleName rule) {
    return unit.findings().stream()
        .filter(each -> each.kind().rule() == rule)
        .mapToInt(each -> each.fresh() + each.still())
        .sum();
  }
}
