package se.svarsvakt.mail;

import java.util.regex.Pattern;

/** The Swedish of out-of-office replies. */
final class SwedishAway {
  private static final String MONTH =
      "(?:jan|feb|mars|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\\p{L}{0,6}\\b\\.?";
  private static final String DAY = "(?:mån|tis|ons|tors|fre|lör|sön)(?:dag(?:en)?)?\\b";
  private static final String DATE =
      "(?:den )?(?:\\d{1,2} ?[/.] ?\\d{1,2}|\\d{1,2}(?::?[ae])? "
          + MONTH
          + "|\\d{4}-\\d{2}-\\d{2}|\\d{6,8}\\b|"
          + MONTH
          + "|"
          + DAY
          + "|(?:vecka|v\\.?|v) ?\\d{1,2}\\b|\\d{1,2}:[ae]\\b|den \\d{1,2}\\b|i ?morgon\\b"
          + "|nästa (?:vecka|månad|år)"
          + "|(?:efter|över) (?:semestern|sommaren|helgen|helgerna|julen?|nyår|påsken?"
          + "|midsommar|årsskiftet)"
          + "|års?skiftet|kl\\.? ?\\d|hösten|våren|sommaren|vintern|tills? vidare)";
  private static final String GAP = "(?: [^\\s.!?]+){0,5}? ";

  /** Up to five words, none of which turns the sentence into a person's own matter. */
  private static final String PLAIN_GAP =
      "(?: (?!fråg|ansök|sök|varit|haft|tänk|läst|fått|sett|bevilj|rätt|problem|barn|mitt"
          + " barn|en son|en dotter)[^\\s.!?]+){0,5}?[ ,]+";

