package se.svarsvakt.worker;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.svarsvakt.sync.StoredMailbox;

/**
 * When the mailboxes of a pass's scope were read last. Of one that this pass could not read it is
 * known to within some hours: its folders are listed hourly where it is read as often, and that is
 * told by the hour.
 *
 * @param readings the moments, the oldest first
 * @param never how many were never read
 */
public record LastReadings(List<ReadingCount> readings, int never) {
  /** Of no mailboxes. */
  public static final LastReadings NONE = new LastReadings(List.of(), 0);

  /** Keeps a copy. */
  public LastReadings {
    readings = List.copyOf(readings);
  }

  /**
   * So many at the same time.
   *
   * @param at when they were read
   * @param mailboxes how many
   */
  public record ReadingCount(Instant at, int mailboxes) {}

  /**
   * After a reading.
   *
   * @param read when those were read that it read, or a pass before it that could
   * @param others those that it could not read
   */
  static LastReadings of(Collection<Instant> read, Collection<StoredMailbox> others) {
    Map<Instant, Integer> counts = new TreeMap<>();
    int never = 0;
    for (StoredMailbox each : others) {
      Instant last = each.foldersReadAt();
      if (last == null) {
        never++;
      } else {
        counts.merge(last.truncatedTo(ChronoUnit.HOURS), 1, Integer::sum);
      }
    }
    List<ReadingCount> readings = new ArrayList<>();
    counts.forEach((at, mailboxes) -> readings.add(new ReadingCount(at, mailboxes)));
    Map<Instant, Integer> exact = new TreeMap<>();
    read.forEach(at -> exact.merge(at, 1, Integer::sum));
    exact.forEach((at, mailboxes) -> readings.add(new ReadingCount(at, mailboxes)));
    return new LastReadings(readings, never);
  }
}
