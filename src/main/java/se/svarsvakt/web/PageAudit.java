package se.svarsvakt.web;

import java.time.Clock;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.PageEvent;
import se.svarsvakt.mail.MailboxId;

/**
 * Records who saw whose items and who changed what. It is called before a page shows anything, so
 * that what cannot be recorded is not shown.
 *
 * @param trail the one audit trail
 * @param clock the one clock
 */
record PageAudit(AuditTrail trail, Clock clock) {
  /** Somebody sees a list of the whole organisation's, named as its page is. */
  void looked(Visitor visitor, String page) {
    looked(visitor, PageEvent.EVERYBODY, page);
  }

  /**
   * Somebody sees something of a mailbox, or of a manager's unit.
   *
   * @param item the message's id, the finding's code, or the page's name
   */
  void looked(Visitor visitor, MailboxId mailbox, String item) {
    did(visitor, new PageEvent(PageEvent.Kind.LOOKED, mailbox, item));
  }

  /**
   * Makes a change and records it within, both or neither, while nobody else changes anything of
   * that mailbox's.
   *
   * @param mailbox the mailbox concerned, or {@link PageEvent#EVERYBODY}
   */
  void together(MailboxId mailbox, Runnable changeAndRecord) {
    trail.exclusively(
        mailbox,
        () -> {
          changeAndRecord.run();
          return mailbox;
        });
  }

  /** Somebody changed something, or took data out. */
  void did(Visitor visitor, PageEvent event) {
    trail.note(visitor.person().orElse(AuditTrail.ADMINISTRATOR), event, clock.instant());
  }
}
