package se.svarsvakt.sync;

import java.util.Set;

/** Looks at the text of an automatic reply. */
public interface ReplyTextCheck {
  /**
   * What the text should say and does not, by code.
   *
   * @param account whose reply it is
   * @param text HTML or plain text
   */
  Set<String> lacks(Account account, String text);
}
