package se.svarsvakt.casework;

import org.jspecify.annotations.Nullable;

/**
 * A deed as it is kept, with the agreement that it made or ended.
 *
 * @param auditEntry the deed
 * @param agreement the agreement's id; null for every other deed
 */
record Kept(AuditEntry auditEntry, @Nullable Long agreement) {
  /**
   * Whether it says what an act says: why a mail needs no answer makes no difference, nor does
   * which finding an agreement answers.
   */
  boolean says(UserAction other) {
    return switch (auditEntry.act()) {
      case UserAction.NotNeeded(var mail, var _) ->
          other instanceof UserAction.NotNeeded(var same, var _) && mail.equals(same);
      case UserAction.CoverAgreed(var mailbox, var _, var by, var from, var to) ->
          other instanceof UserAction.CoverAgreed agreed
              && mailbox.equals(agreed.mailbox())
              && by.equals(agreed.by())
              && from.equals(agreed.from())
              && to.equals(agreed.to());
      case UserAction.CoverEnded(CoverAgreement agreement) ->
          other instanceof UserAction.CoverEnded ended && agreement.id() == ended.agreement().id();
      case UserAction.Answered _, UserAction.Promised _, UserAction.Snoozed _ ->
          auditEntry.act().equals(other);
    };
  }
}
