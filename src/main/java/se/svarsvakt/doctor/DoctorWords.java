package se.svarsvakt.doctor;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of checks in one language ({@code doctor.properties}). */
public final class DoctorWords {
  /** For the command line and for machines. */
  public static final DoctorWords ENGLISH = new DoctorWords(Locale.ENGLISH);

  private static final DoctorWords SWEDISH = new DoctorWords(Locale.forLanguageTag("sv"));

  private final ResourceBundle texts;

  private DoctorWords(Locale locale) {
    this.texts =
        ResourceBundle.getBundle(
            "doctor",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** In English where that is wanted, else in Swedish. */
  public static DoctorWords in(Locale locale) {
    return locale.getLanguage().equals("en") ? ENGLISH : SWEDISH;
  }

  /** The sentence, on one line. */
  public String of(DoctorText text) {
    return new MessageFormat(texts.getString(text.note().code()), texts.getLocale())
        .format(text.details().toArray());
  }
}
