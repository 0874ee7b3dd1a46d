package se.svarsvakt.mail;

import java.util.Optional;
import se.svarsvakt.mail.body.PreviewText;

/**
 * What the words of a letter tell, banners cut away; no words are held.
 *
 * @param request the entry of the phrase by which it asks for public records
 * @param automatic the words of an automatic reply
 * @param closing the entry of the phrases by which it is only a closing remark
 */
public record TellingWords(
    Optional<String> request, Optional<AutomaticWords> automatic, Optional<String> closing) {
  /** Nothing, or nothing that was looked for. */
  public static final TellingWords NONE =
      new TellingWords(Optional.empty(), Optional.empty(), Optional.empty());

  /** Those of a message. */
  public static TellingWords of(IncomingMail mail) {
    String text = PreviewText.newTextOf(mail.preview());
    return new TellingWords(
        RecordsRequest.entryOfNew(mail.subject(), text),
        AutomaticText.wordsOfNew(mail.subject(), text),
        ClosingRemark.entryOfNew(text));
  }

  /** The entry of the phrases that a verdict by words would rest on; empty where there is none. */
  public String entry() {
    return request.or(() -> automatic.map(AutomaticWords::phrase)).or(() -> closing).orElse("");
  }
}
