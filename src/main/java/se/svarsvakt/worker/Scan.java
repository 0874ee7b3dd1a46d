package se.svarsvakt.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.ItemStore;
import se.svarsvakt.casework.ReviewResult;
import se.svarsvakt.casework.StewardStore;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgePlan;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.nudge.NudgeService;
import se.svarsvakt.nudge.Responsibilities;
import se.svarsvakt.summary.Observation.Timing;
import se.svarsvakt.summary.PassRecorder;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.Traffic;
import se.svarsvakt.tracing.TraceAttribute;
import se.svarsvakt.tracing.TraceOperation;
import se.svarsvakt.tracing.Tracing;

/**
 * One complete pass: reads every mailbox in scope, judges what is stored of them, and tells people
 * what is due to be told. It can be run again at any moment without harm.
 */
public final class Scan {
  private static final Duration LONGEST_PASS = Duration.ofHours(6);

  /** Mailboxes that are judged anew since something changed in others. */
  private static final int MOST_BESIDE = 200;

  private final MailboxReader reader;
  private final Casework casework;
  private final NudgeService nudgeService;
  private final Context context;

  /** With the steps it is made of. */
  public Scan(MailboxReader reader, Casework casework, NudgeService nudgeService, Context context) {
    this.reader = reader;
    this.casework = casework;
    this.nudgeService = nudgeService;
    this.context = context;
  }

  /**
   * What surrounds a pass.
   *
   * @param clock for how long things take and how old records are
   * @param traffic what was asked of Graph so far
   * @param secondaryReads what is read beside mail
   * @param care who answers for shared mailboxes
   * @param log the record of passes
   * @param history what is kept of what passes see
   * @param weekly tells managers of weeks that are over
   * @param yearly tells them of the year that is over
   * @param tracing is told of passes and their parts
   */
  public record Context(
      Clock clock,
      Supplier<Traffic> traffic,
      SecondaryReads secondaryReads,
      Care care,
      ScanLog log,
      PassRecorder history,
      WeeklyMailing weekly,
      YearlyMailing yearly,
      Tracing tracing) {}

  /**
   * Who answers for shared mailboxes.
   *
   * @param configured the addresses of those whom the settings name, by the mailbox's address
   * @param found where it is kept what a pass found
   */
  public record Care(Map<MailAddress, List<MailAddress>> configured, StewardStore found) {
    /** Keeps a copy. */
    public Care {
      configured = Map.copyOf(configured);
    }

    /** Whom the settings name, and where they say nothing, whom an administrator named. */
    public Map<MailAddress, List<MailAddress>> inForce(DirectorySnapshot directory) {
      Map<MailAddress, List<MailAddress>> all = new HashMap<>(configured);
      found
          .named()
          .forEach(
              (mailbox, people) ->
                  directory
                      .account(mailbox)
                      .filter(
                          account ->
                              configured.keySet().stream().noneMatch(account.addresses()::contains))
                      .map(Account::mail)
                      .ifPresent(address -> all.put(address, addresses(directory, people))));
      return all;
    }

    private static List<MailAddress> addresses(DirectorySnapshot directory, Set<MailboxId> people) {
      return people.stream()
          .flatMap(person -> directory.account(person).map(Account::mail).stream())
          .toList();
    }
  }

  /** Registrators whom the settings name by an address that nobody has. */
  List<MailAddress> unknownRegistrators(@Nullable DirectorySnapshot directory) {
    return directory == null ? List.of() : directory.nobodys(casework.registrators());
  }

  /** Administration mailboxes that the settings name by an address that nobody has. */
  List<MailAddress> unknownAdministration(@Nullable DirectorySnapshot directory) {
    return directory == null ? List.of() : directory.nobodys(casework.administrationMailboxes());
  }

  /**
   * Runs a pass.
   *
   * @throws se.svarsvakt.sync.SourceUnavailable if Graph as a whole cannot be used
   */
  public ScanSummary run(ScanRequest request, ScanSink sink) {
    return run(request, sink, PassReading.ALL_HERE);
  }

  /**
   * Runs a pass whose reading other nodes may share, or that reads what is due.
   *
   * @throws se.svarsvakt.sync.SourceUnavailable if Graph as a whole cannot be used
   */
  ScanSummary run(ScanRequest request, ScanSink sink, PassReading how) {
    return context
        .tracing()
        .trace(
            TraceOperation.PASS,
            span -> {
              try (PassParts parts = new PassParts(context.clock(), sink)) {
                ScanSummary summary = run(request, sink, how, parts);
                span.with(TraceAttribute.MAILBOXES, summary.mailboxes())
                    .with(TraceAttribute.MAILBOXES_READ, summary.scanned())
                    .with(TraceAttribute.FAILURES, summary.failed().size());
                return summary;
              }
            });
  }

