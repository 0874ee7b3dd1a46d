package se.svarsvakt.sync;

import java.util.Set;
import se.svarsvakt.mail.MissingReplyText;

/** Looks at the text of an automatic reply. */
public interface ReplyTextCheck {
  /**
   * What the text should say and does not.
   *
   * @param account whose reply it is
   * @param directory tells which numbers are the account's alone
   * @param text HTML or plain text
   */
  Set<MissingReplyText> missing(Account account, DirectorySnapshot directory, String text);
}
