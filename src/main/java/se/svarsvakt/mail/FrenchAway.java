package se.svarsvakt.mail;

import java.util.regex.Pattern;

/** The French of automatic replies. */
final class FrenchAway {
  private static final Pattern ABSENT =
      PlainWords.anyOf(
          "\\bje (?:suis|serai)(?: "
              + PlainWords.WORD
              + "){0,5}? (?:absente?|en (?:congés?|vacances|déplacement|formation|arrêt)"
              + "|hors du bureau|indisponible)(?!\\p{L})",
          "\\b(?:nos bureaux|notre bureau)\\b[^.!?]{0,20}\\bfermés?\\b",
          "\\b(?:en|pendant|durant) mon absence\\b");
  private static final Pattern BACK =
      PlainWords.anyOf(
          "\\b(?:jusqu'au|jusqu'à|jusqu'en|à partir du|du|à compter du)(?: \\p{L}+)? \\d",
          "\\b(?:de retour|serai de retour|à mon retour|dès mon retour)\\b");
  private static final Pattern INSTEAD =
      PlainWords.anyOf(
          "\\b(?:urgen\\w+|en mon absence|d'ici là)\\b.{0,80}?\\b(?:contact\\w+|appel\\w+|joindre"
              + "|adress\\w+)\\b",
          "\\bcontact\\w+\\b.{0,60}?(?:collègue|\\S@\\S)");
  private static final Pattern UNREAD =
      PlainWords.anyOf(
          "\\b(?:répondr|lir|traiter|prendr)\\w+\\b[^.!?]{0,50}\\b(?:retour|dès que)\\b",
          "\\baccès (?:limité|restreint)\\b[^.!?]{0,30}(?:mails?|messagerie|courriel)");
  private static final Pattern THANKS =
      PlainWords.anyOf(
          "^(?:bonjour[ ,!]*)?merci (?:beaucoup )?(?:pour|de) votre (?:message|mail|e-?mail"
              + "|courriel)");
  private static final Pattern RECEIPT =
      PlainWords.anyOf(
          "\\bnous avons bien reçu votre (?:message|demande|mail|e-?mail|courriel)\\b",
          "\\bvotre (?:message|demande|mail|e-?mail|courriel) a (?:bien )?été (?:reçue?"
              + "|enregistrée?|prise? en compte)");
  private static final Pattern EXPLICIT =
      PlainWords.anyOf(
          "\\b(?:ceci est une? |ce message est une? |cette réponse est )"
              + "?(?:réponse|message) automatique\\b",
          "\\bce (?:message|mail|courriel) est (?:généré |envoyé )?automatique");
  private static final Pattern HUMAN =
      PlainWords.anyOf(
          "\\b(?:pouvez|pourriez)-vous\\b",
          "\\bje (?:voudrais|souhaite\\w*|cherche|demande)\\b",
          "\\bj'aimerais\\b",
          "\\b(?:ci-joint|en pièce jointe)\\b");

  /** The phrases. */
  static final AwayPhrases PHRASES =
      new AwayPhrases(ABSENT, BACK, INSTEAD, UNREAD, THANKS, RECEIPT, EXPLICIT, HUMAN);

  private FrenchAway() {}
}
