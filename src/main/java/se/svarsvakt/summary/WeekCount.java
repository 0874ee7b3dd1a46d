package se.svarsvakt.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.reply.ReplyTerms;
import se.svarsvakt.summary.ObservationStore.FindingSpan;
import se.svarsvakt.summary.UnitFigures.MailboxFigures;
import se.svarsvakt.summary.UnitSummary.TrendPoint;
import se.svarsvakt.summary.UnitSummary.Withheld;
import se.svarsvakt.worktime.CalendarWeek;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * A week counted from the stored facts: one pass over the mail of all units that are asked for, and
 * of each mailbox only its tally stays in memory.
 */
final class WeekCount {
  private static final int DAYS_TO_BE_READ_IN = 2;

  private final FigureTally.WeekTerms terms;
  private final Map<RuleName, Map<MailboxId, FigureTally>> tallies = new EnumMap<>(RuleName.class);
  private final Map<MailboxId, List<FindingSpan>> findings;
  private final Map<MailboxId, String> unread;
  private final boolean unwatched;
  private final @Nullable FunctionMailboxCount functions;
  private final Map<MailboxId, RegistrationCount> registrations = new HashMap<>();

  /** How far what speaks for a function mailbox is counted. */
  enum Functions {
    /** Not at all. */
    NOT_COUNTED,
    /** For some units: of the mail of theirs alone. */
    OF_SOME,
    /** For the whole organisation. */
    OF_ALL
  }

  private WeekCount(
      FigureTally.WeekTerms terms,
      Map<MailboxId, List<FindingSpan>> findings,
      ObservationStore observed,
      @Nullable FunctionMailboxCount functions,
      Policy policy) {
    this.terms = terms;
    this.functions = functions;
    this.findings = findings;
    Period lastDays = lastWorkingDays(terms.week(), policy.calendar());
    this.unread = observed.unread(lastDays);
    this.unwatched = observed.isUnwatched(lastDays);
  }

  /**
   * Counts the mail of some mailboxes.
   *
   * @param mailboxes which
   * @param chart how they are addressed
   * @param findings what was seen in them that touches the week
   * @param functions how far what speaks for a function mailbox is counted too
   */
  static WeekCount of(
      CalendarWeek week,
      Collection<MailboxId> mailboxes,
      OrganisationChart chart,
      Map<MailboxId, List<FindingSpan>> findings,
      Casework casework,
      ObservationStore observed,
      Policy policy,
      Functions functions) {
    FigureTally.WeekTerms weeks = FigureTally.WeekTerms.of(week, policy.calendar());
    WeekCount count =
        new WeekCount(
            weeks,
            findings,
            observed,
            counter(functions, weeks, mailboxes, casework, policy),
            policy);
    Map<MailboxId, Set<Hash>> own = new HashMap<>();
    mailboxes.forEach(id -> own.put(id, chart.addresses(id)));
    ReplyTerms terms = ReplyTerms.of(policy);
    Instant over = weeks.span().until();
    casework.lookBack(
        own,
        over,
        past -> {
          CountedMail.of(past, terms).forEach(count::add);
          count.registrations.putAll(
              RegistrationCount.of(past, count.terms.span(), policy.calendar()));
        });
    if (count.functions != null) {
      count.functions.explainedBy(
          casework.standIns(count.functions.answeredByOthers(), over), casework::held);
    }
    return count;
  }

  private static @Nullable FunctionMailboxCount counter(
      Functions functions,
      FigureTally.WeekTerms weeks,
      Collection<MailboxId> mailboxes,
      Casework casework,
      Policy policy) {
    if (functions == Functions.NOT_COUNTED || mailboxes.isEmpty()) {
      return null;
    }
    return new FunctionMailboxCount(
        policy.functions(),
        weeks,
        casework.copies(weeks.fourWeeks(), functions == Functions.OF_ALL ? Set.of() : mailboxes));
  }

  /** The whole week where it has no more of them. */
  private static Period lastWorkingDays(CalendarWeek week, WorkingCalendar calendar) {
    List<LocalDate> days =
        week.monday()
            .datesUntil(week.monday().plusWeeks(1))
            .filter(calendar::isWorkingDay)
            .toList();
    return days.size() < DAYS_TO_BE_READ_IN
        ? week.in(calendar.zone())
        : new Period(
            calendar.at(days.get(days.size() - DAYS_TO_BE_READ_IN), LocalTime.MIDNIGHT),
            calendar.at(days.getLast().plusDays(1), LocalTime.MIDNIGHT));
  }

