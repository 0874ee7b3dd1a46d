package se.svarsvakt.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailboxId;

/** What people looked at and changed on the web pages, as the audit trail keeps it. */
public interface PageLog {
  /** Who it was where no sign-in tells: whoever sits at the program's machine. */
  MailboxId LOCAL = new MailboxId("administrator");

  /** What it is about where it is about no mailbox alone. */
  MailboxId ORGANISATION = new MailboxId("organisation");

  /**
   * Notes it.
   *
   * @param person who; empty for the administrator at the program's machine
   * @param about what
   */
  void note(Optional<MailboxId> person, Kind event, Looked about, Instant at);

  /** Hands on the whole audit trail, the latest first, a few rows at a time. */
  void each(Consumer<AuditTrail.TrailEntry> sink);

  /**
   * What a look or a change is about.
   *
   * @param mailbox the mailbox concerned; {@link #ORGANISATION} for no single one
   * @param item the message's id, the finding's code, or the page's name
   */
  record Looked(MailboxId mailbox, String item) {}

  /** What can happen on a page. */
  enum Kind implements EnumCode {
    /** Somebody looked. */
    PAGE_VIEWED,
    /** Somebody took a list along as a file. */
    PAGE_EXPORTED,
    /** Somebody named the stewards of a shared mailbox. */
    PAGE_STEWARDS_NAMED,
    /** Somebody made an exception. */
    PAGE_EXCEPTION_MADE,
    /** Somebody ended one. */
    PAGE_EXCEPTION_ENDED,
    /** Somebody began or ended a replay. */
    PAGE_REPLAYED
  }
}
