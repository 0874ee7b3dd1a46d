package se.svarsvakt.mail;

import java.util.regex.Pattern;

/** The Finnish of automatic replies. */
final class FinnishAway {
  private static final String DATE =
      "(?:\\d{1,2}\\. ?(?:\\d{1,2}\\.?|\\p{L}{4,12}kuuta)|(?:maanantai|tiistai|keskiviikko"
          + "|torstai|perjantai)\\w*)";
  private static final Pattern ABSENT =
      PlainWords.anyOf(
          "\\bole[nm]\\w*(?: [^\\s.!?]+){0,5}? (?:\\p{L}*lomalla|\\p{L}*vapaalla|poissa"
              + "|virkamatkalla|työmatkalla|matkoilla|sairauslomalla)\\b",
          "\\ben ole (?:toimistolla|paikalla|töissä|tavoitettavissa)\\b",
          "\\bpoissaollessani\\b",
          "\\bpoissaoloni aikana\\b");
  private static final Pattern BACK =
      PlainWords.anyOf(
          "\\b(?:palaan|takaisin|töissä|tavoitettavissa|paikalla)\\b(?: [^\\s.!?]+){0,4}? " + DATE,
          DATE + " ?(?:asti|saakka|alkaen|-)",
          "\\b(?:asti|saakka)\\b");
  private static final Pattern INSTEAD =
      PlainWords.anyOf(
          "\\b(?:kiireelli\\w+|kiireis\\w+|akuut\\w+)\\b.{0,80}?\\b(?:ota|ottakaa|yhteyttä"
              + "|soita\\w*|yhteys)\\b",
          "\\b(?:minua )?sijaista\\w*\\b");
  private static final Pattern UNREAD =
      PlainWords.anyOf(
          "\\b(?:en|enkä) (?:lue|vastaa)\\b",
          "\\b(?:vastaan|palaan)\\b[^.!?]{0,40}\\b(?:palattuani|loman jälkeen)\\b");
  private static final Pattern THANKS =
      PlainWords.anyOf("\\bkiitos (?:viestistä\\w*|yhteydenoto\\w*|sähköposti\\w*)");
  private static final Pattern RECEIPT =
      PlainWords.anyOf(
          "\\bviestisi on (?:vastaanotettu|saapunut)\\b",
          "\\bolemme vastaanottaneet (?:viestisi|sähköpostisi)\\b");
  private static final Pattern EXPLICIT =
      PlainWords.anyOf("\\btämä on automaatti\\w*", "\\bautomaattinen vastaus\\b");
  private static final Pattern HUMAN =
      PlainWords.anyOf(
          "\\bvoitteko\\b",
          "\\bvoisitteko\\b",
          "\\bvoisitko\\b",
          "\\bhaluaisin\\b",
          "\\btarvitsen\\b");

  /** The phrases. */
  static final AwayPhrases PHRASES =
      new AwayPhrases(ABSENT, BACK, INSTEAD, UNREAD, THANKS, RECEIPT, EXPLICIT, HUMAN);

  private FinnishAway() {}
}
