package se.svarsvakt.rule.absence;

import java.util.regex.Pattern;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.PhoneNumbers;
import se.svarsvakt.mail.phrase.Phrases;

/** Looks in a text for a way to reach somebody else than its writer. */
final class Contacts {
  private enum Section {
    REGISTER,
    CURRENCY
  }

  private static final Phrases<Section> LABELS = Phrases.load("number-label", Section.class);

  /** An address, its {@code @} perhaps hidden from harvesters: {@code anna(at)example.org}. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "([\\p{L}\\p{N}._%+'-]{1,64})(?:@| ?[(\\[](?:at|a|@|snabel-?a)[)\\]] ?)"
              + "((?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}\\p{L}{2,24})");

  /** Digits that are no phone number: registered numbers, accounts, amounts, hours of the day. */
  private static final Pattern OTHER_DIGITS =
      Pattern.compile(
          "\\b(?:\\d{2})?[1-9]\\d{5}-\\d{4}\\b"
              + "|\\b"
              + LABELS.regex(Section.REGISTER)
              + "\\b[^\\d\\n]{0,12}\\d[\\d /:-]{0,20}+"
              + "|\\b\\p{L}{1,6}[ -]?(?:19|20)\\d\\d[/:-]\\d+"
              + "|\\b(?:19|20)\\d\\d[/:]\\d+"
              + "|\\b(?:[01]\\d|2[0-4])[.:]?[0-5]\\d\\s?-\\s?(?:[01]\\d|2[0-4])[.:]?[0-5]\\d\\b"
              + "|(?<![\\d.])(?<!\\d )\\d[\\d .]{0,14}"
              + LABELS.regex(Section.CURRENCY)
              + "(?!\\p{L})");

  private Contacts() {}

  /**
   * Whether the text names an address or a number that is not the writer's own.
   *
   * @param text with plain spaces and dashes
   */
  static boolean nameSomebodyElse(String text, OwnContacts own) {
    return hasOtherAddress(text, own) || hasOtherNumber(text, own);
  }

  private static boolean hasOtherAddress(String text, OwnContacts own) {
    return ADDRESS
        .matcher(text)
        .results()
        .map(match -> new MailAddress(trimmed(match.group(1)) + "@" + match.group(2)))
        .anyMatch(address -> !own.isOwn(address));
  }

  /** Punctuation before an address is not part of it. */
  private static String trimmed(String localPart) {
    return localPart.replaceFirst("^[.'%+-]+(?=.)", "");
  }

  private static boolean hasOtherNumber(String text, OwnContacts own) {
    var rest = OTHER_DIGITS.matcher(DatePhrases.withoutWritten(text)).replaceAll(" # ");
    return PhoneNumbers.in(rest).stream().anyMatch(phone -> !own.isOwn(phone));
  }
}
