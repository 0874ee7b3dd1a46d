package se.svarsvakt.worker;

import java.util.List;
import java.util.Optional;

/**
 * What the record tells of whole passes, on whichever node.
 *
 * @param latest those that ended last, at most two, the last one first
 * @param nudging the last one of the past week that tried to send reminders, with what its whole
 *     day (UTC) sent until then
 * @param mostRead the most mailboxes that one of the past week has read
 */
public record PassHistory(List<FinishedScan> latest, Optional<FinishedScan> nudging, int mostRead) {
  /** Before the first pass. */
  public static final PassHistory NONE = new PassHistory(List.of(), Optional.empty(), 0);

  /** Keeps a copy. */
  public PassHistory {
    latest = List.copyOf(latest);
  }

  /** One pass by itself, after others that have read so many mailboxes at most. */
  public static PassHistory of(FinishedScan pass, int mostRead) {
    return new PassHistory(List.of(pass), Optional.of(pass), mostRead);
  }

  /** The pass that ended last. */
  public Optional<FinishedScan> last() {
    return latest.stream().findFirst();
  }
}
