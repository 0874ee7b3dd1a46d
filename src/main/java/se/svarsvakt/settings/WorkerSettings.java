package se.svarsvakt.settings;

import java.time.Duration;
import java.util.List;
import se.svarsvakt.mail.MailAddress;

/**
 * The rhythm of the worker.
 *
 * @param scanInterval the time between two passes in working hours
 * @param idleInterval the same outside working hours
 * @param longestUnread how long after its last reading a mailbox is read again at the latest, where
 *     there is not time to read all of them in every pass
 * @param healthyShare of the mailboxes, how many a pass must read; above 0, at most 1
 * @param silentFor how long mailboxes may be unwatched before the operators are told
 * @param operators who is told
 */
public record WorkerSettings(
    Duration scanInterval,
    Duration idleInterval,
    Duration longestUnread,
    double healthyShare,
    Duration silentFor,
    List<MailAddress> operators) {
  /** Keeps a copy. */
  public WorkerSettings {
    operators = List.copyOf(operators);
  }
}
