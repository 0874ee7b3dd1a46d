package se.svarsvakt.mail;

import java.util.regex.Pattern;

/** The subjects under which mail systems report, in the languages of the North and of the MTAs. */
final class ReportSubjects {
  private static final Pattern BOUNCE_START =
      PlainWords.anyOf(
          "olevererba",
          "ej levere",
          "inte levere",
          "levererat:",
          "leverans",
          "försena",
          "fördröj",
          "undeliver",
          "undelivered",
          "deliver",
          "delay",
          "failure notice",
          "failed:",
          "failed mail",
          "returned",
          "relayed:",
          "expanded:",
          "ndn:",
          "ndr:",
          "non-?deliver",
          "nondeliver",
          "not delivered",
          "successful mail delivery",
          "warning: (?:could not send|message)",
          "mail (?:system error|delivery|could not)",
          "message (?:delivery|could not|not delivered|undeliverable)",
          "address not found",
          "unzustellbar",
          "nicht zustellbar",
          "zustell",
          "verzöger",
          "rückläufer",
          "ikke lever",
          "kan ikke leve",
          "kunne ikke leve",
          "ulever",
          "levering",
          "forsink",
          "ei voi(?:da|tu)? toimittaa",
          "ei toimitet",
          "toimit",
          "viivästy",
          "perille",
          "non remis",
          "échec",
          "rebut",
          "automatisch: unzustellbar");
  private static final Pattern BOUNCE_ANYWHERE =
      PlainWords.anyOf(
          "undeliverable",
          "undelivered mail",
          "olevererbar",
          "unzustellbar",
          "uleverbar",
          "delivery (?:status notification|failure|failed|has failed|report|incomplete|delayed)",
          "returned (?:mail|to sender)",
          "(?:could|can) ?not be delivered",
          "couldn't be delivered",
          "(?:kunde|kan) inte levere",
          "(?:går|gick) (?:inte|ej) att (?:levere|skicka)",
          "leverans\\w* (?:har )?misslycka",
          "(?:kan|kunne) ikke leveres",
          "nicht zugestellt",
          "zustellung fehlgeschlagen",
          "lever(?:ing|ingen) (?:mislyk|fejl)",
          "toimitus epäonnistui",
          "(?:ei voitu|ei voida|ei voi) toimittaa",
          "delivery notification");
  private static final Pattern AUTOMATIC_REPLY =
      PlainWords.anyOf("auto", "frånvaro", "out of", "abwesen", "fravær", "poissa");
  private static final Pattern READ =
      PlainWords.anyOf(
          "läst:",
          "inte läst:",
          "ej läst:",
          "oläst:",
          "read:",
          "not read:",
          "gelesen:",
          "nicht gelesen:",
          "ungelesen:",
          "lest:",
          "ikke lest:",
          "læst:",
          "ikke læst:",
          "luettu:",
          "lukematon:",
          "ei luettu:",
          "läskvitto",
          "read receipt",
          "return receipt");
  private static final Pattern READ_TEXT =
      PlainWords.anyOf(
          "\\bditt meddelande\\b.*\\b(?:lästes|togs bort|raderades|har lästs|blev läst)",
          "\\byour message\\b.*\\b(?:was (?:read|deleted|displayed)|has been read)",
          "\\bdeine? nachricht\\b.*\\bgelesen",
          "\\bihre nachricht\\b.*\\bgelesen",
          "\\b(?:meldingen|beskeden|meddelelsen?) (?:din|til)?.*\\b(?:lest|læst)\\b",
          "\\bviestisi\\b.*\\bluettiin",
          "^(?:this is a|detta är ett?) (?:return|read|läs)");

  private ReportSubjects() {}

  /** Whether a mail system's message with this subject is a bounce or delivery report. */
  static boolean isBounce(String subject) {
    String words = PlainWords.of(subject);
    return !AUTOMATIC_REPLY.matcher(words).lookingAt()
        && (BOUNCE_START.matcher(words).lookingAt() || BOUNCE_ANYWHERE.matcher(words).find());
  }

  /** Whether subject and text together are those of a read receipt. */
  static boolean isReadReceipt(String subject, String text) {
    return READ.matcher(PlainWords.of(subject)).lookingAt()
        && READ_TEXT.matcher(PlainWords.of(text)).find();
  }
}
