package se.svarsvakt.mail;

import java.util.regex.Pattern;

/** The Norwegian and Danish of automatic replies; the two differ too little to be kept apart. */
final class NorwegianDanishAway {
  private static final String DATE =
      "(?:(?:den )?\\d{1,2}\\. ?(?:\\d{1,2}|\\p{L}{3,9})|\\d{1,2}/\\d{1,2}"
          + "|\\d{4}-\\d{2}-\\d{2}|(?:man|tirs|ons|tors|fre|lør|søn)dag|uke \\d+|uge \\d+)";
  private static final Pattern ABSENT =
      PlainWords.anyOf(
          "\\b(?:jeg|vi) (?:er|har|holder|avvikler)\\b(?: "
              + PlainWords.WORD
              + "){0,5}? (?:borte|ferie\\w*"
              + "|permisjon|orlov|barsel\\w*|bortreist|fraværende|sykmeldt|syk|sygemeldt"
              + "|(?:ikke|ute av|ude af) (?:til ?stede|på kontoret|på jobb|på arbejde"
              + "|kontoret|tilgjengelig)|kontoret|på reise|på rejse|lukket|stengt|fri)\\b",
          "\\ber jeg\\b(?: [^\\s.!?]+){0,5}? (?:ferie|permisjon|orlov|barsel)\\b",
          "\\b(?:i|under) (?:mitt|mit) fravær\\b");
  private static final Pattern BACK =
      PlainWords.anyOf(
          "\\b(?:tilbake|tilbage)\\b(?: [^\\s.!?]+){0,5}? " + DATE,
          "\\b(?:til og med|til|frem til|indtil|fra|t\\.o\\.m\\.?)(?: [^\\s.!?]+){0,3}? " + DATE);
  private static final Pattern INSTEAD =
      PlainWords.anyOf(
          "\\b(?:haste\\w*|akutt?\\w*|presserende|i mellomtiden"
              + "|ellers)\\b.{0,80}?\\b(?:kontakt\\w*|ring|henvend|skriv)\\b",
          "\\b(?:kontakt|henvend)\\w*\\b.{0,60}?(?:kolleg\\w+|\\S@\\S)");
  private static final Pattern UNREAD =
      PlainWords.anyOf(
          "\\b(?:leser|læser|svarer|besvarer) (?:jeg )?ikke\\b",
          "\\b(?:svarer|besvare\\w*|vender tilbage|svare)\\b[^.!?]{0,50}\\b(?:når jeg"
              + "|tilbake|tilbage)\\b");
  private static final Pattern THANKS =
      PlainWords.anyOf(
          "\\b(?:takk|tak) for (?:din|deres|di|e-?posten|henvendelsen|mailen|meldingen)\\b");
  private static final Pattern RECEIPT =
      PlainWords.anyOf(
          "\\bvi har (?:mottatt|modtaget) (?:din|deres) (?:e-?post|henvendelse|mail|melding"
              + "|e-?mail)\\w*",
          "\\bdin (?:henvendelse|mail) er (?:mottatt|modtaget)\\b");
  private static final Pattern EXPLICIT =
      PlainWords.anyOf(
          "\\b(?:dette|det her) er (?:et |en )?(?:automatisk|autogenerert|autosvar)\\w*");
  private static final Pattern HUMAN =
      PlainWords.anyOf(
          "\\bkan (?:du|dere|i) (?!kontakt|ring|også|henvend|nå)",
          "\\bjeg (?:lurer|ønsker|vil gjerne|trenger|mangler)\\b");

  /** The phrases. */
  static final AwayPhrases PHRASES =
      new AwayPhrases(ABSENT, BACK, INSTEAD, UNREAD, THANKS, RECEIPT, EXPLICIT, HUMAN);

  private NorwegianDanishAway() {}
}
