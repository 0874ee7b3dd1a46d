package se.svarsvakt.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.doctor.Examination.State;

/**
 * One examination at work. It ends before the next mailbox once its time is over or the program
 * stops; it is not interrupted, which would close the embedded database under everybody.
 */
final class ExaminationJob implements DoctorProgress, Runnable {
  static final Duration LONGEST = Duration.ofMinutes(30);

  private static final Logger LOG = LoggerFactory.getLogger(ExaminationJob.class);

  private final Clock clock;
  private final Function<DoctorProgress, DoctorReport> examining;
  private final Instant began;
  private final CountDownLatch ended = new CountDownLatch(1);
  private Examination examination = Examination.BEGUN;
  private @Nullable DoctorReport report;
  private volatile @Nullable State toEnd;

  ExaminationJob(Clock clock, Function<DoctorProgress, DoctorReport> examining) {
    this.clock = clock;
    this.examining = examining;
    this.began = clock.instant();
  }

  /** Its time is over, or the program stops. */
  private static final class ToEnd extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ToEnd() {
      super("to end", null, false, false);
    }
  }

  @Override
  public void run() {
    DoctorReport found = null;
    try {
      found = examining.apply(this);
    } catch (RuntimeException e) {
      if (toEnd == null) {
        LOG.error("the examination failed: {}{}", e.getClass().getSimpleName(), where(e), e);
      }
    } finally {
      end(found);
      ended.countDown();
    }
  }

  /** Where it was thrown; what it says may hold content. */
  private static String where(RuntimeException thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .findFirst()
        .map(place -> " at " + place)
        .orElse("");
  }

  private synchronized void end(@Nullable DoctorReport found) {
    State asked = toEnd == null ? State.FAULTY : toEnd;
    report = found;
    examination = examination.in(found == null ? asked : State.DONE);
  }

  /** How it stands. */
  synchronized Examination examination() {
    return examination;
  }

  /** What it found; empty as long as it has not come to its end. */
  synchronized Optional<DoctorReport> report() {
    return Optional.ofNullable(report);
  }

  /** Has it end before the next mailbox. */
  void stop() {
    toEnd = State.STOPPED;
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
    if (toEnd == null && clock.instant().isAfter(began.plus(LONGEST))) {
      toEnd = State.TOO_LONG;
    }
    if (toEnd != null) {
      throw new ToEnd();
    }
  }

  /** They are told by many threads, and a smaller number may come later. */
  @Override
  public synchronized void at(int done, int of) {
    examination = new Examination(examination.state(), Math.max(done, examination.done()), of);
  }
}
