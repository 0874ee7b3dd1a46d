package se.svarsvakt.rights;

import java.util.Locale;
import java.util.ResourceBundle;

/** What is to be known of a right before it is granted or left away, in one language. */
public final class RightWords {
  private final ResourceBundle texts;

  private RightWords(Locale locale) {
    this.texts =
        ResourceBundle.getBundle(
            "rights",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** In English where that is wanted, else in Swedish. */
  public static RightWords in(Locale locale) {
    return new RightWords(
        locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.forLanguageTag("sv"));
  }

  /** What does not work without it. */
  public String lost(ApplicationRight right) {
    return texts.getString(right.code() + ".lost");
  }

  /** What an application that has it could do at worst, as far as it is not narrowed. */
  public String worst(ApplicationRight right) {
    return texts.getString(right.code() + ".worst");
  }
}
