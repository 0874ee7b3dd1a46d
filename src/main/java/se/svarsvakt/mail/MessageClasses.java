package se.svarsvakt.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import se.svarsvakt.mail.phrase.Phrases;

/** Says what a message is by its MAPI class ({@code phrases/message-class.txt}). */
final class MessageClasses {
  private enum Section {
    DELIVERY_REPORT,
    MEETING,
    VOICEMAIL,
    AUTOMATIC
  }

  private static final Phrases<Section> CLASSES = Phrases.load("message-class", Section.class);

  /** Characters of a class that are looked at; the names in use have fewer than 60. */
  private static final int LIMIT = 200;

  private MessageClasses() {}

  /** That verdict, where the class of the message is one of its classes. */
  static Optional<ReasonedVerdict> judge(IncomingMail mail, Verdict verdict) {
    Section section = Section.valueOf(verdict.name());
    String name = mail.messageClass().strip();
    String cut = name.substring(0, Math.min(name.length(), LIMIT));
    String plain = cut.toLowerCase(Locale.ROOT);
    Matcher matcher = CLASSES.pattern(section).matcher(plain);
    return matcher.lookingAt()
        ? Optional.of(
            new ReasonedVerdict(
                verdict,
                "message class " + cut.substring(0, matcher.end()),
                CLASSES.entryAt(plain, section).orElse("")))
        : Optional.empty();
  }
}
