package se.svarsvakt.web;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of a page in the reader's language: Swedish, or English for those who ask for it.
 *
 * @param locale the language
 * @param zone the policy's zone, in which times are shown
 */
record Words(Locale locale, ZoneId zone) {
  static final Locale SWEDISH = Locale.of("sv");

  /** One text. */
  String of(String key, Object... arguments) {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            "web",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new MessageFormat(texts.getString(key), locale).format(arguments);
  }

  /** A moment as people write it, without the year. */
  String moment(Instant at) {
    return DateTimeFormatter.ofPattern("EEE d MMM HH:mm", locale).withZone(zone).format(at);
  }

  boolean isEnglish() {
    return locale.equals(Locale.ENGLISH);
  }
}