  private static final String LEAVE =
      "(?:semester\\w*|(?:tjänst|föräldra|pappa|mamma|studie|komp|barn|sommar|jul|påsk|sjuk"
          + "|flex|vård|delvis )ledig\\w*"
          + "|ledig(?:het)?(?! på (?:mån|tis|ons|tors|fre|lör|sön)(?:dag(?:en)?)?\\b)"
          + "|sjukskriven|sjuk|frånvarande|bortrest|tjänsteresa|tjänsteärende|resande fot"
          + "|(?:inte|ej) (?:på|i|inne på) (?:kontoret|plats|jobbet|arbetet|tjänst|arbete)"
          + "|ur tjänst|borta|ute på uppdrag"
          + "|otillgänglig|(?:inte|ej) (?:tillgänglig|anträffbar|nåbar|kontaktbar|inne|tillbaka)"
          + "|hemma med sjukt? barn|vård av (?:sjukt )?barn|vab|vabbar|vabb|utbildning"
          + "|konferens|kurs|möten? (?:hela|under)"
          + "|(?:ingen|begränsad) (?:möjlighet|tillgång|åtkomst)|(?:semester|sommar|jul|helg"
          + "|påsk)?stängt|stängda"
          + "|(?:inte|ej) (?:längre )?(?:kvar|anställd))";
  private static final Pattern ABSENT =
      PlainWords.anyOf(
          "\\b(?:jag|undertecknad|vi|mottagaren|handläggaren|personen)(?: \\p{L}+){0,3}?"
              + " (?:är|har|kommer|njuter av|befinner mig|går på|tar ut|tar|håller)\\b"
              + PLAIN_GAP
              + LEAVE
              + "\\b",
          "\\b(?:är|har|tar) jag" + PLAIN_GAP + LEAVE + "\\b",
          "\\b(?:är|har) vi" + PLAIN_GAP + "\\w*stängt\\b",
          "(?:^|[.!,:] ?)(?:är|har|på|nu är det|tar) (?:[^\\s.!?]+ ){0,2}?(?:semester"
              + "|föräldraledig|tjänstledig|sjukskriven|bortrest|tjänsteresa|ledig)\\b(?! på"
              + " (?:mån|tis|ons|tors|fre|lör|sön)(?:dag(?:en)?)?\\b)",
          "(?:^|[.!:] ?)(?:semester|frånvarande|frånvaro|\\w{2,10}stängt|stängt|(?:tjänst"
              + "|föräldra|sommar|jul|sjuk)?ledig|bortrest)\\b",
          "\\b(?:kontoret|expeditionen|receptionen|mottagningen|förvaltningen|växeln"
              + "|kundtjänst|verksamheten|företaget|butiken|kansliet) (?:är|har"
              + "|håller)\\b(?: [^\\s.!?]+){0,4}? \\w*(?:stängt|stängd|stängda|obemanna[td])\\b",
          "\\bjag (?:arbetar|jobbar) (?:inte|ej)\\b",
          "\\bjag har (?:slutat|avslutat|gått i pension|lämnat)\\b",
          "\\b(?:har|är) slutat\\b",
          "\\bunder min (?:frånvaro|semester|ledighet|föräldraledighet)\\b");
  private static final Pattern BACK =
      PlainWords.anyOf(
          "(?:\\b(?:jag|vi|och|men|är|mig|frånvaro|semester|ledig) (?:[^\\s.!?]+ ){0,4}?"
              + "|(?:^|[.!,:(-] ?))(?:åter|tillbaka|återkommer|i tjänst|på plats|anträffbar"
              + "|nåbar|nås|öppnar|öppet)\\b"
              + GAP
              + DATE,
          "\\b(?:t\\.? ?o\\.? ?m\\.?|till och med|fram till|ända till|till|tills|t om|until)"
              + " (?:[^\\s.!?]+ ){0,3}?"
              + DATE,
          "\\b(?:fr\\.? ?o\\.? ?m\\.?|från och med|mellan|under|från) (?:[^\\s.!?]+ ){0,2}?" + DATE,
          "\\b(?:vecka|veckorna|v\\.?) ?\\d{1,2}\\b",
          "\\d{1,2}[/.]\\d{1,2} ?- ?\\d{1,2}[/.]\\d{1,2}",
          "\\b(?:datum för återkomst|tills? vidare)\\b",
          "\\bhela (?:veckan|sommaren|hösten|våren|vintern|dagen|(?:jan|febr)uari|mars|april|maj"
              + "|juni|juli|augusti|(?:septem|okto|novem|decem)ber)\\b",
          "\\bnär jag (?:är|kommer) (?:tillbaka|åter)\\b");
  private static final String TURN =
      "(?:kontakta\\w*|vänd(?:a|er)? (?:dig|er)|ring(?:a|er)?|mejla|maila|mail|mejl"
          + "|hänvisa\\w*|hör av (?:dig|er)|skicka|sms:?a?|nås|når (?:du|ni)|tala med|prata"
          + " med|går det bra att)\\b";
  private static final Pattern INSTEAD =
      PlainWords.anyOf(
          "\\b(?:brådskande|akuta?|bråttom|kan inte vänta|inte kan vänta|inte kan invänta"
              + "|snabb(?:t|are)? (?:hjälp|svar)|omgående|i min frånvaro|under (?:min"
              + " )?(?:frånvaro|semester\\w*|ledighet\\w*|tiden)|annars|i ?stället|övriga"
              + " (?:frågor|ärenden)|frågor|ärenden)\\b.{0,80}?\\b"
              + TURN,
          "\\b"
              + TURN
              + ".{0,60}?(?:kolleg\\w+|växel\\w*|kundtjänst|kontaktcent\\w+|medborgar\\w+"
              + "|servicecent\\w+|kundcent\\w+|\\S@\\S|vid (?:akuta|brådskande))",
          "\\b(?:ersätt(?:s|er|are)|vikarie|ställföreträdare|min kollega)\\b");
  private static final String MAIL = "(?:mejl|mail|e-?post|meddelande|inkorg|brevlåda)\\w*";
  private static final Pattern UNREAD =
      PlainWords.anyOf(
          "\\b(?:läser|svarar|besvarar|kollar) (?:jag )?(?:normalt )?(?:inte|ej|sporadiskt|sällan"
              + "|endast)\\b[^.!?]{0,40}"
              + MAIL,
          "\\bläser (?:jag )?(?:min |mina |mitt )?"
              + MAIL
              + "[^.!?]{0,30}(?:sporadiskt|sällan|inte|då och då)",
          "\\b"
              + MAIL
              + " (?:läses|besvaras|vidarebefordras|bevakas|kommer|är)[^.!?]{0,20}\\b(?:inte"
              + "|ej|sporadiskt|obevakad|när|så)\\b",
          "\\b(?:svarar|besvarar|återkommer|läser|svara|besvara|återkomma"
              + "|läsa)\\b[^.!?]{0,50}\\b(?:när jag|då jag|efter (?:semestern|ledigheten"
              + "|min)|vid (?:min )?återkomst|så snart jag (?:är|kommer))",
          "\\b(?:svarar|återkommer) då\\b",
          "\\b(?:svar(?:et)?|mitt svar) (?:kan|kommer)\\b[^.!?]{0,25}\\bdröja\\b",
          "\\b(?:begränsad|ingen) (?:tillgång|åtkomst|möjlighet)[^.!?]{0,30}(?:mejl|mail"
              + "|e-?post|svara)",
          "\\b(?:svarar|besvarar|svara|besvara|läser)\\b[^.!?]{0,30}\\b(?:mejl|mail|dig|er"
              + "|meddelande|e-?post)\\w*(?: [^\\s.!?]+){0,2}? "
              + DATE);
  private static final Pattern HUMAN =
      PlainWords.anyOf(
          "\\bundra(?:r|de)\\b",
          "\\bkan (?:du|ni) (?!i |även |alltid |också |då |i ?stället |som vanligt |med"
              + " fördel |gärna kontakta|kontakta|vända|ringa (?!mig)|nå |mejla (?!mig)"
              + "|maila (?!mig)|skicka ett|läsa|hitta|besöka|söka|få (?:hjälp|svar)|komma i"
              + " kontakt|göra|inte (?:vänta|invänta)|använda|logga|prata|tala|skriva|boka)",
          "\\bskulle (?:du|ni) kunna\\b",
          "\\b(?:och|samt|men) (?:vill|behöver|skulle|önskar" + "|söker|tänkte)\\b",
          "\\bskulle (?:jag|vi) (?:vilja|behöva|kunna)\\b",
          "\\b(?:jag|vi) skulle (?:vilja|behöva)\\b",
          "\\b(?:vill|behöver|önskar|söker|hoppas|tänkte) (?:jag|vi)\\b",
          "\\b(?:jag|vi) (?:vill|behöver|önskar|söker|tänkte|hoppas att (?:ni|du) kan)\\b",
          "\\ber kommun\\b",
          "\\b(?:bifoga(?:r|t|s|d|de)?|bilägger|bilagt)\\b",
          "\\bså (?:lägg|boka|flytta|planera)\\b",
          "\\bhos er\\b",
          "\\b(?:min|mitt|mina|vår|vårt|våra) (?:son|dotter|barn|barnbarn|mamma|pappa|mor"
              + "|far|fru|man|sambo|granne|ansökan|bygglov\\w*|ärende|faktura|hyresvärd|tomt"
              + "|fastighet|bygglovsansökan|handlingar)\\b",
          "\\b(?:ses|träffas|snälla|skickar jag|skicka in)\\b",
          "\\b(?:ring|mejla|maila|kontakta) mig (?:när|om det|så|gärna om (?:du|ni))");

  /** The phrases. */
  static final AwayPhrases PHRASES =
      new AwayPhrases(
          ABSENT,
          BACK,
          INSTEAD,
          UNREAD,
          SwedishReceipts.THANKS,
          SwedishReceipts.RECEIPT,
          SwedishReceipts.EXPLICIT,
          HUMAN);

  private SwedishAway() {}
}
