package se.svarsvakt.mail;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import se.svarsvakt.mail.phrase.Phrases;

/**
 * Tells whether a subject holds what is somebody's private matter: a personal identity number, or
 * words of {@code phrases/sensitive-subject.txt}.
 */
public final class SensitiveSubject {
  private enum Section {
    WORDS
  }

  private static final Phrases<Section> PHRASES = Phrases.load("sensitive-subject", Section.class);

  /** Year, month, day, what stands between, and the last four digits. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{L}\\d./:-])(18|19|20)?(\\d{2})(\\d{2})(\\d{2})( ?[-+] ?| )?(\\d{4})(?![\\p{L}\\d])"
              + "(?![./:-]\\d)");

  /** The day of a coordination number is so much later. */
  private static final int COORDINATION = 60;

  /** An undivided number that begins so is a mobile phone's. */
  private static final String MOBILE = "07";

  private SensitiveSubject() {}

  /**
   * Whether a subject does.
   *
   * @param subject as it was sent
   */
  public static boolean isIn(String subject) {
    String words = PlainWords.of(subject);
    return PHRASES.isIn(words, Section.WORDS) || hasNumber(words);
  }

  private static boolean hasNumber(String words) {
    Matcher number = NUMBER.matcher(words);
    while (number.find()) {
      boolean undivided = number.group(1) == null && number.group(5) == null;
      boolean coordination = Integer.parseInt(number.group(4)) > COORDINATION;
      if (isDay(number)
          && hasCheckDigit(number.group(2) + number.group(3) + number.group(4) + number.group(6))
          && !(undivided && (coordination || number.group(2).equals(MOBILE)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDay(Matcher number) {
    int day = Integer.parseInt(number.group(4));
    String century = number.group(1) == null ? "20" : number.group(1); // 2000 is a leap year
    try {
      LocalDate.of(
          Integer.parseInt(century + number.group(2)),
          Integer.parseInt(number.group(3)),
          day > COORDINATION ? day - COORDINATION : day);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Luhn's: every other digit doubled, from the first on, and the digits of all summed up. */
  private static boolean hasCheckDigit(String tenDigits) {
    int sum =
        IntStream.range(0, tenDigits.length())
            .map(at -> Character.digit(tenDigits.charAt(at), 10) * (at % 2 == 0 ? 2 : 1))
            .map(digit -> digit / 10 + digit % 10)
            .sum();
    return sum % 10 == 0;
  }
}