  private ScanSummary run(ScanRequest request, ScanSink sink, PassReading how, PassParts parts) {
    Instant started = parts.began();
    Traffic before = context.traffic().get();
    Optional<FinishedScan> last = context.log().lastFinished();
    how.begins(last.map(FinishedScan::at));
    String record = context.log().begun(started, request.asOf());
    Instant lived = request.asOf().isBefore(started) ? request.asOf() : started;
    casework.askColleagues(lived);
    reader.forgetHabits(lived);
    TimelyNudges timely =
        new TimelyNudges(
            nudgeService.timetable(), context.clock(), moment -> tell(request.at(moment)));
    Supplier<MailboxReader.Outcome> reading =
        () ->
            how.read(
                reader,
                request,
                sink,
                () -> pressing(request.asOf().plus(VisitPlan.NEAR)),
                context.clock());
    MailboxReader.Outcome read =
        isTelling(request, started) ? timely.around(last, request.asOf(), reading) : reading.get();
    sink.readings(reader.lastReadings(read, request.asOf(), how::lastRead));
    Instant wasRead = parts.ended(PassFigures.Part.READING);
    List<UnreadCalls> unreadCalls = context.secondaryReads().calls().read(request.asOf(), started);
    boolean firstToday = isFirstOn(started, last.map(FinishedScan::at));
    ScanRequest asked = firstToday ? request.fully() : request;
    RunningPass pass = // whoever was told meanwhile was told of what came meanwhile
        timely.hasTold()
            ? new RunningPass(asked.at(wasRead), read, wasRead)
            : new RunningPass(asked, read, started);
    Supplier<Instant> now = () -> pass.at(context.clock().instant());
    ScanReview review = new ScanReview(pass, casework, context.secondaryReads());
    FindingRecorder findings = new FindingRecorder(context.history().observed(), pass);
    ScanReview.Found found =
        review.run(
            context.care().inForce(read.organisation().directory()),
            sink,
            (people, agreements) -> nudgeService.plan(pass.request().asOf(), people, agreements),
            keptItems(pass).andThen(findings));
    remember(pass, found.people());
    parts.ended(PassFigures.Part.JUDGING);
    NudgeRecheck recheck =
        new NudgeRecheck(pass.request(), read, found.people(), casework::writtenTo);
    NudgeService.NudgeRun moment = recheck.moment(now);
    List<NudgeReport> nudges = new ArrayList<>(timely.told());
    nudges.addAll(
        nudgeService.run(moment, found.plan(), recheck.lastLook(reader, casework, review, now)));
    parts.ended(PassFigures.Part.REMINDING);
    if (pass.isWhole()) {
      nudgeService.keepTrue(moment, found.plan());
      if (findings.notes()) {
        context.history().record(new PassObservation(pass, found.people(), findings.noted())::seen);
      }
      nudges.addAll(context.weekly().run(moment));
      nudges.addAll(context.yearly().run(moment));
    }
    if (firstToday) {
      forgetOld(lived); // weeks that are told now rest on it
    }
    Instant finished = parts.ended(PassFigures.Part.CLOSING);
    ScanSummary summary =
        new ScanSummary(
            read.mailboxes(),
            read.scanned(),
            found.failed(),
            nudges,
            context.traffic().get().since(before),
            Duration.between(started, finished).toMillis(),
            unreadCalls);
    sink.ended(summary);
    if (pass.isWhole()) {
      context.log().finished(record, FinishedScan.of(finished, summary));
      how.ended(finished);
    }
    return summary;
  }

  /**
   * Reads some mailboxes between passes and shows on the pages what changed there, their mail and
   * what hangs on it in others. Nobody is told, and no history is written: passes do that.
   *
   * @return those that could not be read, which are to be tried again
   * @throws se.svarsvakt.sync.SourceUnavailable if the directory cannot be read
   */
  public Set<MailboxId> readChanged(Collection<MailboxId> mailboxes) {
    return context
        .tracing()
        .trace(
            TraceOperation.CHANGES,
            span -> {
              span.with(TraceAttribute.MAILBOXES, mailboxes.size());
              return readAndShown(mailboxes);
            });
  }

