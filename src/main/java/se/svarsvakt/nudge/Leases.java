package se.svarsvakt.nudge;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether somebody who leased something to send is still at it. A worker is named by its
 * host, its process and when that process started; on the same host one can look whether it runs.
 */
public final class Leases {
  /** After this long a lease from another host is void: the longest delivery, retries included. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private Leases() {}

  /** The name of this program as it runs here. */
  public static String worker(String host, ProcessHandle process) {
    return host + "/" + process.pid() + "/" + startOf(process);
  }

  /** Whether a lease no longer holds. */
  public static boolean isVoid(
      @Nullable String worker, @Nullable Instant leasedAt, Outbox.LeaseRequest now) {
    if (worker == null || leasedAt == null || worker.equals(now.worker())) {
      return true;
    }
    boolean old = Duration.between(leasedAt, now.at()).abs().compareTo(LONGEST) > 0;
    return old || isDeadHere(worker, now.worker());
  }

  private static boolean isDeadHere(String worker, String here) {
    String[] theirs = worker.split("/", -1);
    String[] ours = here.split("/", -1);
    if (theirs.length != 3 || !theirs[0].equals(ours[0])) {
      return false;
    }
    try {
      Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(theirs[1]));
      return process.filter(found -> startOf(found).equals(theirs[2])).isEmpty();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(start -> "" + start.toEpochMilli()).orElse("0");
  }
}
