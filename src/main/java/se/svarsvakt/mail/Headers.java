package se.svarsvakt.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The internet headers of a message, in order, names compared without regard to case (RFC 5322).
 *
 * @param fields as they came
 */
public record Headers(List<Field> fields) {
  /** No headers at all. */
  public static final Headers NONE = new Headers(List.of());

  /** Keeps a copy. */
  public Headers {
    fields = List.copyOf(fields);
  }

  /**
   * One header line.
   *
   * @param name as it came
   * @param value unfolded, maybe empty
   */
  public record Field(String name, String value) {}

  /** Whether Exchange knew the sender as one of the organisation's, or nothing was transported. */
  public boolean areAuthentic() {
    String authenticated = lower("X-MS-Exchange-Organization-AuthAs");
    return authenticated.isEmpty() ? !has("Received") : authenticated.equals("internal");
  }

  /** The same with one line more. */
  public Headers with(String name, String value) {
    return new Headers(Stream.concat(fields.stream(), Stream.of(new Field(name, value))).toList());
  }

  /** Every value under that name, stripped, in order. */
  public Stream<String> all(String name) {
    return fields.stream()
        .filter(field -> field.name().strip().equalsIgnoreCase(name))
        .map(field -> field.value().strip());
  }

  /** The first value under that name, stripped. */
  public Optional<String> first(String name) {
    return all(name).findFirst();
  }

  /** The first value under that name in lower case, or an empty string. */
  public String lower(String name) {
    return first(name).orElse("").toLowerCase(Locale.ROOT);
  }

  /** Whether there is such a header, even an empty one. */
  public boolean has(String name) {
    return first(name).isPresent();
  }
}
