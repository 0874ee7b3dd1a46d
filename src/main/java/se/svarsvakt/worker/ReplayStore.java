package se.svarsvakt.worker;

import java.time.Instant;
import java.util.Optional;

/** The latest replay of the pages, one for all nodes. */
public interface ReplayStore {
  /** The latest one; one that has given no sign of life for a while is lost. */
  Optional<ReplayRun> latest(Instant now);

  /** Begins one in place of the latest; false where that is still at work. */
  boolean begin(ReplayRun run, Instant now);

  /**
   * Keeps how far it has come, as a sign of life.
   *
   * @return whether it is to go on; not where somebody asked it to end or another took its place
   */
  boolean alive(ReplayRun run, Instant now);

  /** Asks the one that is at work to end. */
  void askToEnd();

  /** Keeps how it ended, unless another took its place. */
  void ended(ReplayRun run, Instant now);
}
