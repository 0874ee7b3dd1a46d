package se.svarsvakt.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds {@code -----Ursprungligt meddelande-----} and its kin, and the rule of underscores that
 * Outlook draws.
 */
final class OriginalMessageDivider implements QuoteBoundary {
  private static final Pattern DIVIDER =
      Pattern.compile(
          "(?<!-)-{2,20}[ \\t]{0,3}(?:"
              + QuoteWords.TITLE
              + ")[ \\t]{0,3}-{2}"
              + "|^[ \\t]{0,8}(?:begin forwarded message|vidarebefordrat (?:brev|meddelande)"
              + "|start på vidarebefordrat meddelande)[ \\t]?:"
              + "|^[ \\t]{0,8}_{10,}+[ \\t]*+$"
              + "|(?<![^\\s])_{20,}+(?=\\s)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE);

  @Override
  public int find(String text) {
    Matcher matcher = DIVIDER.matcher(text);
    return matcher.find() ? matcher.start() : -1;
  }
}
