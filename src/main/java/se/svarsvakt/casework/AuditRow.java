package se.svarsvakt.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
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
  boolean says(UserAction.ItemAction other) {
    return switch (entry.action()) {
      case UserAction.NoReplyMark(var mail, var _) ->
          other instanceof UserAction.NoReplyMark(var same, var _) && mail.equals(same);
      case UserAction.CoverRequest(var mailbox, var _, var by, var from, var to, var _) ->
          other
                  instanceof
                  UserAction.CoverRequest(var box, var _, var asked, var first, var last, var _)
              && List.of(mailbox, by, from, to).equals(List.of(box, asked, first, last));
      case UserAction.AnsweredMark _,
          UserAction.NoRequestMark _,
          UserAction.PassOnMark _,
          UserAction.ReplyPromise _,
          UserAction.RegistrationMark _,
          UserAction.Snooze _,
          UserAction.CoverEnd _,
          UserAction.CoverAnswer _ ->
          entry.action().equals(other);
    };
  }
}
