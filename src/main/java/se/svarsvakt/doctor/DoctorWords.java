package se.svarsvakt.doctor;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.rights.RightWords;

/** The sentences of checks in one language ({@code doctor.properties}). */
public final class DoctorWords {
  /** For the command line and for machines. */
  public static final DoctorWords ENGLISH = new DoctorWords(Locale.ENGLISH);

  private static final DoctorWords SWEDISH = new DoctorWords(Locale.forLanguageTag("sv"));

  private final ResourceBundle texts;
  private final RightWords rights;

  private DoctorWords(Locale locale) {
    this.texts =
        ResourceBundle.getBundle(
            "doctor",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.rights = RightWords.in(locale);
  }

  /** In English where that is wanted, else in Swedish. */
  public static DoctorWords in(Locale locale) {
    return locale.getLanguage().equals("en") ? ENGLISH : SWEDISH;
  }

  /** The sentence, on one line. */
  public String of(DoctorText text) {
    return new MessageFormat(texts.getString(text.note().code()), texts.getLocale())
        .format(text.details().stream().map(this::words).toArray());
  }

  private Object words(Object detail) {
    return detail instanceof ApplicationRight right ? rights.lost(right) : detail;
  }
}
