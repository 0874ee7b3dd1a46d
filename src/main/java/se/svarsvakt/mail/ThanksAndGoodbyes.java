package se.svarsvakt.mail;

import java.util.regex.Pattern;

/** The listed Swedish and English phrases that thank, take leave or sign off. */
final class ThanksAndGoodbyes {
  /** Matches one whole phrase as {@link PlainWords#of} gives it. */
  static final Pattern PATTERN =
      Pattern.compile(
          String.join(
              "|",
              "(?:ett )?(?:stort |tusen |många |jättemånga |hjärtligt |varmt )?tack(?: (?:så"
                  + " )?(?:jätte|hemskt |väldigt )?mycket)?",
              "tackar(?: (?:så )?mycket)?(?: för det| för hjälpen)?",
              "tack tack",
              "tack och hej",
              "tack detsamma",
              "tack så hjärtligt",
              "(?:många |stort |tusen )?tack på förhand",
              "tack igen",
              "tack ska du ha",
              "tack ska ni ha",
              "tackar och bockar",
              "tack snälla(?: du)?",
              thanksFor(
                  "tackar|(?:ett )?(?:stort |tusen |många |hjärtligt |varmt )?tack(?: så"
                      + " (?:jätte|hemskt )?mycket)?",
                  "för",
                  "din|ditt|dina|er|ert|era|all|allt|den|det|de|en|ett|mycket|så|otroligt"
                      + "|väldigt|jätte|snabbt?|snabba|fint?|fina|bra|god|goda|trevligt?"
                      + "|trevliga|utmärkta?|tydligt?|tydliga|positiva|vänliga|vänligt",
                  "hjälp(?:en)?|svar(?:et|en)?|information(?:en)?|info(?:n)?|besked(?:et)?"
                      + "|återkoppling(?:en)?|mejl(?:et)?|mail(?:et)?|meddelande(?:t)?"
                      + "|e-?post(?:en)?|samtal(?:et)?|bemötande(?:t)?|service(?:n)?"
                      + "|stöd(?:et)?|tid(?:en)?|idag|i dag|igår|det|detta|denna|allt"
                      + "|tålamod(?:et)?|handläggning(?:en)?|möte(?:t)?|dokument(?:et|en)?"
                      + "|handlingar(?:na)?|länk(?:en|arna)?|tips(?:et|en)?"
                      + "|förklaring(?:en)?|engagemang(?:et)?|hantering(?:en)?"
                      + "|kontakt(?:en)?|uppdatering(?:en)?|beslut(?:et)?|underlag(?:et)?"
                      + "|bekräftelse(?:n)?|snabbheten|omtanke(?:n)?|vänlighet(?:en)?"
                      + "|upplysning(?:en)?|insats(?:en)?|protokoll(?:et)?|blankett(?:en)?"),
              "tack för att (?:du|ni) (?:hörde av (?:dig|er)|svarade|hjälpte (?:mig|oss"
                  + "|till)|tog dig tid|tog er tid|återkom|kollade|fixade det|ordnade"
                  + " det)(?: så snabbt| så fort)?",
              "hej ?då|hejdå|adjö|på återseende|vi hörs|vi ses|hörs|ha det|farväl",
              "ha det (?:så )?(?:jätte)?(?:bra|gott|fint|trevligt|skönt|toppen)",
              "detsamma|likaså|tack likaså|det uppskattas|uppskattas|mycket uppskattat",
              "(?:ha |jag önskar |vi önskar |önskar )?(?:(?:dig|er) )?(?:en )?(?:fortsatt "
                  + "|riktigt |jätte)?(?:bra|fin|trevlig|skön|härlig|god|glad)(?: och"
                  + " \\p{L}+)? (?:dag|kväll|helg|vecka|sommar|semester|eftermiddag"
                  + "|förmiddag|morgon|jul|påsk|midsommar|måndag|tisdag|onsdag|torsdag"
                  + "|fredag|lördag|söndag|fortsättning|vinter|höst|vår|advent|jullov)",
              "(?:god jul och )?(?:ett )?gott nytt år|god jul och gott nytt år",
              "mvh|m v h|vh|v h|bh|med (?:vänliga?|bästa|varma|soliga) hälsning(?:ar)?"
                  + "|(?:vänliga|varma|bästa|soliga|glada|många|sommar) hälsningar|vänlig"
                  + " hälsning|vänligen|hälsning|hälsningar|hälsn|hälsar|hälsningar från"
                  + "|sommarhälsningar|julhälsningar|allt gott|kram|kramar",
              "thanks|thank you|thx|ty|cheers|many thanks|thanks a (?:lot|million)|thanks"
                  + " again|(?:thank you|thanks) (?:so|very) much|thanks in advance|thank"
                  + " you in advance|much appreciated|(?:i )?(?:really |very much"
                  + " )?appreciate it|thank you again",
              thanksFor(
                  "many thanks|thanks(?: a lot| so much)?|thank you(?: (?:so|very) much)?",
                  "for",
                  "your|the|all|this|that|a|very|so|quick|prompt|kind|fast|swift|great"
                      + "|helpful|clear|excellent",
                  "help|reply|answer|response|information|info|assistance|support|update"
                      + "|e-?mail|message|mail|time|clarification|service|confirmation"
                      + "|everything|feedback|this|that|it|explanation|patience|link|documents?"),
              "(?:have )?(?:a )?(?:nice|great|good|lovely|wonderful)(?: rest of your)?"
                  + " (?:day|weekend|evening|week|summer|holiday|one)|bye|bye bye|goodbye"
                  + "|good bye|take care|see you|all the best|you too|same to you",
              "best|regards|best regards|kind regards|warm regards|with kind regards|best"
                  + " wishes|sincerely|yours sincerely|yours faithfully|br|kr|happy"
                  + " (?:holidays|new year|easter)|merry christmas"));

  private ThanksAndGoodbyes() {}

  private static String thanksFor(String thanks, String forWord, String adjectives, String nouns) {
    return "(?:%s) %s (?:(?:%s) ){0,4}(?:%s)".formatted(thanks, forWord, adjectives, nouns);
  }
}
