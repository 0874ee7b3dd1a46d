package se.svarsvakt.web;

import java.time.Instant;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.PageEvent;
import se.svarsvakt.mail.MailboxId;

/**
 * Records who saw whose items and who changed what. It is called before a page shows anything, so
 * that what cannot be recorded is not shown.
 *
 * @param trail the one audit trail
 */
record PageAudit(AuditTrail trail) {
  /**
   * Somebody sees an item, or all of a person's; what is their own is not recorded.
   *
   * @param item the message's id, the finding's code, or {@link PageEvent#PERSON}
   */
  void looked(Visitor visitor, MailboxId mailbox, String item, Instant now) {
    if (!visitor.is(mailbox.value())) {
      did(visitor, new PageEvent(PageEvent.Kind.LOOKED, mailbox, item), now);
    }
  }

  /** Somebody changed something, or took data out. */
  void did(Visitor visitor, PageEvent event, Instant now) {
    trail.note(visitor.person().orElse(PageEvent.AT_THIS_MACHINE), event, now);
  }
}
