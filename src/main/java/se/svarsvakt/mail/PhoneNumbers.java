package se.svarsvakt.mail;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Phone numbers however they are written: {@code 08-530 610 00} and {@code +46 8 530 610 00} are
 * the same. A number without a country code is a Swedish one.
 */
public final class PhoneNumbers {
  private static final String REGION = "SE";
  private static final long LONGEST_SEARCH = 200;

  /** What a search would take for a number: a date, a time of day. */
  private static final Pattern DATE_OR_TIME =
      Pattern.compile("\\b(?:19|20)\\d\\d-\\d\\d-\\d\\d\\b|\\b\\d{1,2}[:.]\\d\\d\\b");

  /** What stands behind a number: an extension, a choice at the switchboard, a remark. */
  private static final Pattern BEHIND_NUMBER =
      Pattern.compile("(?<=\\d)[^\\d\\p{L},;#]{0,5}[\\p{L},;#].*+", Pattern.DOTALL);

  /** What stands before the number in a call's record: a name, the scheme of an address. */
  private static final Pattern BEFORE_CALLED =
      Pattern.compile("^(?:[^<]{0,200}<)?\\s*(?:(?:tel|sips?|callto):)?", Pattern.CASE_INSENSITIVE);

  /** Digits that are hidden: a star, a row of x, or a single x that stands before no extension. */
  private static final Pattern MASKED =
      Pattern.compile(
          "[*\u2022]|xx|(?<!\\p{L})x(?!\\p{L}|[.:]?\\s?\\d{1,7}$)|^\\D{0,9}(?<!\\p{L})x\\d",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern STARTS_AS_NUMBER = Pattern.compile("[+(]*\\d");

  /** Country code included; shorter ones are extensions and the like. */
  private static final int FEWEST_DIGITS = 9;

  private PhoneNumbers() {}

  /** The number in its international form, digits behind a plus; empty where it is none. */
  public static Optional<String> normal(String written) {
    try {
      PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
      return Optional.of(numbers.format(numbers.parse(written, REGION), PhoneNumberFormat.E164));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /**
   * The number that is dialled to reach one written in a directory, without an extension or what
   * else stands behind it, in the form of {@link #normal}; empty where it is none.
   */
  public static Optional<String> dialled(String written) {
    return normal(BEHIND_NUMBER.matcher(written).replaceFirst(""));
  }

  /**
   * The number that was called or that called, as a telephone system or a call's record writes it,
   * an address of SIP too, in the form of {@link #normal}; empty where digits of it are hidden, or
   * where it is too short to be one that everybody can dial.
   */
  public static Optional<String> called(String written) {
    String number = BEFORE_CALLED.matcher(written).replaceFirst("").split("[@>]", 2)[0].strip();
    return isMasked(number) || !STARTS_AS_NUMBER.matcher(number).lookingAt()
        ? Optional.empty()
        : dialled(number)
            .filter(whole -> whole.length() > FEWEST_DIGITS)
            .filter(whole -> PhoneNumberUtil.getInstance().isPossibleNumber(whole, REGION));
  }

  /** Whether digits of a number are hidden, as Microsoft hides the last ones (docs/settings.md). */
  public static boolean isMasked(String number) {
    return MASKED.matcher(number.split("@", 2)[0]).find();
  }

  /** Every number in a text that can be dialled, in the form of {@link #normal}. */
  public static Set<String> in(String text) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    Set<String> found = new LinkedHashSet<>();
    numbers
        .findNumbers(
            DATE_OR_TIME.matcher(text).replaceAll("#"),
            REGION,
            PhoneNumberUtil.Leniency.POSSIBLE,
            LONGEST_SEARCH)
        .forEach(match -> found.add(numbers.format(match.number(), PhoneNumberFormat.E164)));
    return found;
  }
}
