package se.svarsvakt.worker;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.dao.DataAccessException;
import se.svarsvakt.http.CheckResult;
import se.svarsvakt.http.ExternalSystem;

/**
 * Whether mail is watched: passes end in time, and the source of mail answers. Silence counts as a
 * failure too (a dead-man's switch): it is raised when no node ended a pass for three intervals.
 */
public final class ScanHealth {
  /** How many passes in a row may be missing. */
  static final int PASSES_MISSED = 3;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Rhythm rhythm;
  private final ScanLog log;
  private final Clock clock;
  private final List<ExternalSystem> systems;
  private final Instant started;
  private final AtomicReference<Optional<SourceTrouble>> trouble =
      new AtomicReference<>(Optional.empty());

  /**
   * Watches from now on.
   *
   * @param systems what else may fail
   */
  public ScanHealth(Rhythm rhythm, ScanLog log, Clock clock, List<ExternalSystem> systems) {
    this.rhythm = rhythm;
    this.log = log;
    this.clock = clock;
    this.systems = List.copyOf(systems);
    this.started = clock.instant();
  }

  private record SourceTrouble(Instant at, String reason) {}

  /**
   * How it stands.
   *
   * @param up whether mail is watched
   * @param last the pass that ended last
   * @param reason why mail is not watched, in one line of English without addresses, times in the
   *     policy's zone; empty where it is
   */
  public record HealthReport(boolean up, Optional<FinishedScan> last, Optional<String> reason) {}

  /** Notes that the source of mail is not available; a later finished pass makes it good. */
  void unavailable(String reason) {
    trouble.set(Optional.of(new SourceTrouble(clock.instant(), reason)));
  }

  /** Looks at the record of passes. */
  public HealthReport check() {
    try {
      Optional<FinishedScan> last = log.lastFinished();
      Optional<String> reason = unmended(last).or(() -> silence(last));
      return new HealthReport(reason.isEmpty(), last, reason);
    } catch (DataAccessException e) {
      String reason = "the database " + StoreFault.of(e).words();
      return new HealthReport(false, Optional.empty(), Optional.of(reason));
    }
  }

  /** How the systems outside stand, by their names; nothing is asked of them for this. */
  public Map<String, CheckResult> systems() {
    Map<String, CheckResult> states = new LinkedHashMap<>();
    systems.forEach(system -> states.put(system.name(), system.check()));
    return states;
  }

  private Optional<String> unmended(Optional<FinishedScan> last) {
    return trouble
        .get()
        .filter(one -> last.isEmpty() || last.get().at().isBefore(one.at()))
        .map(SourceTrouble::reason);
  }

  private Optional<String> silence(Optional<FinishedScan> last) {
    Instant since = last.map(FinishedScan::at).filter(at -> at.isAfter(started)).orElse(started);
    boolean silent = clock.instant().isAfter(rhythm.after(since, PASSES_MISSED));
    return silent
        ? Optional.of("no scan has finished since " + local(since) + ", three intervals and more")
        : Optional.empty();
  }

  private String local(Instant moment) {
    return MINUTE.format(moment.atZone(rhythm.calendar().zone()));
  }
}
