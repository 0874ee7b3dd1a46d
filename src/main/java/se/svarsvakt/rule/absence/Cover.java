package se.svarsvakt.rule.absence;

import java.time.LocalDate;
import se.svarsvakt.mail.MailboxId;

/**
 * A cover agreement: a colleague looks after the mail from one day to another.
 *
 * @param by the colleague's mailbox
 * @param from the first day
 * @param to the last day, which counts too
 */
public record Cover(MailboxId by, LocalDate from, LocalDate to) {
  /** Refuses days in the wrong order. */
  public Cover {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a cover agreement must not end before it begins");
    }
  }

  /** Whether it holds on that day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
