package se.svarsvakt.rule.absence;

import java.time.LocalDate;
import se.svarsvakt.mail.MailboxId;

/**
 * An agreement that a colleague looks after a mailbox, the seeds' "överenskommelse med annan
 * medarbetare" (docs/how-it-judges.md 4). It ends by itself.
 *
 * @param id names it on the command line
 * @param mailbox whose mailbox
 * @param by who looks after it
 * @param from the first day
 * @param to the last day, which counts too
 * @param note what the administrator wrote; maybe empty
 */
public record CoverAgreement(
    long id, MailboxId mailbox, MailboxId by, LocalDate from, LocalDate to, String note) {
  /** Refuses an agreement with oneself, and one that ends before it begins. */
  public CoverAgreement {
    if (mailbox.equals(by)) {
      throw new IllegalArgumentException("somebody else looks after a mailbox");
    }
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("an agreement ends after it begins");
    }
  }

  /** Whether it holds on that day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
