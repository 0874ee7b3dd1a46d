package se.svarsvakt.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  /** Tells what is due at a moment by what is stored. */
  interface Teller {
    List<NudgeReport> tell(Instant moment);
  }

  TimelyNudges(NudgeTimetable times, Clock clock, Teller teller) {
    this.times = times;
    this.clock = clock;
    this.teller = teller;
  }

  /** Whether a pass that begins then may take too long, going by the one before it. */
  static boolean tookLong(FinishedScan last) {
    return last.took().compareTo(SOON_ENOUGH) > 0;
  }

  /**
   * Reads, and tells what comes due before it or meanwhile.
   *
   * @param since the moment that the pass before judged at
   */
  <T> T around(Instant since, Supplier<T> reading) {
    Instant seen = tellSince(since);
    FutureTask<T> task = new FutureTask<>(reading::get);
    Thread.ofVirtual().name("reading").start(task);
    while (true) {
      try {
        return task.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        seen = tellSince(seen);
      } catch (ExecutionException | InterruptedException e) {
        return Parallel.result(task); // one that is to end does so by itself
      }
    }
  }

  private Instant tellSince(Instant seen) {
    Instant now = clock.instant();
    if (times.passesOneBetween(seen, now)) {
      tell(now);
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

  /** What was told so far. */
  List<NudgeReport> told() {
    return List.copyOf(told);
  }
}
