package se.svarsvakt.mail;

import java.util.regex.Pattern;

/**
 * The text of delivery reports: a message that could not, or not yet, be delivered, and to whom or
 * why. People who write that something did not arrive give no recipient and no code of RFC 3463.
 */
final class ReportTexts {
  private static final String MESSAGE =
      "(?:message|mail|e-?mail|letter|delivery|meddelande\\w*|mejlet|mailet|brevet|e-?post\\w*"
          + "|melding\\w*|meddelelse\\w*|nachricht|viesti\\w*|sähköposti\\w*|courriel|mensaje|correo"
          + "|bericht|wiadomość|сообщение|письмо)";
  private static final String FAILED =
      "(?:(?:could|can|was|were|has|have|did) ?n[o']t\\b.{0,24}?\\b(?:deliver|sent|send|reach|be)"
          + "|(?:was|is|been|be) (?:automatically )?(?:rejected|returned|blocked|bounced|delayed"
          + "|refused|quarantined)|failed|failure|undeliver"
          + "|(?:kunde|kan|gick|har|går) (?:inte|ej|ännu inte).{0,16}?(?:lever|skicka|nå)"
          + "|(?:kunne|kan|ble|blev|er) ikke.{0,16}?(?:lever|send)|nicht.{0,20}?(?:zugestellt"
          + "|zustell|übermittelt)|ei (?:voitu|voida|ole voitu).{0,16}?toimit"
          + "|n'a (?:pas )?(?:pu|été)|n'a pas|non (?:remis|distribu)|no (?:se )?(?:pudo|ha podido"
          + "|puede)|niet (?:worden )?(?:afgeleverd|bezorgd)|kon niet|nie (?:został|można)"
          + "|не (?:доставлен|может быть)|не было доставлен)";
  private static final Pattern FAILURE =
      PlainWords.anyOf(
          "\\b" + MESSAGE + "\\b.{0,70}?" + FAILED,
          "\\b(?:unable|not able|wasn't able|cannot|could not|couldn't|failed) (?:to )?deliver",
          "\\b(?:unknown user|user unknown|no such (?:user|address|recipient|mailbox)"
              + "|(?:user|recipient|address|mailbox)\\b.{0,20}?(?:not found|unavailable|unknown"
              + "|disabled|is full)|not a valid (?:user|address|recipient)|no valid recipients"
              + "|failed recipients?|quota exceeded|mailbox full|over quota)",
          "\\breturned because\\b",
          "无法(?:发送|投递)|退信|配信できません");
  private static final Pattern RECIPIENT =
      Pattern.compile(
          "[^\\s<>:]@[^\\s<>]+\\.\\p{L}|\\brecipients?\\b|\\bmottagare\\w*|\\bempfänger\\b");
  private static final Pattern CODE =
      Pattern.compile("\\b[45]\\.\\d{1,2}\\.\\d{1,3}\\b|\\b[45][0-5]\\d[ -]");

  /** Words of the returned message or of a person who tells of a bounce. */
  private static final Pattern PERSONAL =
      PlainWords.anyOf(
          "\\b(?:jag|vi|min|mitt|mina|i|we|my|our|ich|wir|jeg|je)\\b(?! ?(?:wasn't|was not|couldn't"
              + "|could not|am sorry|'m afraid|'m sorry))");

  private ReportTexts() {}

  /** Whether a mail system's words tell of a failed or delayed delivery. */
  static boolean tellsOfFailure(String subject, String text) {
    return FAILURE.matcher(PlainWords.of(subject)).find()
        || FAILURE.matcher(PlainWords.of(text)).find();
  }

  /** Whether the text alone reads as a report, whoever sent it. */
  static boolean isReport(String text) {
    String words = PlainWords.of(text);
    return FAILURE.matcher(words).find()
        && (RECIPIENT.matcher(words).find() || CODE.matcher(words).find())
        && words.indexOf('?') < 0
        && !PERSONAL.matcher(words).find();
  }
}
