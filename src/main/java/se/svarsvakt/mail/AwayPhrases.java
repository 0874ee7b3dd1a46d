package se.svarsvakt.mail;

import java.util.regex.Pattern;

/**
 * What an automatic reply says in one language; each pattern is for text as {@link PlainWords#of}
 * gives it.
 *
 * @param absent the writer, or the office, is away
 * @param back when the writer is back, or how long the absence lasts
 * @param instead whom to turn to in the meantime
 * @param unread mail is not read, or answered after the return
 * @param thanks an opening that thanks for the mail
 * @param receipt the mail has been received and will be answered
 * @param explicit the text calls itself automatic
 * @param human words of somebody who wants something of the reader
 */
record AwayPhrases(
    Pattern absent,
    Pattern back,
    Pattern instead,
    Pattern unread,
    Pattern thanks,
    Pattern receipt,
    Pattern explicit,
    Pattern human) {

  /** Whether the text is an out-of-office reply. */
  boolean tellsOfAbsence(String text) {
    boolean away = in(absent, text);
    boolean returns = in(back, text);
    boolean follows = in(instead, text) || in(unread, text) || in(thanks, text);
    return (away && (returns || follows)) || (returns && follows);
  }

  /** Whether the text speaks of absence at all. */
  boolean hintsAtAbsence(String text) {
    return in(absent, text) || in(back, text) || in(instead, text) || in(unread, text);
  }

  private static boolean in(Pattern pattern, String text) {
    return pattern.matcher(text).find();
  }
}
