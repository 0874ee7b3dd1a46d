package se.svarsvakt.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.summary.Observation.Timing;
import se.svarsvakt.sync.Account;

/**
 * A pass whose mailboxes are read.
 *
 * @param request what it is about
 * @param read what it read
 * @param started when it began
 */
record RunningPass(ScanRequest request, MailboxReader.Outcome read, Instant started) {
  /** Between the moment that a pass is asked for and its beginning. */
  private static final Duration AT_ONCE = Duration.ofMinutes(1);

  /** How its moment lies to the time when it runs. */
  Timing timing() {
    return timing(request, started);
  }

  /** How the moment of a pass lies to the time when it begins. */
  static Timing timing(ScanRequest request, Instant started) {
    if (Duration.between(request.asOf(), started).abs().compareTo(AT_ONCE) <= 0) {
      return Timing.PRESENT;
    }
    return request.asOf().isAfter(started) ? Timing.AHEAD : Timing.PAST;
  }

  /** The moment that it has come to when the clock says that. */
  Instant at(Instant clock) {
    return request.asOf().plus(Duration.between(started, clock));
  }

  /** Whether it is about all mailboxes. */
  boolean isWhole() {
    return request.only().isEmpty();
  }

  /** The mailboxes that could not be read. */
  Set<MailboxId> unread() {
    return read.unreadable().stream().map(Account::id).collect(Collectors.toSet());
  }
}
