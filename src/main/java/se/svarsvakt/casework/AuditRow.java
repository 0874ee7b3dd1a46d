package se.svarsvakt.casework;

import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.UserAction.AnsweredMark;
import se.svarsvakt.casework.UserAction.CoverEnd;
import se.svarsvakt.casework.UserAction.CoverRequest;
import se.svarsvakt.casework.UserAction.ItemAction;
import se.svarsvakt.casework.UserAction.NoReplyMark;
import se.svarsvakt.casework.UserAction.ReplyPromise;
import se.svarsvakt.casework.UserAction.Snooze;
import se.svarsvakt.rule.absence.CoverAgreement;

/**
 * An audit entry as it is stored, with the agreement that it made or ended.
 *
 * @param entry the entry
 * @param agreement the agreement; null where it is about none
 */
record AuditRow(AuditEntry entry, @Nullable CoverAgreement agreement) {
  /**
   * Whether it says what an action says: why a mail needs no answer makes no difference, nor does
   * which finding an agreement answers.
   */
  boolean says(ItemAction other) {
    return switch (entry.action()) {
      case NoReplyMark(var mail, var _) ->
          other instanceof NoReplyMark(var same, var _) && mail.equals(same);
      case CoverRequest(var mailbox, var _, var by, var from, var to) ->
          other instanceof CoverRequest request
              && new CoverRequest(mailbox, request.item(), by, from, to).equals(request);
      case AnsweredMark _, ReplyPromise _, Snooze _, CoverEnd _ -> entry.action().equals(other);
    };
  }
}
