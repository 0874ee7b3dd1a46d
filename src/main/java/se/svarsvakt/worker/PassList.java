package se.svarsvakt.worker;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The passes of the last 30 days, to be looked through. */
public interface PassList {
  /**
   * The latest ones, the last one first.
   *
   * @param most at most so many
   */
  List<PassLine> list(int most);

  /**
   * A pass.
   *
   * @param startedAt when it began
   * @param end how it ended; null where it runs still, was interrupted or was over some mailboxes
   */
  record PassLine(Instant startedAt, @Nullable FinishedScan end) {}
}
