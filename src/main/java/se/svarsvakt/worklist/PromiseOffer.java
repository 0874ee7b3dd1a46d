package se.svarsvakt.worklist;

import se.svarsvakt.mail.DisplayText;
import se.svarsvakt.rule.reply.PromisedDays;

/**
 * What a person needs who acknowledges a mail.
 *
 * @param days the days that the answer may be promised for; at least one
 * @param contact whom the sender can turn to: the person's own name and number from the directory;
 *     empty where a ready text would not do, as for whoever left a message by telephone
 */
public record PromiseOffer(PromisedDays days, String contact) {
  /** Makes the contact fit to be shown. */
  public PromiseOffer {
    contact = DisplayText.line(contact, WorkItem.LONGEST_TEXT);
  }
}
