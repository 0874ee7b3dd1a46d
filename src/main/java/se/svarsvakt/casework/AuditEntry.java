package se.svarsvakt.casework;

import java.time.Duration;
import java.time.Instant;
import se.svarsvakt.mail.MailboxId;

/**
 * Something that a person did, as the audit trail has it.
 *
 * @param id names it
 * @param person who did it
 * @param at when
 * @param action what, and on which item
 * @param undone whether it was taken back
 */
public record AuditEntry(
    long id, MailboxId person, Instant at, UserAction.ItemAction action, boolean undone) {
  /** How long it can be taken back. */
  public static final Duration UNDO = Duration.ofHours(1);

  /**
   * Whether it can be taken back at that moment. What a colleague said to an agreement is told to
   * the other one at once, and stands.
   */
  public boolean canBeUndone(Instant now) {
    boolean said = action instanceof UserAction.AgreementAction && !person.equals(action.mailbox());
    return !undone && !said && now.isBefore(at.plus(UNDO));
  }
}
