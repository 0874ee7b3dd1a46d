package se.svarsvakt.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import se.svarsvakt.mail.MailAddress;

/** Days, addresses, texts and ids as people write them on the command line. */
final class ArgumentParser {
  private static final int LONGEST_TEXT = 400;
  private static final Pattern SHAPE_OF_DAY = Pattern.compile("2\\d{3}-\\d{2}-\\d{2}");
  private static final Pattern GAP = Pattern.compile("[\\p{Cntrl}\\p{javaWhitespace}]+");

  private ArgumentParser() {}

  /** A day of this millennium, so that no slip of a finger records one that never comes. */
  static LocalDate day(String option, String text) {
    try {
      if (SHAPE_OF_DAY.matcher(text.strip()).matches()) {
        return LocalDate.parse(text.strip());
      }
    } catch (DateTimeException e) {
      throw noDay(option, text);
    }
    throw noDay(option, text);
  }

  private static WrongUse noDay(String option, String text) {
    return new WrongUse(option, text, "a day such as 2026-11-23 is needed");
  }

  /** An address; whether anybody has it is another question. */
  static MailAddress address(String option, String text) {
    if (text.strip().indexOf('@') < 1) {
      throw new WrongUse(option, text, "an address such as info@example.org is needed");
    }
    return new MailAddress(text);
  }

  /** For an address that is nobody's in the directory. */
  static WrongUse noAccount(String option, String text) {
    return new WrongUse(
        option,
        text,
        "no account of the organisation has this address; look for it among the primary"
            + " addresses and aliases in Microsoft 365");
  }

  /**
   * The last day of a promise or an exception.
   *
   * @throws WrongUse if it is past, or more than that many years ahead
   */
  static LocalDate lastDay(String option, String text, LocalDate today, int years) {
    LocalDate day = day(option, text);
    if (day.isBefore(today)) {
      throw new WrongUse(option, text, "already past on " + today);
    }
    LocalDate latest = today.plusYears(years);
    if (day.isAfter(latest)) {
      throw new WrongUse(option, text, "too far ahead, at the latest " + latest + " is allowed");
    }
    return day;
  }

  /** A text of one line; gaps and line ends become single spaces. */
  static String text(String option, String text) {
    String folded = GAP.matcher(text).replaceAll(" ").strip();
    if (folded.isEmpty()) {
      throw new WrongUse(option + " is blank: say something, or leave it out if it is optional");
    }
    if (folded.length() > LONGEST_TEXT) {
      throw new WrongUse(
          "%s has %d characters: at most %d are kept, shorten it"
              .formatted(option, folded.length(), LONGEST_TEXT));
    }
    return folded;
  }

  /**
   * The id of an entry of the register.
   *
   * @param list the command that shows ids
   */
  static long id(String text, String list) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw noEntry(text, list);
    }
  }

  static WrongUse noEntry(String text, String list) {
    return new WrongUse(
        "ID", text, "nothing in force has this id, `svarsvakt " + list + "` shows them");
  }
}
