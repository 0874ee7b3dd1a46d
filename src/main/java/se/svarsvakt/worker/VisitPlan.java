package se.svarsvakt.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;

/**
 * Which mailboxes a pass of the service reads: all of them where that takes little enough of the
 * time between two passes, and else those that matter first. A mailbox where something happened
 * lately, or where a deadline is near, is read by every pass, one that sleeps seldom, and none
 * later than a set time after the last reading. It knows what this program read since it began:
 * what it does not know is read.
 */
public final class VisitPlan {
  /** How much of the time between two passes their reading may take. */
  private static final double SHARE_OF_INTERVAL = 0.6;

  /** A deadline is near, or a reminder due. */
  static final Duration NEAR = Duration.ofHours(1);

  private static final Duration BUSY = Duration.ofHours(1);
  private static final Duration AWAKE = Duration.ofDays(1);

  /** One that is awake is read so much more often than one that sleeps. */
  private static final int MORE_OFTEN = 3;

  /** Moments come back from a database without their last digits. */
  private static final Duration ROUNDED = Duration.ofSeconds(1);

  /** How much the latest reading counts for how long one takes. */
  private static final double WEIGHT = 0.5;

  private final Rhythm rhythm;
  private final Duration longest;
  private final Map<MailboxId, LastVisit> visits = new HashMap<>();
  private double secondsEach;
  private @Nullable Instant ended;

  /**
   * Before the first pass.
   *
   * @param rhythm when passes are due
   * @param longest how long after its last reading a mailbox is read again at the latest, as far as
   *     passes are due by then; longer than zero
   */
  public VisitPlan(Rhythm rhythm, Duration longest) {
    this.rhythm = rhythm;
    this.longest = longest;
  }

  /**
   * What is known of a mailbox, in milliseconds of the epoch.
   *
   * @param readAt when it was read last
   * @param changedAt when a reading found something new last; 0 where none did
   */
  private record LastVisit(long readAt, long changedAt) {}

  /**
   * Those that a pass at a moment has to read or has time for.
   *
   * @param all the mailboxes in scope; others are forgotten
   * @param near gives those where a deadline is near; asked where there is not time for all
   */
  synchronized Set<MailboxId> due(
      Collection<MailboxId> all, Supplier<Set<MailboxId>> near, Instant now) {
    Set<MailboxId> scope = Set.copyOf(all);
    visits.keySet().retainAll(scope);
    long room = room(now);
    if (scope.size() <= room) {
      return scope;
    }
    Set<MailboxId> pressing = near.get();
    Map<MailboxId, Double> urgency = new HashMap<>();
    scope.forEach(id -> urgency.put(id, urgency(visits.get(id), pressing.contains(id), now)));
    Set<MailboxId> due =
        urgency.entrySet().stream()
            .filter(each -> each.getValue() >= 1)
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(HashSet::new));
    urgency.entrySet().stream()
        .filter(each -> each.getValue() < 1)
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(Math.max(0, room - due.size()))
        .forEach(each -> due.add(each.getKey()));
    return due;
  }

  /** For how many there is time; for all before it is known how long one takes. */
  private long room(Instant now) {
    double seconds = rhythm.interval(now).toMillis() / 1000.0 * SHARE_OF_INTERVAL;
    return secondsEach <= 0 ? Long.MAX_VALUE : (long) (seconds / secondsEach);
  }

  /** How much of the time has passed that it may stay unread; from 1 on it is to be read. */
  private double urgency(@Nullable LastVisit visit, boolean pressing, Instant now) {
    if (visit == null || pressing) {
      return 1;
    }
    long unread = now.toEpochMilli() - visit.readAt();
    long quiet = now.toEpochMilli() - visit.changedAt();
    if (unread < 0 || quiet < BUSY.toMillis()) {
      return 1; // a clock that was set back says nothing
    }
    long sleeping = longest.minus(rhythm.interval(now)).toMillis(); // the next pass is too late
    long may = quiet < AWAKE.toMillis() ? sleeping / MORE_OFTEN : sleeping;
    return may <= 0 ? 1 : Math.min(1, (double) unread / may);
  }

  /**
   * Notes a reading.
   *
   * @param read the mailboxes that were read; those that could not be are read again by the next
   *     pass
   * @param changed those of them where it found something new
   * @param at the moment that they were read as of
   * @param took how long it took
   */
  public synchronized void visited(
      Collection<MailboxId> read, Set<MailboxId> changed, Instant at, Duration took) {
    long now = at.toEpochMilli();
    for (MailboxId id : read) {
      LastVisit before = visits.get(id);
      long changedAt = changed.contains(id) ? now : before == null ? 0 : before.changedAt();
      visits.put(id, new LastVisit(now, changedAt));
    }
    if (!read.isEmpty()) {
      double each = took.toMillis() / 1000.0 / read.size();
      secondsEach = secondsEach <= 0 ? each : secondsEach + WEIGHT * (each - secondsEach);
    }
  }

  /**
   * A pass of this program ended.
   *
   * @param at as the record of passes has it
   */
  synchronized void ended(Instant at) {
    ended = at;
  }

  /**
   * A pass begins. Where another node led the one before, what it read is not known here, and
   * nothing of what was known is true any more.
   *
   * @param last when the latest pass ended by the record; empty where there was none
   */
  synchronized void begins(Optional<Instant> last) {
    Instant own = ended;
    boolean ours =
        last.isEmpty()
            || (own != null && Duration.between(own, last.get()).abs().compareTo(ROUNDED) < 0);
    if (!ours) {
      visits.clear();
    }
  }

  /** A mailbox that could not be read is read by the next pass, whatever was known of it. */
  synchronized void failed(Collection<MailboxId> unread) {
    unread.forEach(visits::remove);
  }

  /** When this program read a mailbox last; empty where it did not. */
  synchronized Optional<Instant> lastRead(MailboxId mailbox) {
    return Optional.ofNullable(visits.get(mailbox))
        .map(visit -> Instant.ofEpochMilli(visit.readAt()));
  }
}
