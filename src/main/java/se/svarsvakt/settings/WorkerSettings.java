package se.svarsvakt.settings;

import java.time.Duration;
import java.util.List;
import se.svarsvakt.mail.MailAddress;

/**
 * The rhythm of the worker.
 *
 * @param scanInterval the time between two looks at a mailbox
 * @param idleInterval the same for a mailbox where little happens
 * @param healthyShare of the mailboxes, how many a pass must read; above 0, at most 1
 * @param silentFor how long mailboxes may be unwatched before the operators are told
 * @param operators who is told
 */
public record WorkerSettings(
    Duration scanInterval,
    Duration idleInterval,
    double healthyShare,
    Duration silentFor,
    List<MailAddress> operators) {
  /** Keeps a copy. */
  public WorkerSettings {
    operators = List.copyOf(operators);
  }
}
