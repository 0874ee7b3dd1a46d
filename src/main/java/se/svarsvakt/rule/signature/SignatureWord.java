package se.svarsvakt.rule.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.svarsvakt.mail.PhoneNumbers;

/**
 * A unit of comparison in a folded line: a word, a phone number, an address or a symbol. What
 * separates and ends words (commas, colons, bars, dashes between spaces) is not compared.
 *
 * @param key what is compared: lower case, a phone number in its international form, a web address
 *     without its scheme
 * @param shown as it is written
 * @param start where it begins in the line
 * @param end where it ends in the line
 */
record SignatureWord(String key, String shown, int start, int end) {
  private static final int SHORTEST_PHONE = 7;
  private static final Pattern UNIT =
      Pattern.compile(
          "(?<mail>[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}.-]{1,100}\\.\\p{L}{2,20})"
              + "|(?<web>(?:https?://)?(?:[\\p{L}\\p{N}-]{1,63}\\.){1,6}\\p{L}{2,20}(?![\\p{L}\\p{N}])"
              + "(?:/[^\\s<>|,;]{0,200})?)"
              + "|(?:tel:)?(?<phone>(?:\\+ ?)?\\(?\\d(?:(?! 0\\d{1,3}[-/] ?\\d)[\\d ().\\-/]){5,24}\\d)"
              + "|(?<word>[\\p{L}\\p{M}\\p{N}]+(?:[-'.&@+][\\p{L}\\p{M}\\p{N}]+)*)"
              + "|(?<symbol>[\\p{So}\\p{Cs}&&[^\\u2500-\\u25FF]])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SCHEME = Pattern.compile("^https?://");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** The words of a folded line, in order. */
  static List<SignatureWord> in(String line) {
    List<SignatureWord> words = new ArrayList<>();
    Matcher matcher = UNIT.matcher(line);
    while (matcher.find()) {
      String phone = matcher.group("phone");
      if (phone == null) {
        words.add(new SignatureWord(key(matcher), matcher.group(), matcher.start(), matcher.end()));
      } else {
        addPhone(words, phone, matcher.start("phone"));
      }
    }
    return words;
  }

  private static String key(Matcher matcher) {
    String lower = matcher.group().toLowerCase(Locale.ROOT);
    if (matcher.group("web") == null) {
      return lower;
    }
    String bare = SCHEME.matcher(lower).replaceFirst("");
    return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }

  private static void addPhone(List<SignatureWord> words, String phone, int start) {
    var normal =
        phone.chars().filter(Character::isDigit).count() < SHORTEST_PHONE
            ? Optional.<String>empty()
            : PhoneNumbers.normal(phone);
    if (normal.isPresent()) {
      words.add(new SignatureWord(normal.get(), phone, start, start + phone.length()));
      return;
    }
    Matcher digits = DIGITS.matcher(phone);
    while (digits.find()) {
      words.add(
          new SignatureWord(
              digits.group(), digits.group(), start + digits.start(), start + digits.end()));
    }
  }

  /** Whether it is a phone number. */
  boolean isPhone() {
    return key.startsWith("+");
  }

  /** Whether it is an e-mail or web address. */
  boolean isAddress() {
    return key.contains("@") || key.startsWith("www.") || shown.contains("://");
  }

  /**
   * Whether this, read in a message, is that word of a name as the directory writes it. Letter case
   * does not matter as long as it begins with a capital and is not all capitals.
   */
  boolean isName(SignatureWord directory) {
    if (!key.equals(directory.key)) {
      return false;
    }
    boolean shouted = shown.length() > 1 && shown.equals(shown.toUpperCase(Locale.ROOT));
    return shown.equals(directory.shown)
        || (!shouted && Character.isUpperCase(shown.codePointAt(0)));
  }
}
