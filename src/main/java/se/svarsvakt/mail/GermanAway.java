package se.svarsvakt.mail;

import java.util.regex.Pattern;

/** The German of automatic replies. */
final class GermanAway {
  private static final String DATE =
      "(?:\\d{1,2}\\. ?(?:\\d{1,2}|\\p{L}{3,9})|\\d{4}-\\d{2}-\\d{2}|(?:mon|diens|donners"
          + "|frei|sams|sonn)tag|mittwoch)";
  private static final Pattern ABSENT =
      PlainWords.anyOf(
          "\\b(?:ich|wir) (?:bin|sind|befinde mich|werde|habe)\\b(?: "
              + PlainWords.WORD
              + "){0,8}?"
              + " (?:urlaub|abwesend|kein\\w* zugriff|nicht (?:im büro|am platz|erreichbar|im haus|da)|außer haus"
              + "|elternzeit|dienstreise|krank|geschlossen)\\b",
          "\\b(?:bin|befinde) ich\\b(?: "
              + PlainWords.WORD
              + "){0,6}? (?:urlaub|abwesend|nicht (?:im"
              + " büro|am platz|erreichbar|im haus)|elternzeit|dienstreise)\\b",
          "\\b(?:während|in) meiner abwesenheit\\b");
  private static final Pattern BACK =
      PlainWords.anyOf(
          "\\b(?:ab|bis|zum|am|vom|zwischen)(?: [^\\s.!?]+){0,3}? " + DATE,
          "\\b(?:zurück|wieder (?:da|erreichbar|im büro))\\b");
  private static final Pattern INSTEAD =
      PlainWords.anyOf(
          "\\b(?:dringend\\w*|eilig\\w*|notf\\p{L}+|vertret\\w+)\\b.{0,80}?\\b(?:wenden"
              + "|kontaktieren|erreichen|rufen)\\b",
          "\\b(?:wenden sie sich|kontaktieren sie)\\b.{0,60}?(?:kolleg\\w+|\\S@\\S|vertretung)");
  private static final Pattern UNREAD =
      PlainWords.anyOf(
          "\\b(?:nicht|werden) (?:weitergeleitet|gelesen)\\b",
          "\\bbleib(?:en|t)\\b[^.!?]{0,30}\\bungelesen\\b",
          "\\bnach meiner rückkehr\\b",
          "\\bsobald ich zurück\\b");
  private static final Pattern THANKS =
      PlainWords.anyOf(
          "\\b(?:vielen|herzlichen|besten)? ?dank für (?:ihre|deine|die) (?:e-?mail|mail"
              + "|nachricht|anfrage)");
  private static final Pattern RECEIPT =
      PlainWords.anyOf(
          "\\b(?:wir haben )?ihre (?:e-?mail|nachricht|anfrage) (?:erhalten|ist (?:bei uns"
              + " )?eingegangen)\\b");
  private static final Pattern EXPLICIT =
      PlainWords.anyOf(
          "\\bdies ist eine automatisch\\w*", "\\bautomatisch (?:generiert|erstellt|versendet)");
  private static final Pattern HUMAN =
      PlainWords.anyOf(
          "\\b(?:können|könnten) sie (?:mir|uns|bitte)",
          "\\bich (?:möchte|hätte|brauche|suche)\\b",
          "\\bbitte (?:senden|schicken|rufen) sie mi");

  /** The phrases. */
  static final AwayPhrases PHRASES =
      new AwayPhrases(ABSENT, BACK, INSTEAD, UNREAD, THANKS, RECEIPT, EXPLICIT, HUMAN);

  private GermanAway() {}
}
