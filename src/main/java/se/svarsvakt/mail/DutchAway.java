package se.svarsvakt.mail;

import java.util.regex.Pattern;

/** The Dutch of automatic replies. */
final class DutchAway {
  private static final String DATE = "(?:\\d{1,2}\\b|(?:maan|dins|woens|donder|vrij|zater|zon)dag)";
  private static final Pattern ABSENT =
      PlainWords.anyOf(
          "\\b(?:ik (?:ben|heb)|ben ik|heb ik|wij zijn)\\b(?: "
              + PlainWords.WORD
              + "){0,6}? (?:vakantie|afwezig|niet (?:aanwezig|op kantoor|bereikbaar|in de"
              + " gelegenheid)|verlof|gesloten)\\b",
          "\\btijdens mijn (?:afwezigheid|vakantie)\\b");
  private static final Pattern BACK =
      PlainWords.anyOf(
          "\\b(?:tot|tot en met|t/m|vanaf|terug op|weer op)(?: \\p{L}+){0,2} " + DATE,
          "\\b(?:ben ik|ik ben) (?:weer|terug)\\b",
          "\\bna (?:mijn )?terugkomst\\b");
  private static final Pattern INSTEAD =
      PlainWords.anyOf(
          "\\b(?:dringend\\w*|spoed\\w*|urgent\\w*)\\b.{0,80}?\\b(?:contact|bellen|neem|mail\\w*)\\b");
  private static final Pattern UNREAD =
      PlainWords.anyOf(
          "\\b(?:lees|beantwoord|reageer)\\b[^.!?]{0,40}\\b(?:niet|terug|terugkomst)\\b",
          "\\b(?:beperkt|geen) toegang\\b");
  private static final Pattern THANKS =
      PlainWords.anyOf(
          "\\b(?:bedankt|dank(?: u| je)?(?: wel)?) voor (?:uw|je|jouw) (?:e-?mail|mail|bericht)");
  private static final Pattern RECEIPT =
      PlainWords.anyOf(
          "\\b(?:wij|we) hebben (?:uw|je) (?:e-?mail|mail|bericht|aanvraag) (?:in goede orde )?"
              + "ontvangen\\b");
  private static final Pattern EXPLICIT =
      PlainWords.anyOf("\\bdit is een (?:automatisch\\w*|automatische)\\b");
  private static final Pattern HUMAN =
      PlainWords.anyOf(
          "\\b(?:kunt|kan|kun|wilt|wil) (?:u|je) (?:mij|ons|me)\\b",
          "\\bik (?:wil|zou|zoek)\\b",
          "\\bbijgevoegd\\b");

  /** The phrases. */
  static final AwayPhrases PHRASES =
      new AwayPhrases(ABSENT, BACK, INSTEAD, UNREAD, THANKS, RECEIPT, EXPLICIT, HUMAN);

  private DutchAway() {}
}
