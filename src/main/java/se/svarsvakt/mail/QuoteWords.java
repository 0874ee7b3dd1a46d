package se.svarsvakt.mail;

/**
 * The words by which mail programs of many languages introduce an earlier mail, as alternatives for
 * a regular expression that ignores case.
 */
public final class QuoteWords {
  /** What stands between dashes above an earlier mail. */
  public static final String TITLE =
      String.join(
          "|",
          "ursprungligt (?:meddelande|brev|mejl|mail)",
          "originalmeddelande",
          "original message",
          "original appointment",
          "vidarebefordrat (?:meddelande|brev|mejl|mail)",
          "forwarded (?:message|mail)",
          "reply message",
          "svarsmeddelande",
          "(?:urspr(?:ü|ue)ngliche|weitergeleitete|antwort) nachricht",
          "originalnachricht",
          "(?:opprinnelig|original|videresendt) melding",
          "(?:oprindelig|original|videresendt) (?:meddelelse|besked)",
          "alkuperäinen viesti",
          "välitetty viesti",
          "message d['’]origine",
          "message (?:original|initial|transféré)",
          "(?:oorspronkelijk|doorgestuurd) bericht",
          "mensaje (?:original|reenviado)",
          "mensagem (?:original|encaminhada)",
          "messaggio (?:originale|inoltrato)",
          "wiadomość oryginalna",
          "oryginalna wiadomość",
          "původní zpráva",
          "eredeti üzenet",
          "исходное сообщение",
          "пересылаемое сообщение");

  /** The verb of a line such as {@code Den 3 maj skrev Anna:}. */
  public static final String WROTE =
      String.join(
          "|",
          "skrev",
          "wrote",
          "writes",
          "schrieb",
          "kirjoitti",
          "skreiv",
          "a écrit",
          "escribió",
          "escreveu",
          "ha scritto",
          "schreef",
          "geschreven",
          "geschrieben",
          "napisał(?:a|\\(a\\))?",
          "napsala?",
          "írta",
          "написала?",
          "пишет",
          "пише");

  /** The label of the sender. */
  public static final String FROM =
      "Från|From|Von|Fra|Frå|Lähettäjä|De|Van|Da|Od|Feladó|От|Expéditeur|发件人|差出人";

  /** The label of sending, in words that say nothing else. */
  public static final String SENT =
      "Skickat|Skickades|Sänt|Sent|Gesendet|Sendt|Sendte|Lähetetty|Verzonden|Envoyé|Enviado"
          + "|Enviada|Wysłano|Inviato|Odesláno|Elküldve|Отправлено|发送时间|送信日時";

  /** The label of the date, in words that may say something else. */
  public static final String DATE =
      "Datum|Date|Dato|Päivämäärä|Päiväys|Pvm|Tid|Fecha|Data|Dátum|Дата|日期";

  /** The label of the subject. */
  public static final String SUBJECT =
      "Ämne|Subject|Betreff|Emne|Aihe|Objet|Onderwerp|Asunto|Assunto|Oggetto|Temat|Předmět|Tárgy"
          + "|Тема|主题|件名";

  private QuoteWords() {}
}
