package se.svarsvakt.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the line that phones and mail programs add: {@code Skickat från min iPhone}. */
final class MobileFooter implements QuoteBoundary {
  private static final String DEVICE =
      "[^\\n.!?]{0,25}\\b(?:iPhone|iPad|Samsung|Galaxy|Android|Huawei|Xperia|Sony|OnePlus|Pixel"
          + "|[Mm]obil\\w*|[Tt]elefon\\w*|[Ss]martphone|[Ss]urfplatta|BlackBerry|Outlook"
          + "|Yahoo|Proton\\w*"
          + "|Windows|E-post|Epost|Mail|Gmail|iCloud|Nokia|phone|device|tablet)\\b";
  private static final Pattern FOOTER =
      Pattern.compile(
          "(?<![^\\s>])(?:(?:Skickat|Skickades|Sänt) från|Sent (?:from|via|with)|Sendt fra"
              + "|Gesendet (?:von|mit)"
              + "|Envoyé de|Hämta(?= Outlook)|Get(?= Outlook)|Hent(?= Outlook)|Holen(?= Sie)"
              + "|Hanki(?= Outlook))\\b"
              + DEVICE
              + "|(?<![^\\s>])(?:Von meinem \\w{3,20} gesendet|Lähetetty \\w{3,20}(?:sta|stä"
              + "|lta|ltä)\\b)",
          Pattern.UNICODE_CHARACTER_CLASS);

  @Override
  public int find(String text) {
    Matcher matcher = FOOTER.matcher(text);
    return matcher.find() ? matcher.start() : -1;
  }
}
