package se.svarsvakt.mail;

import java.util.regex.Pattern;

/**
 * The Swedish in which automatic replies thank, confirm receipt, and say that they are automatic.
 */
final class SwedishReceipts {
  private static final String THANKED =
      "tack för (?:ditt|din|dina|ert|er|att du (?:har )?(?:kontakta|hör|skriv|mejl|mail)|att"
          + " ni (?:kontakta|hör|skriv))\\S*(?: [^\\s.!?]+)?";
  static final Pattern THANKS =
      PlainWords.anyOf(
          "^(?:hej\\w*|god dag|hallå)?[^\\p{L}]{0,4}(?:stort |varmt |många )?tack för"
              + " (?:ditt|din|ert|er|att (?:du|ni)(?: har)?) (?:\\p{L}+ )?(?:mejl|mail"
              + "|e-?post|meddelande|e-?brev|brev|kontakta|hör|skriv|mejla|förfrågan|fråga"
              + "|intresse|besök)");
  private static final String SUBJECT_MATTER =
      "(?:ditt|din|dina|ert|er) (?:\\p{L}+ )?(?:mejl|mail|e-?post|e-?brev|brev|meddelande"
          + "|fråga|frågor|ärende|ansökan|anmälan|felanmälan|synpunkt\\w*|förfrågan"
          + "|beställning|order|begäran|intresseanmälan|bokning|registrering)\\w*";
  private static final String PROMISE =
      "(?:återkommer|återkoppla\\w*|svarar|besvara\\w*|handlägg\\w*|behandla\\w*|hanterar"
          + "|ärendenummer|svarstid|svar inom|kontaktar dig|kontaktar er|hör av oss|så snart"
          + "|så fort|arbetsdag\\w*|registrer\\w*|automatisk\\w*|diarie\\w*)";
  static final Pattern RECEIPT =
      PlainWords.anyOf(
          "\\bvi har (?:nu |härmed )?(?:tagit emot|mottagit|fått|registrerat) "
              + SUBJECT_MATTER
              + ".{0,120}?\\b"
              + PROMISE,
          "\\b(?:ditt|din|ert|er) \\p{L}+ (?:har|är) (?:nu )?(?:tagits emot|mottaget"
              + "|mottagits|mottagen|registrerat|registrerats|kommit in)\\b",
          "\\bhar (?:tagit emot|mottagit) "
              + SUBJECT_MATTER
              + "[^.!?]{0,40}[.!]? ?(?:$|tack"
              + "|vi |hälsn|med|mvh|du |\\w*tid)",
          "^(?:hej\\w*)?[^\\p{L}]{0,4}"
              + THANKED
              + ".{0,60}?\\bvi har (?:\\p{L}+ )?(?:tagit emot|mottagit|fått) (?:det|den|dem|detta)\\b"
              + ".{0,60}?\\b(?:ringer|"
              + PROMISE
              + ")",
          "\\b(?:ditt|ert|din|er) \\p{L}+ har fått (?:ärende|diarie)?nummer\\b",
          "^(?:hej\\w*)?[^\\p{L}]{0,4}"
              + THANKED
              + ".{0,60}?\\bvi (?:\\p{L}+ ){0,5}?(?:återkommer|svarar|besvarar|återkopplar"
              + "|hanterar|behandlar|strävar|försöker|läser|hör av oss|kontaktar dig)\\b",
          "\\b(?:bekräft\\w+ (?:på )?att (?:vi|ditt|din)|detta är en bekräftelse)\\b");
  static final Pattern EXPLICIT =
      PlainWords.anyOf(
          "\\b(?:det här|detta) är (?:ett |en )?(?:automat\\w+|auto(?:svar|genererat)\\w*)",
          "\\bdetta (?:mejl|mail|meddelande|svar|e-?post\\w*|utskick) "
              + "(?:är|har|skickas|skickades|genereras) (?:\\p{L}+ )?"
              + "(?:automatiskt|autogenererat|maskinellt)",
          "\\b(?:detta|det här) (?:mejlet|mejl|mail|mailet|meddelande|meddelandet|utskick)\\w* "
              + "(?:går (?:inte|ej) att (?:besvara|svara på)|kan (?:inte|ej) besvaras)",
          "\\bsvara (?:inte|ej) på (?:detta|det här) (?:mejl|mail|meddelande|e-?post)",
          "^(?:hej\\w*)?[^\\p{L}]{0,4}(?:automatiskt svar|autosvar)\\b[^?]*$",
          "^(?:hej\\w*[ ,.!]*)?jag (?:är|har) (?:just nu |för närvarande )?(?:på )?"
              + "(?:semester|föräldraledig|tjänstledig|sjukskriven)[.!]? ?"
              + "(?:$|mvh|med vänlig|hälsning|vänlig)[^?]*$");

  private SwedishReceipts() {}
}
