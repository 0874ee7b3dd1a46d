package se.svarsvakt.worker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.EnumCode;

/**
 * A replay that was begun on the pages, as it stands.
 *
 * @param id tells it from others
 * @param order what is replayed
 * @param state how far it has come
 * @param reason what the source of mail said where it could not be used, in English; else empty
 * @param progress what it is at
 * @param inForce what the policy in force would have brought; null where that is not known yet
 * @param changed what the changed one would have; null as that, or where nothing is changed
 */
public record ReplayRun(
    String id,
    ReplayOrder order,
    State state,
    String reason,
    Progress progress,
    @Nullable ReplayCounts inForce,
    @Nullable ReplayCounts changed) {
  /**
   * What is replayed.
   *
   * @param until the moment up to which days are replayed
   * @param days how many
   * @param change the change of the policy that is tried beside the one in force; empty for none
   */
  public record ReplayOrder(Instant until, int days, String change) {}

  /** How many mailboxes were read, or moments judged, of how many. */
  public record Progress(Step step, int done, int of) {
    static final Progress BEGINNING = new Progress(Step.READING, 0, 0);
  }

  /** The steps of a replay. */
  public enum Step implements EnumCode {
    /** Mailboxes are read. */
    READING,
    /** Past moments are judged. */
    JUDGING
  }

  /** How far it has come. */
  public enum State implements EnumCode {
    /** It is at work. */
    RUNNING,
    /** It is at work, and somebody asked it to end. */
    ENDING,
    /** It came to its end. */
    DONE,
    /** Somebody ended it, or the program was stopped. */
    CANCELLED,
    /** The source of mail cannot be used. */
    UNAVAILABLE,
    /** It took longer than one may. */
    TOO_LONG,
    /** The program that was at it is gone. */
    LOST,
    /** Something failed that nobody foresaw. */
    FAULTY;

    /** Whether it is at work. */
    public boolean isRunning() {
      return this == RUNNING || this == ENDING;
    }
  }

  /** The same in another state. */
  ReplayRun in(State other) {
    return new ReplayRun(id, order, other, reason, progress, inForce, changed);
  }
}
