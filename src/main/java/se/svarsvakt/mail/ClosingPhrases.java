package se.svarsvakt.mail;

import java.util.List;
import java.util.Set;

/** The listed phrases of which a closing remark is built. */
final class ClosingPhrases {
  /** What a phrase does in a closing remark. */
  enum Kind {
    /** Not listed. */
    NONE(false, false),
    /** Opens or fills, and says nothing alone. */
    FILLER(false, false),
    /** Greets; a name may follow. */
    GREETING(false, true),
    /** Thanks, takes leave or signs off; a name may follow. */
    CLOSING(true, true);

    private final boolean closes;
    private final boolean mayNameFollow;

    Kind(boolean closes, boolean mayNameFollow) {
      this.closes = closes;
      this.mayNameFollow = mayNameFollow;
    }

    boolean closes() {
      return closes;
    }

    boolean mayNameFollow() {
      return mayNameFollow;
    }
  }

  private static final Set<String> GREETINGS =
      Set.of(
          "hej",
          "hejsan",
          "hej igen",
          "hej hej",
          "hallå",
          "tjena",
          "god morgon",
          "godmorgon",
          "god dag",
          "goddag",
          "god kväll",
          "hi",
          "hello",
          "hey",
          "dear",
          "hi again",
          "hej på dig",
          "hej på er",
          "good morning");
  private static final Set<String> FILLERS =
      Set.of(
          "ok",
          "okej",
          "okay",
          "bra",
          "jättebra",
          "toppen",
          "perfekt",
          "utmärkt",
          "super",
          "superbra",
          "fint",
          "finfint",
          "kanon",
          "kanonbra",
          "underbart",
          "härligt",
          "strålande",
          "vad bra",
          "så bra",
          "då vet jag",
          "då vet vi",
          "det låter bra",
          "låter bra",
          "låter jättebra",
          "vad snällt",
          "vad snällt av dig",
          "noterat",
          "mottaget",
          "uppfattat",
          "och",
          "ja",
          "jaha",
          "great",
          "perfect",
          "excellent",
          "wonderful",
          "super duper",
          "got it",
          "and",
          "sounds good",
          "noted",
          "received",
          "alles klar",
          "absolut",
          "vad snabbt",
          "så snabbt",
          "snabbt svar",
          "snyggt",
          "grymt",
          "skönt",
          "då så",
          "yes",
          "lovely",
          "brilliant",
          "that's great",
          "very kind",
          "så snällt",
          "vad roligt");

  private ClosingPhrases() {}

  /** What these words are together, letter case aside. */
  static Kind kindOf(List<String> words) {
    String phrase = PlainWords.of(String.join(" ", words));
    if (ThanksAndGoodbyes.PATTERN.matcher(phrase).matches()) {
      return Kind.CLOSING;
    }
    if (GREETINGS.contains(phrase)) {
      return Kind.GREETING;
    }
    return FILLERS.contains(phrase) ? Kind.FILLER : Kind.NONE;
  }
}
