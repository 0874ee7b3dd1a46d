package se.svarsvakt.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds {@code -----Ursprungligt meddelande-----} and its kin, and the rule of underscores that
 * Outlook draws.
 */
final class OriginalMessageDivider implements QuoteBoundary {
  private static final String TITLES =
      String.join(
          "|",
          "ursprungligt (?:meddelande|brev|mejl)",
          "originalmeddelande",
          "original message",
          "original appointment",
          "vidarebefordrat (?:meddelande|brev|mejl)",
          "forwarded message",
          "reply message",
          "svarsmeddelande",
          "ursprüngliche nachricht",
          "originalnachricht",
          "weitergeleitete nachricht",
          "opprinnelig melding",
          "original melding",
          "videresendt melding",
          "oprindelig meddelelse",
          "videresendt meddelelse",
          "alkuperäinen viesti",
          "välitetty viesti",
          "message d'origine",
          "message transféré",
          "oorspronkelijk bericht",
          "mensaje original",
          "wiadomość oryginalna");
  private static final Pattern DIVIDER =
      Pattern.compile(
          "(?<!-)-{2,20}[ \\t]{0,3}(?:"
              + TITLES
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