  private void add(CountedMail mail) {
    if (functions != null) {
      functions.add(mail);
    }
    tallies
        .computeIfAbsent(mail.rule(), _ -> new HashMap<>())
        .computeIfAbsent(mail.mailbox(), _ -> new FigureTally(terms))
        .add(mail);
  }

  private Map<MailboxId, FigureTally> tallies(RuleName rule) {
    return tallies.getOrDefault(rule, Map.of());
  }

  private FigureTally tally(RuleName rule, Stream<MailboxId> mailboxes) {
    FigureTally sum = new FigureTally(terms);
    mailboxes.map(tallies(rule)::get).filter(Objects::nonNull).forEach(sum::add);
    return sum;
  }

  /** A unit's figures, whatever a policy lets be told of them. */
  UnitFigures figures(Unit unit) {
    FigureTally whole = tally(RuleName.REPLY, unit.mailboxes());
    return new UnitFigures(
        unit.manager(),
        unit.people().size(),
        whole.figures(),
        pointsAtOne(RuleName.REPLY, unit),
        each(unit.shared()),
        findings(unit.mailboxes()),
        findings(unit.shared().stream()),
        unread(unit),
        unwatched,
        whole.matured(),
        apart(unit),
        functions == null ? FunctionMailboxFigures.NONE : functions.of(unit, findings));
  }

  private SortedMap<RuleName, ApartFigures> apart(Unit unit) {
    SortedMap<RuleName, ApartFigures> apart = new TreeMap<>();
    apart(unit.mailboxes().toList())
        .forEach(
            (rule, figures) -> apart.put(rule, new ApartFigures(figures, pointsAtOne(rule, unit))));
    return apart;
  }

  private SortedMap<RuleName, Figures> apart(Collection<MailboxId> mailboxes) {
    SortedMap<RuleName, Figures> apart = new TreeMap<>();
    for (RuleName rule : ApartFigures.PROPERTIES.keySet()) {
      Figures figures = tally(rule, mailboxes.stream()).figures();
      if (!figures.isNothing()) {
        apart.put(rule, figures);
      }
    }
    return apart;
  }

  private List<FindingCount> findings(Stream<MailboxId> mailboxes) {
    return FindingCount.of(
        mailboxes
            .flatMap(id -> findings.getOrDefault(id, List.of()).stream())
            .filter(span -> span.finding().unreadWindow().isEmpty())
            .toList(),
        terms.span());
  }

  /** What was due in these units together: a mailbox of several of them counts once. */
  TrendPoint whole(Collection<Unit> units) {
    Stream<MailboxId> each = units.stream().flatMap(Unit::mailboxes).distinct();
    Figures all = tally(RuleName.REPLY, each).figures();
    return WeekStore.point(terms.week(), all);
  }

  private Map<MailboxId, String> unread(Unit unit) {
    Map<MailboxId, String> found = new HashMap<>(unread);
    found.keySet().retainAll(unit.mailboxes().collect(Collectors.toSet()));
    return found;
  }

  /** Whoever knows their own mail knows the other's by taking it away. */
  private boolean pointsAtOne(RuleName rule, Unit unit) {
    List<MailboxId> counted = unit.people().stream().filter(each -> hasMail(rule, each)).toList();
    Predicate<MailboxId> managers = unit.manager()::equals;
    return counted.size() == 1
        || counted.stream().filter(managers.negate()).count() == 1
        || unit.people().stream().filter(managers.negate()).count() == 1;
  }

  private boolean hasMail(RuleName rule, MailboxId mailbox) {
    FigureTally tally = tallies(rule).get(mailbox);
    return tally != null && !tally.isEmpty();
  }

  /** Why the figures of a unit's people are not shown; empty where they are. */
  static Optional<Withheld> withheld(UnitFigures unit, Policy policy) {
    if (!policy.summary().managerSeesPersons()) {
      return Optional.of(Withheld.POLICY);
    }
    return unit.people() < policy.privacy().minimumGroup() || unit.figures() == null
        ? Optional.of(Withheld.MINIMUM_GROUP)
        : Optional.empty();
  }

  /** The figures of each of these mailboxes, in their order. */
  List<MailboxFigures> each(Collection<MailboxId> mailboxes) {
    List<MailboxFigures> all = new ArrayList<>();
    for (MailboxId id : mailboxes) {
      Figures figures = tally(RuleName.REPLY, Stream.of(id)).figures();
      all.add(new MailboxFigures(id, figures, apart(List.of(id)), registrations.get(id)));
    }
    return all;
  }
}
