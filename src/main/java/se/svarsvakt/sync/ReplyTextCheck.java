package se.svarsvakt.sync;

import java.util.Set;
import se.svarsvakt.mail.MissingReplyText;

/** Looks at the text of an automatic reply. */
public interface ReplyTextCheck {
  /**
   * What the text should say and does not.
   *
   * @param account whose reply it is
   * @param text HTML or plain text
   */
  Set<MissingReplyText> missing(Account account, String text);
}
