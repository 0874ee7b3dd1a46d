package se.svarsvakt.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.worker.ReplayRun.Progress;
import se.svarsvakt.worker.ReplayRun.State;
import se.svarsvakt.worker.ReplayRun.Step;

/**
 * One replay at work. It stands back while a pass runs on this node, and ends when somebody asks it
 * to or its time is over.
 */
final class ReplayJob implements ScanSink, Runnable {
  static final Duration LONGEST = Duration.ofMinutes(30);

  private static final Logger LOG = LoggerFactory.getLogger(ReplayJob.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final ReplayTools around;
  private final Instant began;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile ReplayRun run;
  private volatile @Nullable State toEnd;

  ReplayJob(ReplayRun run, ReplayTools around) {
    this.run = run;
    this.around = around;
    this.began = around.clock().instant();
  }

  /** What it works with. */
  record ReplayTools(
      Clock clock, ReplayStore store, Overview passes, Replays.Rehearser rehearser) {}

  /** It was asked to end. */
  private static final class AskedToEnd extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AskedToEnd() {
      super("asked to end", null, false, false);
    }
  }

  @Override
  public void run() {
    try {
      replay();
      end(State.DONE, "");
    } catch (SourceUnavailable e) {
      end(State.UNAVAILABLE, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      if (toEnd == null) {
        LOG.error("the replay failed: {}", ScanFailures.kind(e), e);
      }
      end(State.FAULTY, "");
    } finally {
      ended.countDown();
    }
  }

  private void replay() {
    ReplayRun.ReplayOrder order = run.order();
    if (run.inForce() == null) {
      ReplayCounts counts = replay(new ReplayRun.ReplayOrder(order.until(), order.days(), ""));
      update(run.progress(), counts, null);
    }
    if (!order.change().isEmpty()) {
      update(Progress.BEGINNING, run.inForce(), null);
      update(run.progress(), run.inForce(), replay(order));
    }
  }

  private ReplayCounts replay(ReplayRun.ReplayOrder order) {
    return ReplayCounts.of(around.rehearser().replay(order, this));
  }

  private synchronized void update(
      Progress progress, @Nullable ReplayCounts inForce, @Nullable ReplayCounts changed) {
    run = new ReplayRun(run.id(), run.order(), run.state(), "", progress, inForce, changed);
  }

  /** What it was asked for wins over what came of that. */
  private synchronized void end(State how, String reason) {
    State asked = toEnd;
    State state = how == State.DONE || asked == null ? how : asked;
    run =
        new ReplayRun(
            run.id(), run.order(), state, reason, run.progress(), run.inForce(), run.changed());
    try {
      around.store().ended(run, around.clock().instant());
    } catch (RuntimeException e) {
      LOG.warn("how the replay ended was not kept: {}", ScanFailures.kind(e));
    }
  }

  /** Gives a sign of life, and looks whether it is to go on. */
  synchronized void beat() {
    if (ended.getCount() == 0 || run.state() != State.RUNNING) {
      return;
    }
    Instant now = around.clock().instant();
    if (now.isAfter(began.plus(LONGEST))) {
      endSoon(State.TOO_LONG);
    }
    try {
      if (!around.store().alive(run, now)) {
        endSoon(State.CANCELLED);
      }
    } catch (RuntimeException e) {
      LOG.warn("a replay's sign of life was not kept: {}", ScanFailures.kind(e));
    }
  }

  /** Has it end at the next mailbox or moment. */
  void endSoon(State why) {
    if (toEnd == null) {
      toEnd = why;
    }
  }

  /** Waits for its end, so long at most. */
  boolean awaitEnd(Duration longest) {
    try {
      return ended.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void beforeNext() {
    while (toEnd == null && !around.passes().awaitNone(LOOK_AGAIN)) {
      // a pass goes first
    }
    if (toEnd != null) {
      throw new AskedToEnd();
    }
  }

  @Override
  public void progress(int done, int of) {
    update(new Progress(Step.READING, done, of), run.inForce(), run.changed());
  }

  @Override
  public void replayed(int done, int of) {
    update(new Progress(Step.JUDGING, done, of), run.inForce(), run.changed());
  }

  @Override
  public void organisation(DirectorySnapshot directory) {}

  @Override
  public void mail(List<JudgedMail> judged) {}

  @Override
  public void findings(List<Finding> findings) {}
}
