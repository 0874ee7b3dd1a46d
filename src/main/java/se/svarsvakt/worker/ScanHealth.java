package se.svarsvakt.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import se.svarsvakt.http.CheckResult;
import se.svarsvakt.http.ExternalSystem;
import se.svarsvakt.worker.HealthTrouble.Kind;

/**
 * Whether mail is watched: passes come to their end, in time, have read what they should and sent
 * what was due. Silence counts as a failure too: of all nodes, when none ended a pass for three
 * intervals.
 */
public final class ScanHealth {
  /** How many passes in a row may be missing. */
  static final int PASSES_MISSED = 3;

  /** What was read before counts for so long. */
  static final Duration WEEK = Duration.ofDays(7);

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private static final Logger LOG = LoggerFactory.getLogger(ScanHealth.class);

  private final Rhythm rhythm;
  private final PassHealth passes;
  private final ScanLog log;
  private final Clock clock;
  private final List<ExternalSystem> systems;
  private final Supplier<List<HealthTrouble>> others;
  private final Instant started;
  private final AtomicReference<Optional<FailedPass>> failed =
      new AtomicReference<>(Optional.empty());

  /**
   * Watches from now on.
   *
   * @param passes judges those that ended
   * @param systems what else may fail
   */
  public ScanHealth(
      Rhythm rhythm, PassHealth passes, ScanLog log, Clock clock, List<ExternalSystem> systems) {
    this(rhythm, passes, log, clock, systems, List::of);
  }

  /**
   * Watches from now on.
   *
   * @param passes judges those that ended
   * @param systems what else may fail
   * @param others what is wrong beside passes
   */
  public ScanHealth(
      Rhythm rhythm,
      PassHealth passes,
      ScanLog log,
      Clock clock,
      List<ExternalSystem> systems,
      Supplier<List<HealthTrouble>> others) {
    this.others = others;
    this.rhythm = rhythm;
    this.passes = passes;
    this.log = log;
    this.clock = clock;
    this.systems = List.copyOf(systems);
    this.started = clock.instant();
  }

  /**
   * Notes that a pass did not come to its end, for all nodes where the database can be used; a
   * later finished pass makes it good.
   *
   * @param reason half a sentence of English without addresses or content
   */
  void failed(String reason) {
    FailedPass pass = new FailedPass(clock.instant(), reason);
    failed.set(Optional.of(pass));
    try {
      log.failed(pass);
    } catch (DataAccessException e) {
      LOG.debug("known on this node alone"); // the database is what failed
    }
  }

  /** Looks at the record of passes. */
  public HealthReport check() {
    try {
      PassHistory history = log.history(clock.instant().minus(WEEK));
      List<HealthTrouble> troubles = new ArrayList<>();
      unmended(history).ifPresent(troubles::add);
      silence(history).ifPresent(troubles::add);
      slowness(history).ifPresent(troubles::add);
      troubles.addAll(passes.troubles(history));
      others.get().stream().map(this::readable).forEach(troubles::add);
      boolean well = troubles.stream().allMatch(one -> one.kind().state() == HealthReport.State.UP);
      boolean starting = well && !isRecent(history);
      return new HealthReport(history.last(), troubles, starting);
    } catch (DataAccessException | TransactionException e) {
      HealthTrouble trouble = HealthTrouble.because(Kind.DATABASE, JdbcFault.of(e).words());
      return new HealthReport(Optional.empty(), List.of(trouble), false);
    }
  }

  /**
   * Since when nothing has been watched, where a report says so or no pass ended lately: since the
   * last pass, or since this program's start if that was later. Empty where mail is watched.
   */
  Optional<Instant> unwatchedSince(HealthReport report) {
    boolean watched =
        report.state() != HealthReport.State.DOWN
            && report.last().map(FinishedScan::at).filter(this::isRecent).isPresent();
    return watched ? Optional.empty() : Optional.of(since(report.last()));
  }

  /** A moment as people write it, in the policy's zone. */
  String local(Instant moment) {
    return MINUTE.format(moment.atZone(rhythm.calendar().zone()));
  }

  /** How the systems outside stand, by their names; nothing is asked of them for this. */
  public Map<String, CheckResult> systems() {
    Map<String, CheckResult> states = new LinkedHashMap<>();
    systems.forEach(system -> states.put(system.name(), system.check()));
    return states;
  }

  private HealthTrouble readable(HealthTrouble trouble) {
    List<Object> figures =
        trouble.figures().stream()
            .map(figure -> figure instanceof Instant moment ? (Object) local(moment) : figure)
            .toList();
    return new HealthTrouble(trouble.kind(), figures, trouble.detail());
  }

  private Optional<HealthTrouble> unmended(PassHistory history) {
    Optional<FailedPass> anywhere = log.lastFailed().filter(one -> !one.at().isBefore(started));
    return Stream.concat(failed.get().stream(), anywhere.stream())
        .max(Comparator.comparing(FailedPass::at))
        .filter(one -> history.last().filter(last -> !last.at().isBefore(one.at())).isEmpty())
        .map(one -> HealthTrouble.because(Kind.PASS_FAILED, one.reason()));
  }

  private Optional<HealthTrouble> silence(PassHistory history) {
    Instant since = since(history.last());
    return isRecent(since)
        ? Optional.empty()
        : Optional.of(HealthTrouble.of(Kind.SILENT, local(since)));
  }

  private Instant since(Optional<FinishedScan> last) {
    return last.map(FinishedScan::at).filter(at -> at.isAfter(started)).orElse(started);
  }

  private boolean isRecent(PassHistory history) {
    return history.last().map(FinishedScan::at).filter(this::isRecent).isPresent();
  }

  private boolean isRecent(Instant moment) {
    return !clock.instant().isAfter(rhythm.after(moment, PASSES_MISSED));
  }

  /** One slow pass may be a first one, or a slow day of Graph's; two in a row are too many. */
  private Optional<HealthTrouble> slowness(PassHistory history) {
    if (history.latest().size() < 2) {
      return Optional.empty();
    }
    return history.latest().stream()
        .min(Comparator.comparing(this::intervals))
        .filter(quicker -> intervals(quicker) > 1)
        .map(this::slow);
  }

  private HealthTrouble slow(FinishedScan pass) {
    Kind kind = intervals(pass) > PASSES_MISSED ? Kind.FAR_TOO_SLOW : Kind.SLOW;
    return HealthTrouble.of(kind, pass.took().toSeconds(), interval(pass).toSeconds());
  }

  private double intervals(FinishedScan pass) {
    return (double) pass.took().toMillis() / interval(pass).toMillis();
  }

  private Duration interval(FinishedScan pass) {
    return rhythm.interval(pass.at().minus(pass.took()));
  }
}
