package se.svarsvakt.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.svarsvakt.mail.Person;

/**
 * What a person's entry in the directory lacks of what others need: the signature template, and
 * whoever puts a caller through. Fields are named as placeholders of a template are.
 *
 * @param missing the fields without a value
 * @param odd the fields whose value cannot be meant: a number with hardly a digit, {@code okänd}
 */
public record DirectoryGaps(List<String> missing, List<String> odd) {
  /** What the switchboard says and asks for; one number of two is enough for it. */
  private static final Set<SignatureField> SWITCHBOARD =
      Set.of(
          SignatureField.GIVEN_NAME,
          SignatureField.SURNAME,
          SignatureField.JOB_TITLE,
          SignatureField.DEPARTMENT);

  private static final Set<String> NOTHING_SAID =
      Set.of(
          "okänd",
          "okänt",
          "saknas",
          "ej angivet",
          "tom",
          "unknown",
          "none",
          "null",
          "na",
          "nan",
          "test",
          "x",
          "xx",
          "xxx",
          "tbd",
          "todo",
          "vakant");

  private static final int FEWEST_DIGITS = 5;

  /** Keeps copies. */
  public DirectoryGaps {
    missing = List.copyOf(missing);
    odd = List.copyOf(odd);
  }

  /** Those of a person, in the order of a visiting card. */
  public static DirectoryGaps of(SignatureTemplate template, Person person) {
    Set<SignatureField> asked = template.needs();
    Predicate<SignatureField> needed =
        field ->
            asked.contains(field)
                || SWITCHBOARD.contains(field)
                || (field == SignatureField.BUSINESS_PHONE && person.phones().isEmpty());
    return new DirectoryGaps(
        Stream.of(SignatureField.values())
            .filter(needed.and(field -> field.of(person).isEmpty()))
            .map(SignatureField::placeholder)
            .toList(),
        Stream.of(SignatureField.values())
            .filter(field -> isOdd(field, field.of(person)))
            .map(SignatureField::placeholder)
            .toList());
  }

  /** Of what is missing, that which a line of the template is not written without. */
  public static List<String> lackedBy(SignatureTemplate template, Person person) {
    return template.needs().stream()
        .filter(field -> field.of(person).isEmpty())
        .sorted()
        .map(SignatureField::placeholder)
        .toList();
  }

  /**
   * What may be wrong in the directory where a line of the template reads otherwise: its fields
   * whose value is odd, or which everybody has to have and this person has not.
   *
   * @param line the line's name
   */
  public static List<String> behind(SignatureTemplate template, String line, Person person) {
    DirectoryGaps all = of(template, person);
    return template.fields(line).stream()
        .map(SignatureField::placeholder)
        .filter(name -> all.missing.contains(name) || all.odd.contains(name))
        .toList();
  }

  /** Whether nothing is to be mended. */
  public boolean isEmpty() {
    return missing.isEmpty() && odd.isEmpty();
  }

  private static boolean isOdd(SignatureField field, String value) {
    if (value.isEmpty()) {
      return false;
    }
    return field.kind() == SignatureTemplate.Kind.PHONE
        ? value.chars().filter(Character::isDigit).count() < FEWEST_DIGITS
        : saysNothing(value);
  }

  private static boolean saysNothing(String value) {
    String letters = value.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L} ]", "").strip();
    return letters.isEmpty() || NOTHING_SAID.contains(letters);
  }
}
