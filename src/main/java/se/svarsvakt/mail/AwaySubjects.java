package se.svarsvakt.mail;

import java.util.regex.Pattern;

/** The subjects of automatic replies, in lower case, as they begin. */
final class AwaySubjects {
  /** Subjects that people do not write themselves. */
  static final Pattern TELLING =
      PlainWords.anyOf(
          "automatiskt? (?:e-?post)?(?:svar|mejlsvar|mailsvar|frånvarosvar"
              + "|frånvaromeddelande|meddelande)\\b",
          "auto-?(?:svar|matsvar|svarsmeddelande)\\b",
          "automatsvar\\b",
          "frånvaro(?:meddelande|besked|svar|assistent\\w*)\\b",
          "semester(?:meddelande|svar|hälsning)\\b",
          "mottagningsbekräftelse\\b",
          "automatisk bekräftelse\\b",
          "auto(?= ?:)",
          "auto(?:matic|mated|mat)?[ -]?(?:e-?mail )?(?:reply|response|replies|responder"
              + "|acknowledgement)\\b",
          "out[ -]of[ -](?:the[ -])?office\\b",
          "ooo(?= ?:)",
          "oof(?= ?:)",
          "vacation (?:reply|message|response)\\b",
          "away from (?:the )?office\\b",
          "(?:out of office|absence) (?:auto)?(?:reply|notification)\\b",
          "automatische (?:antwort|abwesenheitsnotiz|rückantwort)\\b",
          "abwesenheits(?:notiz|nachricht|meldung)\\b",
          "abwesenheit\\b",
          "automatisk(?:e|t)? svar\\b",
          "u[td]e a[vf] kontoret\\b",
          "fraværs(?:melding|besked|meddelelse|svar)\\b",
          "automaattinen (?:vastaus|poissaolo\\w*)",
          "automaattivastaus",
          "poissaolo(?:viesti|ilmoitus|vastaus)",
          "réponse automatique\\b",
          "message d'absence\\b",
          "absence du bureau\\b",
          "respuesta automática\\b",
          "risposta automatica\\b",
          "resposta automática\\b",
          "automatisch antwoord\\b",
          "automatische beantwoording\\b",
          "afwezigheidsbericht\\b",
          "odpowiedź automatyczna\\b",
          "automatyczna odpowiedź\\b",
          "automatická odpověď\\b",
          "automatikus válasz\\b",
          "otomatik yanıt\\b",
          "automaatvastus\\b",
          "automātiska atbilde\\b",
          "automatinis atsakymas\\b",
          "răspuns automat\\b",
          "автоматический ответ",
          "автоответ",
          "автоматична відповідь",
          "自動応答",
          "自动答复",
          "자동 회신");

  /** Subjects that people write too. */
  static final Pattern SUGGESTIVE =
      PlainWords.anyOf(
          "frånvaro\\b",
          "frånvarande\\b",
          "(?:på |har )?semester\\b",
          "\\w{0,8}ledig(?:het)?\\b",
          "sjukskriven\\b",
          "(?:ej|inte) (?:på (?:plats|kontoret|jobbet)|i tjänst)\\b",
          "\\w{0,8}stängt\\b",
          "slutat\\b",
          "har slutat\\b",
          "bortrest\\b",
          "på resande fot\\b",
          "tjänsteresa\\b",
          "ur tjänst\\b",
          "away\\b",
          "absent\\b",
          "absence\\b",
          "(?:on )?(?:annual |parental )?(?:leave|vacation|holidays?)\\b",
          "not in the office\\b",
          "urlaub\\b",
          "abwesend\\b",
          "fravær\\w*",
          "ferie\\b",
          "ikke til stede\\b",
          "poissa\\b",
          "lomalla\\b",
          "vuosiloma\\w*");

  private AwaySubjects() {}
}
