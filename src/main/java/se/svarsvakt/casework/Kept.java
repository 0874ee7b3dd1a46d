package se.svarsvakt.casework;

import org.jspecify.annotations.Nullable;

/**
 * A deed as it is kept, with the agreement that it made or ended.
 *
 * @param deed the deed
 * @param agreement the agreement's id; null for every other deed
 */
record Kept(Deed deed, @Nullable Long agreement) {
  /**
   * Whether it says what an act says: why a mail needs no answer makes no difference, nor does
   * which finding an agreement answers.
   */
  boolean says(Act other) {
    return switch (deed.act()) {
      case Act.NotNeeded(var mail, var _) ->
          other instanceof Act.NotNeeded(var same, var _) && mail.equals(same);
      case Act.CoverAgreed(var mailbox, var _, var by, var from, var to) ->
          other instanceof Act.CoverAgreed agreed
              && mailbox.equals(agreed.mailbox())
              && by.equals(agreed.by())
              && from.equals(agreed.from())
              && to.equals(agreed.to());
      case Act.CoverEnded(CoverAgreement agreement) ->
          other instanceof Act.CoverEnded ended && agreement.id() == ended.agreement().id();
      case Act.Answered _, Act.Promised _, Act.Snoozed _ -> deed.act().equals(other);
    };
  }
}
