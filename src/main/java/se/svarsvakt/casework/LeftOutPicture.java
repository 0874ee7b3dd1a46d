package se.svarsvakt.casework;

import se.svarsvakt.mail.MailboxId;

/**
 * A picture in somebody's signatures that is no addition of their own, since most of their
 * department's mail carries it.
 *
 * @param mailbox whose signatures
 * @param carriers how many people of the department carry it
 * @param sampled how many people of the department had mail looked at
 */
public record LeftOutPicture(MailboxId mailbox, long carriers, long sampled) {
  /** What an administrator is told of it. */
  public String why() {
    return "a picture in the signature is left out of account: %d of %d people of the department carry it"
        .formatted(carriers, sampled);
  }
}
