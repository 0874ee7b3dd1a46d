package se.svarsvakt.casework;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import se.svarsvakt.casework.OwnRecords.Stored;

/** What the kinds of what is stored are called, as people's own page calls them. */
public final class StoredWords {
  private final ResourceBundle texts;

  private StoredWords(Locale locale) {
    this.texts =
        ResourceBundle.getBundle(
            "web",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** In English where that is wanted, else in Swedish. */
  public static StoredWords in(Locale locale) {
    return new StoredWords(
        locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.forLanguageTag("sv"));
  }

  /** What it is, to the person whose it is. */
  public String name(Stored kind) {
    return texts.getString("stored." + kind.code());
  }

  /**
   * For how long it is kept.
   *
   * @param keepDays {@code svarsvakt.policy.privacy.keep-days}, or the longer history
   */
  public String kept(Stored kind, long keepDays) {
    return new MessageFormat(texts.getString("stored." + kind.code() + ".kept"), texts.getLocale())
        .format(new Object[] {keepDays});
  }
}
