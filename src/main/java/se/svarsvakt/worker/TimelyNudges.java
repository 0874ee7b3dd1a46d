package se.svarsvakt.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.nudge.NudgeTimetable;
import se.svarsvakt.sync.Parallel;
import se.svarsvakt.tracing.TracePlace;

/**
 * Tells people at its time what is due, where reading all mailboxes takes too long to come to it:
 * before a pass reads, and while it does. One thread tells at a time, so that nothing goes twice
 * and a day's number is kept to.
 */
final class TimelyNudges {
  private static final Logger LOG = LoggerFactory.getLogger(TimelyNudges.class);

  /** A pass that is done sooner tells in time by itself. */
  private static final Duration SOON_ENOUGH = Duration.ofSeconds(30);

  private final NudgeTimetable times;
  private final Clock clock;
  private final Teller teller;
  private final List<NudgeReport> told = new ArrayList<>();
  private boolean hasTold;

  /** Tells what is due at a moment by what is stored. */
  interface Teller {
    List<NudgeReport> tell(Instant moment);
  }

  TimelyNudges(NudgeTimetable times, Clock clock, Teller teller) {
    this.times = times;
    this.clock = clock;
    this.teller = teller;
  }

  /**
   * Reads, and tells what comes due before it or meanwhile.
   *
   * @param last the pass before
   * @param asOf the moment that this one is for
   */
  <T> T around(Optional<FinishedScan> last, Instant asOf, Supplier<T> reading) {
    Instant since =
        last.filter(pass -> pass.took().compareTo(SOON_ENOUGH) > 0)
            .map(pass -> pass.at().minus(pass.took()))
            .orElse(asOf);
    Instant seen = tellSince(since);
    FutureTask<T> task = new FutureTask<>(TracePlace.here().carrying(reading)::get);
    Thread thread = Thread.ofVirtual().name("reading").start(task);
    try {
      while (true) {
        try {
          return task.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
          seen = tellSince(seen);
        } catch (ExecutionException e) {
          return Parallel.result(task);
        }
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      T read = Parallel.result(task);
      Thread.currentThread().interrupt();
      return read;
    } finally {
      thread.interrupt(); // where something else ended this: nobody waits for it any more
    }
  }

  private Instant tellSince(Instant seen) {
    Instant now = clock.instant();
    if (times.passesOneBetween(seen, now)) {
      tell(now);
      hasTold = true;
    }
    return now.isAfter(seen) ? now : seen;
  }

  /** What is not told now the pass tells in the end, or fails by the same fault. */
  private void tell(Instant now) {
    try {
      told.addAll(teller.tell(now));
    } catch (RuntimeException e) {
      LOG.warn("nobody was told yet of what is due: {}", e.getClass().getSimpleName());
    }
  }

  /** Whether people were told by what was known then. */
  boolean hasTold() {
    return hasTold;
  }

  /** What was told so far. */
  List<NudgeReport> told() {
    return List.copyOf(told);
  }
}