  private Set<MailboxId> readAndShown(Collection<MailboxId> mailboxes) {
    Instant now = context.clock().instant();
    long before = casework.lastChange();
    MailboxReader.Outcome read = reader.readChanged(mailboxes, now);
    Set<MailboxId> changed = new HashSet<>(casework.changedSince(before, MOST_BESIDE));
    read.enrolled().forEach(mailbox -> changed.add(mailbox.account().id()));
    RunningPass look =
        new RunningPass(
            new ScanRequest(now, Set.of(), NudgeService.Mode.SHOW, Casework.Breadth.EXPECTING),
            reader.known(changed),
            now);
    ScanReview review = new ScanReview(look, casework, context.secondaryReads());
    DirectorySnapshot directory = look.read().organisation().directory();
    ItemStore items = context.history().items();
    review.look(
        review.people(context.care().inForce(directory)),
        part -> {
          items.bring(
              part.anew(), // what is found beside mail hangs on more than what was read
              part.anew(),
              part.items(id -> addressIn(directory, id)));
          casework.judgeAnew(part.anew()); // a pass beside it may have judged them later than this
        });
    return read.unreadable().stream().map(Account::id).collect(Collectors.toSet());
  }

  /** Where a deadline is near or past, and where those answer from who answer for them. */
  private Set<MailboxId> pressing(Instant until) {
    Set<MailboxId> pressing = new HashSet<>(casework.changing(until));
    context.care().found().of(Set.copyOf(pressing)).values().forEach(pressing::addAll);
    return pressing;
  }

  private static boolean isTelling(ScanRequest request, Instant started) {
    return request.mode() == NudgeService.Mode.SEND
        && request.only().isEmpty()
        && request.breadth() == Casework.Breadth.EXPECTING
        && RunningPass.timing(request, started) == Timing.PRESENT;
  }

  /** Tells what is due at the request's moment by what is stored, with a last look at each. */
  private List<NudgeReport> tell(ScanRequest request) {
    Instant begun = context.clock().instant();
    RunningPass pass = new RunningPass(request, reader.known(request), begun);
    ScanReview review = new ScanReview(pass, casework, context.secondaryReads());
    Responsibilities people =
        review.people(context.care().inForce(pass.read().organisation().directory()));
    NudgePlan plan = nudgeService.plan(request.asOf(), people, casework.agreements(request.asOf()));
    review.plan(plan, people);
    NudgeRecheck recheck = new NudgeRecheck(request, pass.read(), people, casework::writtenTo);
    Supplier<Instant> now = context.clock()::instant;
    return nudgeService.run(
        recheck.moment(now), plan, recheck.lastLook(reader, casework, review, now));
  }

  /**
   * What a whole pass found stays in the lists of the pages until the next one. One that judges at
   * another time than it runs leaves them as they are.
   */
  private Consumer<ReviewResult> keptItems(RunningPass pass) {
    Duration aside = Duration.between(pass.request().asOf(), context.clock().instant()).abs();
    if (!pass.isWhole() || aside.compareTo(LONGEST_PASS) > 0) {
      return _ -> {};
    }
    ItemStore items = context.history().items();
    DirectorySnapshot directory = pass.read().organisation().directory();
    Set<MailboxId> unsure = pass.unread();
    Set<MailboxId> all = new HashSet<>(unsure);
    pass.read().enrolled().forEach(mailbox -> all.add(mailbox.account().id()));
    items.keepOnly(all);
    return part -> items.bring(part.anew(), unsure, part.items(id -> addressIn(directory, id)));
  }

  private static String addressIn(DirectorySnapshot directory, MailboxId id) {
    return directory.account(id).map(Account::mail).map(MailAddress::value).orElse(id.value());
  }

  /** How a finished pass leaves it; one over some mailboxes is not held against whole ones. */
  public HealthReport health(ScanRequest request, ScanSummary summary, PassHealth terms) {
    Instant now = context.clock().instant();
    int before =
        request.only().isEmpty() ? context.log().history(now.minus(ScanHealth.WEEK)).mostRead() : 0;
    return terms.report(PassHistory.of(FinishedScan.of(now, summary), before));
  }

  /**
   * Whoever acts on a shared mailbox's mail is checked against this. Of a mailbox that was not read
   * this time it holds what was known; a pass over some mailboxes says nothing of the others.
   */
  private void remember(RunningPass pass, Responsibilities people) {
    if (pass.isWhole()) {
      Map<MailboxId, Set<MailboxId>> stewards =
          new HashMap<>(context.care().found().of(pass.unread()));
      stewards.putAll(people.stewards());
      context.care().found().replace(stewards);
    }
  }

  /** A day's first pass forgets what is old, and judges every mailbox anew. */
  private static boolean isFirstOn(Instant started, Optional<Instant> lastFinished) {
    LocalDate today = LocalDate.ofInstant(started, ZoneOffset.UTC);
    return lastFinished
        .filter(last -> LocalDate.ofInstant(last, ZoneOffset.UTC).equals(today))
        .isEmpty();
  }

  /** One that looks ahead deletes nothing that is not old today. */
  private void forgetOld(Instant now) {
    casework.forgetOld(now);
    context.history().forgotten(now.minus(casework.keepsFor()));
  }
}
