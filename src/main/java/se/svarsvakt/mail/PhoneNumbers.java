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
