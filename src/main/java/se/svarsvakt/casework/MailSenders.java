package se.svarsvakt.casework;

import se.svarsvakt.rule.Finding;

/** Who wrote the mail that findings are about. */
interface MailSenders {
  /**
   * Whether the finding is about mail from that sender; never where it is about no received mail.
   */
  boolean fit(Finding finding, FindingException.Sender sender);
}
