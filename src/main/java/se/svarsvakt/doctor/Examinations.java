package se.svarsvakt.doctor;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailAddress;

/**
 * Examinations that are begun on the pages: in the background, one at a time on this node. What
 * they found is kept in the memory of this node and nowhere else, so each node has a latest one of
 * its own, and may be at one while another node is.
 */
public final class Examinations implements AutoCloseable {
  private static final Duration CLOSES_WITHIN = Duration.ofSeconds(10);

  private final Clock clock;
  private final Examiner examiner;
  private @Nullable ExaminationJob job;
  private @Nullable ExaminationJob before;
  private boolean closed;

  /** Looks at everything. */
  @FunctionalInterface
  public interface Examiner {
    /**
     * Examines.
     *
     * @param outside a mailbox that must be closed to the program; empty for the one of the
     *     settings
     * @param progress is told how far it has come, and may end it by throwing
     */
    DoctorReport examine(Optional<MailAddress> outside, DoctorProgress progress);
  }

  /**
   * None was made yet.
   *
   * @param clock the one clock
   */
  public Examinations(Clock clock, Examiner examiner) {
    this.clock = clock;
    this.examiner = examiner;
  }

  /** The one that was begun last; empty where there was none. */
  public Optional<Examination> latest() {
    return Optional.ofNullable(job()).map(ExaminationJob::examination);
  }

  /** What the last one found that came to its end; empty where there was none. */
  public synchronized Optional<DoctorReport> report() {
    return found(job).or(() -> found(before));
  }

  private static Optional<DoctorReport> found(@Nullable ExaminationJob one) {
    return one == null ? Optional.empty() : one.report();
  }

  private synchronized @Nullable ExaminationJob job() {
    return job;
  }

  /**
   * Begins one.
   *
   * @param outside as {@link Examiner} has it
   * @return whether it began; not while another one is at work
   */
  public synchronized boolean begin(Optional<MailAddress> outside) {
    if (closed || (job != null && !job.awaitEnd(Duration.ZERO))) {
      return false;
    }
    before = found(job).isPresent() ? job : before;
    job = new ExaminationJob(clock, progress -> examiner.examine(outside, progress));
    Thread.ofVirtual().name("examination").start(job);
    return true;
  }

  /** Waits for the one that is at work to end, so long at most. */
  public void awaitEnd(Duration longest) {
    ExaminationJob current = job();
    if (current != null) {
      current.awaitEnd(longest);
    }
  }

  /** Ends what is at work; none is begun any more. */
  @Override
  public void close() {
    ExaminationJob current;
    synchronized (this) {
      closed = true;
      current = job;
    }
    if (current != null) {
      current.stop();
      current.awaitEnd(CLOSES_WITHIN);
    }
  }
}
