package se.svarsvakt.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.worker.ReplayRun.Progress;
import se.svarsvakt.worker.ReplayRun.ReplayOrder;
import se.svarsvakt.worker.ReplayRun.State;

/**
 * Replays that are begun on the pages: one at a time over all nodes, beside the passes, which go
 * first.
 */
public final class Replays implements AutoCloseable {
  private static final Duration SAME_DAYS = Duration.ofHours(12);
  private static final Duration CLOSES_WITHIN = Duration.ofSeconds(10);
  private static final int BEATS_MILLIS = 2_000;

  private final ReplayJob.ReplayTools around;
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("replay-beat").factory());
  private @Nullable ReplayJob job;

  /** Reads into a passing store, and judges past days under the order's policy. */
  public interface Rehearser {
    /**
     * Replays.
     *
     * @param sink waits before each step, and may end it by throwing
     */
    Replay.Outcome replay(ReplayOrder order, ScanSink sink);
  }

  /**
   * @param store where the latest one is kept
   * @param passes the passes of this node
   */
  public Replays(Clock clock, ReplayStore store, Overview passes, Rehearser rehearser) {
    this.around = new ReplayJob.ReplayTools(clock, store, passes, rehearser);
    var _ =
        beats.scheduleWithFixedDelay(this::beat, BEATS_MILLIS, BEATS_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Gives a sign of life, and looks whether it is to go on. */
  void beat() {
    ReplayJob current = job();
    if (current != null) {
      current.beat();
    }
  }

  private synchronized @Nullable ReplayJob job() {
    return job;
  }

  /** The latest one, on whichever node; empty where there was none. */
  public Optional<ReplayRun> latest() {
    return around.store().latest(around.clock().instant());
  }

  /**
   * Begins one; what the policy in force would have brought is not found out twice for the same
   * days.
   *
   * @param change the change of the policy that is tried too; empty for none
   * @return whether it began; not while another one is at work
   */
  public synchronized boolean begin(int days, String change) {
    Instant now = around.clock().instant();
    ReplayRun run = next(days, change, now);
    boolean free = job == null || job.awaitEnd(Duration.ZERO);
    if (!free || !around.store().begin(run, now)) {
      return false;
    }
    job = new ReplayJob(run, around);
    Thread.ofVirtual().name("replay").start(job);
    return true;
  }

  private ReplayRun next(int days, String change, Instant now) {
    Optional<ReplayRun> same =
        latest()
            .filter(run -> !change.isEmpty() && run.inForce() != null)
            .filter(run -> run.order().days() == days)
            .filter(run -> run.order().until().isAfter(now.minus(SAME_DAYS)));
    return new ReplayRun(
        UUID.randomUUID().toString(),
        new ReplayOrder(same.map(each -> each.order().until()).orElse(now), days, change),
        State.RUNNING,
        "",
        Progress.BEGINNING,
        same.map(ReplayRun::inForce).orElse(null),
        null);
  }

  /** Asks the one that is at work, on whichever node, to end. */
  public void end() {
    around.store().askToEnd();
    ReplayJob current = job();
    if (current != null) {
      current.endSoon(State.CANCELLED);
    }
  }

  /** Waits for the one of this node to end, so long at most. */
  public void awaitEnd(Duration longest) {
    ReplayJob current = job();
    if (current != null) {
      current.awaitEnd(longest);
    }
  }

  /** Ends what is at work. */
  @Override
  public void close() {
    beats.shutdownNow();
    ReplayJob current = job();
    if (current != null) {
      current.endSoon(State.CANCELLED);
      current.awaitEnd(CLOSES_WITHIN);
    }
  }
}
