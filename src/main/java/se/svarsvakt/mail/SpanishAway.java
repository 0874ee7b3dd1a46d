package se.svarsvakt.mail;

import java.util.regex.Pattern;

/** The Spanish of automatic replies. */
final class SpanishAway {
  private static final String DATE =
      "(?:\\d{1,2}\\b|lunes|martes|miércoles|jueves|viernes|sábado|domingo)";
  private static final Pattern ABSENT =
      PlainWords.anyOf(
          "\\b(?:estoy|estaré|me encuentro|estamos)\\b(?: "
              + PlainWords.WORD
              + "){0,5}? (?:fuera de (?:la )?oficina|vacaciones|ausente|de baja|de permiso)\\b",
          "\\b(?:en|durante) mi ausencia\\b");
  private static final Pattern BACK =
      PlainWords.anyOf(
          "\\b(?:hasta|desde|a partir|del?)(?: (?:el|del|de|día|próximo)){0,3} " + DATE,
          "\\b(?:a mi (?:regreso|vuelta)|regres(?:o|aré)|volver(?:é|emos))\\b");
  private static final Pattern INSTEAD =
      PlainWords.anyOf("\\burgen\\w+\\b.{0,80}?\\b(?:contact\\w+|llam\\w+|escrib\\w+|diríjase)\\b");
  private static final Pattern UNREAD =
      PlainWords.anyOf(
          "\\b(?:responder|contestar|atender)\\w*\\b[^.!?]{0,50}\\b(?:regreso|vuelta)\\b",
          "\\bacceso limitado\\b");
  private static final Pattern THANKS =
      PlainWords.anyOf("\\b(?:muchas )?gracias por (?:su|tu) (?:mensaje|correo|e-?mail)");
  private static final Pattern RECEIPT =
      PlainWords.anyOf(
          "\\bhemos recibido (?:su|tu) (?:mensaje|correo|consulta|solicitud)\\b",
          "\\b(?:su|tu) (?:mensaje|correo|consulta|solicitud) ha sido recibid[oa]\\b");
  private static final Pattern EXPLICIT =
      PlainWords.anyOf("\\b(?:respuesta|mensaje) (?:automátic[oa]|generad[oa] automáticamente)\\b");
  private static final Pattern HUMAN =
      PlainWords.anyOf("\\b(?:podría|puede|podrían) ", "\\b(?:quisiera|necesito|adjunto)\\b");

  /** The phrases. */
  static final AwayPhrases PHRASES =
      new AwayPhrases(ABSENT, BACK, INSTEAD, UNREAD, THANKS, RECEIPT, EXPLICIT, HUMAN);

  private SpanishAway() {}
}
