package se.svarsvakt.teams.card;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import se.svarsvakt.rule.reply.Promise;

/** The words of a card in its reader's language, with days and times as people say them. */
final class CardWords {
  private static final Locale SWEDISH = Locale.of("sv");

  private final ResourceBundle texts;
  private final Locale locale;
  private final ZoneId zone;

  /**
   * In that language.
   *
   * @param language a BCP 47 tag, maybe empty: English for English, else Swedish
   * @param zone the zone that days and times are told in
   */
  CardWords(String language, ZoneId zone) {
    this.locale = language.toLowerCase(Locale.ROOT).startsWith("en") ? Locale.ENGLISH : SWEDISH;
    this.texts =
        ResourceBundle.getBundle(
            "cards",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.zone = zone;
  }

  /** The same in another language. */
  CardWords in(String language) {
    return new CardWords(language, zone);
  }

  /** The names of all texts in this very language. */
  Set<String> keys() {
    return texts.keySet();
  }

  /** The text of that name, with these values in its places. */
  String of(String key, Object... values) {
    return new MessageFormat(texts.getString(key), locale).format(values);
  }

  /** Whether there is a text of that name. */
  boolean has(String key) {
    return texts.containsKey(key);
  }

  /** The text of that name for mail of which that was promised, {@code act.answered.call} say. */
  String of(Promise promise, String key, Object... values) {
    String own =
        switch (promise) {
          case ANSWER -> key;
          case CALL_BACK -> key + ".call";
          case PUBLIC_RECORDS -> key + ".records";
        };
    return of(has(own) ? own : key, values);
  }

  /** A day by its date, however near it is: {@code onsdag 25 november}. */
  String date(LocalDate day) {
    return DateTimeFormatter.ofPattern("EEEE d MMMM", locale).format(day);
  }

  /** The local date of a moment. */
  LocalDate date(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }

  /** The time of day, {@code 17:00} for example. */
  String time(Instant moment) {
    return DateTimeFormatter.ofPattern("HH:mm", locale).format(moment.atZone(zone));
  }

  /** The same of a time of day. */
  String time(LocalTime time) {
    return DateTimeFormatter.ofPattern("HH:mm", locale).format(time);
  }

  /** The day and the time of day, {@code i dag kl. 17:00} for example. */
  String moment(Instant moment, Instant now) {
    return of("moment", day(date(moment), now), time(moment));
  }

  /**
   * The day, {@code i dag} or {@code onsdag 25 november} for example; with its year if not this.
   */
  String day(LocalDate day, Instant now) {
    LocalDate today = date(now);
    long away = ChronoUnit.DAYS.between(today, day);
    if (Math.abs(away) <= 1) {
      return of(away == 0 ? "today" : away > 0 ? "tomorrow" : "yesterday");
    }
    String pattern = day.getYear() == today.getYear() ? "EEEE d MMMM" : "EEEE d MMMM y";
    return DateTimeFormatter.ofPattern(pattern, locale).format(day);
  }
}
