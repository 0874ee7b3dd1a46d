package se.svarsvakt.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.StewardCalendars;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.absence.PlannedAbsence;
import se.svarsvakt.rule.absence.PlannedAbsences;
import se.svarsvakt.rule.absence.StewardGaps;
import se.svarsvakt.summary.OrganisationChart;
import se.svarsvakt.summary.Unit;
import se.svarsvakt.sync.CalendarSync;
import se.svarsvakt.sync.OwnerFacts;
import se.svarsvakt.sync.delegates.Delegates;
import se.svarsvakt.sync.delegates.Source;
import se.svarsvakt.worktime.CalendarWeek;
import se.svarsvakt.worktime.PersonalCalendar;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Who of a unit is away in the next weeks, and which inboxes will stand unattended, by the
 * calendars as they were last read.
 */
record AbsenceRehearsal(Pages pages, OrganisationChart chart) {
  private static final int WEEKS = 6;

  /**
   * An absence.
   *
   * @param watched the addresses of those who look after the inbox or can open it
   * @param agreed whether somebody agreed to it for the whole time
   * @param known whether it is known who can open it
   */
  record AbsenceLine(
      String person,
      LocalDate from,
      LocalDate to,
      List<String> watched,
      boolean agreed,
      boolean known) {
    /**
     * What is to be said of it: {@code agreed}, {@code opener}, {@code unknown}, {@code nobody}.
     */
    public String standing() {
      if (agreed) {
        return "agreed";
      }
      if (!watched.isEmpty()) {
        return "opener";
      }
      return known ? "nobody" : "unknown";
    }
  }

  /** Days on which everybody who looks after a shared mailbox is away. */
  record SharedGap(String mailbox, LocalDate from, LocalDate to) {}

  /**
   * What is ahead.
   *
   * @param absences by their first day
   * @param gaps of shared mailboxes
   * @param until the last day that is asked about
   * @param knownUntil the last day that all calendars are known of; null where one is not known
   */
  record Ahead(
      List<AbsenceLine> absences,
      List<SharedGap> gaps,
      LocalDate until,
      @Nullable LocalDate knownUntil) {
    /** Those who are away some time in the week after the one that a day lies in. */
    public List<AbsenceLine> inWeekAfter(LocalDate day) {
      CalendarWeek next = CalendarWeek.of(day).plus(1);
      return absences.stream()
          .filter(each -> !each.from().isAfter(next.sunday()))
          .filter(each -> !each.to().isBefore(next.monday()))
          .toList();
    }
  }

  Ahead of(Unit unit) {
    Instant now = pages.clock().instant();
    LocalDate today = LocalDate.ofInstant(now, pages.zone());
    LocalDate until = today.plusWeeks(WEEKS);
    Map<MailboxId, List<PlannedAbsence>> away = away(unit.people(), now, until);
    return new Ahead(
        lines(away, today), gaps(unit, now, today, until), until, knownUntil(unit.people(), until));
  }

  private Map<MailboxId, List<PlannedAbsence>> away(
      Collection<MailboxId> people, Instant now, LocalDate until) {
    LocalDate today = LocalDate.ofInstant(now, pages.zone());
    WorkingCalendar calendar = pages.stores().judgement().policy().calendar();
    Map<MailboxId, List<PlannedAbsence>> away = new HashMap<>();
    pages
        .stores()
        .judgement()
        .records()
        .owners()
        .ownersWithoutTraces(people, now)
        .forEach(
            (person, owner) ->
                away.put(
                    person,
                    PlannedAbsences.of(owner.calendar().outOfOffice(), days(owner, calendar))
                        .stream()
                        .filter(each -> !each.lastDay().isBefore(today))
                        .filter(each -> !each.firstDay().isAfter(until))
                        .toList()));
    return away;
  }

  private static PersonalCalendar days(OwnerFacts owner, WorkingCalendar calendar) {
    return new PersonalCalendar(owner.settings().hours(), calendar);
  }

  private List<AbsenceLine> lines(Map<MailboxId, List<PlannedAbsence>> away, LocalDate today) {
    Map<MailboxId, Map<Source, Delegates>> delegates =
        pages.stores().judgement().records().delegates().of(away.keySet());
    List<CoverAgreement> agreements =
        pages.stores().judgement().records().register().agreements(today);
    List<AbsenceLine> lines = new ArrayList<>();
    away.forEach(
        (person, absences) ->
            absences.forEach(
                absence ->
                    lines.add(
                        line(
                            person,
                            absence,
                            agreements,
                            delegates.getOrDefault(person, Map.of())))));
    lines.sort(Comparator.comparing(AbsenceLine::from).thenComparing(AbsenceLine::person));
    return lines;
  }

  private AbsenceLine line(
      MailboxId person,
      PlannedAbsence absence,
      List<CoverAgreement> agreements,
      Map<Source, Delegates> sources) {
    List<String> covers =
        agreements.stream()
            .filter(each -> each.mailbox().equals(person))
            .filter(each -> each.holdsOn(absence.firstDay()) && each.holdsOn(absence.lastDay()))
            .map(each -> chart.name(each.by()))
            .toList();
    List<String> openers =
        sources.values().stream()
            .flatMap(source -> source.known().stream())
            .filter(each -> each.right().opensInbox())
            .map(each -> chart.name(each.delegate()))
            .distinct()
            .sorted()
            .toList();
    return new AbsenceLine(
        chart.name(person),
        absence.firstDay(),
        absence.lastDay(),
        covers.isEmpty() ? openers : covers,
        !covers.isEmpty(),
        sources.values().stream().anyMatch(Delegates.KnownDelegates.class::isInstance));
  }

  private List<SharedGap> gaps(Unit unit, Instant now, LocalDate today, LocalDate until) {
    PageJudgement judgement = pages.stores().judgement();
    Map<MailboxId, Set<MailboxId>> stewards = new HashMap<>(chart.stewards());
    stewards.keySet().retainAll(unit.shared());
    Map<MailboxId, StewardGaps> gaps =
        new StewardCalendars(judgement.records(), _ -> true, judgement.policy().calendar())
            .gaps(stewards, now);
    return gaps.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            each ->
                each.getValue().between(today, until).stream()
                    .map(
                        gap ->
                            new SharedGap(
                                chart.name(each.getKey()),
                                gap.from().isBefore(today) ? today : gap.from(),
                                gap.to().isAfter(until) ? until : gap.to())))
        .toList();
  }

  private @Nullable LocalDate knownUntil(Collection<MailboxId> people, LocalDate until) {
    Map<MailboxId, Instant> read =
        pages.stores().judgement().records().owners().calendarsReadAt(people);
    if (!read.keySet().containsAll(people)) {
      return null;
    }
    return read.values().stream()
        .min(Comparator.naturalOrder())
        .map(at -> LocalDate.ofInstant(at.plus(CalendarSync.KNOWN_AHEAD), pages.zone()))
        .filter(day -> day.isBefore(until))
        .orElse(until);
  }
}
