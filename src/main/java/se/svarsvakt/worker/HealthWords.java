package se.svarsvakt.worker;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What is said of health in one language, from the words of the web pages. */
public final class HealthWords {
  /** For machines, logs and the command line. */
  static final HealthWords ENGLISH = new HealthWords(Locale.ENGLISH);

  static final HealthWords SWEDISH = new HealthWords(Locale.forLanguageTag("sv"));

  private final ResourceBundle texts;

  private HealthWords(Locale locale) {
    this.texts =
        ResourceBundle.getBundle(
            "web",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** In English where that is wanted, else in Swedish. */
  public static HealthWords in(Locale locale) {
    return locale.getLanguage().equals("en") ? ENGLISH : SWEDISH;
  }

  /** What is wrong and what to do, without a full stop. */
  public String of(HealthTrouble trouble) {
    return of(trouble.kind().code(), trouble.figures().toArray());
  }

  /** How much was left out, without a full stop. */
  public String of(ScanSummary.LeftOutMessages leftOut) {
    return of("left-out", leftOut.messages(), leftOut.mailboxes());
  }

  /** The same with what is known of the cause, which is in English always. */
  String reason(HealthTrouble trouble) {
    String words = of(trouble);
    return trouble.detail().isEmpty() ? words : words + ": " + trouble.detail();
  }

  String of(String key, Object... figures) {
    return new MessageFormat(texts.getString("health." + key), texts.getLocale()).format(figures);
  }
}
