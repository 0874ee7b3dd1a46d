package se.svarsvakt.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.nudge.NudgeService;
import se.svarsvakt.nudge.NudgeTimetable;
import se.svarsvakt.nudge.OpenItems;
import se.svarsvakt.nudge.Responsibilities;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Judges past days as they would have gone, and counts the nudges. Every mailbox is read once, into
 * a store that is thrown away; nothing is sent.
 *
 * <p>What a mailbox does not remember cannot be judged: how automatic replies were set on past
 * days, and mail that was read or thrown away since. Nudges about absences are therefore left out.
 */
public final class Replay {
  private static final LocalTime NOON = LocalTime.NOON;
  private static final Duration BEFORE_CLOSING = Duration.ofMinutes(5);

  private final MailboxReader reader;
  private final Casework casework;
  private final NudgeService nudgeService;
  private final SecondaryReads secondaryReads;
  private final Scan.Care care;
  private final Policy policy;

  /**
   * With what it reads and how it judges.
   *
   * @param nudgeService plans, with a channel that reaches nobody
   * @param secondaryReads what is read beside mail
   * @param care who answers for shared mailboxes
   */
  public Replay(
      MailboxReader reader,
      Casework casework,
      NudgeService nudgeService,
      SecondaryReads secondaryReads,
      Scan.Care care,
      Policy policy) {
    this.reader = reader;
    this.casework = casework;
    this.nudgeService = nudgeService;
    this.secondaryReads = secondaryReads;
    this.care = care;
    this.policy = policy;
  }

  /**
   * The nudges of one kind on one day.
   *
   * @param nudges how many would have gone
   * @param people to how many people
   */
  public record Count(int nudges, int people) {}

  /**
   * What past days would have brought.
   *
   * @param days the counts by day and kind, in order; days without nudges are missing
   * @param total all nudges, and everybody who would have got one
   * @param read how the mailboxes were read, without nudges
   */
  public record Outcome(
      Map<LocalDate, Map<NudgeKind, Count>> days, Count total, ScanSummary read) {}

  /**
   * Judges the time up to the request's moment.
   *
   * @param length how far back
   */
  public Outcome run(ScanRequest request, Duration length, ScanSink sink) {
    MailboxReader.Outcome read = reader.readAll(request, sink);
    secondaryReads.calls().read(request.asOf(), request.asOf());
    ScanReview review =
        new ScanReview(new RunningPass(request, read, request.asOf()), casework, secondaryReads);
    Responsibilities present = review.read(care.inForce(read.organisation().directory()));
    Instant from = request.asOf().minus(length);
    secondaryReads.signatures().lookBack(review.own(), from, request.asOf());
    Tallies tallies = new Tallies();
    Collection<Instant> moments = moments(from, request.asOf());
    int done = 0;
    for (Instant moment : moments) {
      sink.beforeNext();
      Responsibilities people = present.coveredBy(casework.covers(present.directory(), moment));
      OpenItems openItems = withoutAbsences(review.at(moment, people));
      NudgeService.NudgeRun then =
          new NudgeService.NudgeRun(
              moment, () -> moment, people, person -> "", NudgeService.Mode.SEND);
      nudgeService
          .run(then, openItems, openItems::about)
          .forEach(report -> tallies.add(policy.calendar().dateOf(moment), report));
      sink.replayed(++done, moments.size());
    }
    return new Outcome(tallies.days(), tallies.total(), ScanSummary.of(read));
  }

  private static OpenItems withoutAbsences(OpenItems openItems) {
    return new OpenItems(
        openItems.mail(),
        openItems.findings().stream()
            .filter(finding -> !NudgeKind.ABSENCE.isAbout(finding))
            .toList());
  }

  /** When something may be due: at the policy's times, and a few more for what comes up later. */
  private Collection<Instant> moments(Instant from, Instant until) {
    WorkingCalendar calendar = policy.calendar();
    NudgeTimetable times = new NudgeTimetable(policy);
    Set<Instant> moments = new TreeSet<>();
    for (LocalDate day = calendar.dateOf(from);
        !day.isAfter(calendar.dateOf(until));
        day = calendar.nextWorkingDay(day)) {
      moments.addAll(times.on(day));
      moments.add(calendar.at(day, NOON));
      moments.add(calendar.closesAt(day).minus(BEFORE_CLOSING));
    }
    return moments.stream()
        .filter(moment -> moment.isAfter(from) && !moment.isAfter(until))
        .filter(calendar::isWorkingTime)
        .collect(Collectors.toList());
  }

  /** Counts what would have gone. */
  private static final class Tallies {
    private final Map<LocalDate, Map<NudgeKind, List<MailboxId>>> told = new TreeMap<>();

    void add(LocalDate day, NudgeReport report) {
      if (report.isSent()) {
        told.computeIfAbsent(day, key -> new EnumMap<>(NudgeKind.class))
            .computeIfAbsent(report.nudge().kind(), key -> new ArrayList<>())
            .add(report.nudge().recipient());
      }
    }

    Map<LocalDate, Map<NudgeKind, Count>> days() {
      Map<LocalDate, Map<NudgeKind, Count>> days = new TreeMap<>();
      told.forEach(
          (day, kinds) -> {
            Map<NudgeKind, Count> counts = new EnumMap<>(NudgeKind.class);
            kinds.forEach((kind, people) -> counts.put(kind, count(people)));
            days.put(day, counts);
          });
      return days;
    }

    Count total() {
      return count(
          told.values().stream()
              .flatMap(kinds -> kinds.values().stream())
              .flatMap(List::stream)
              .toList());
    }

    private static Count count(List<MailboxId> people) {
      return new Count(people.size(), (int) people.stream().distinct().count());
    }
  }
}
