package se.svarsvakt.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Person;

/**
 * The organisation's e-mail signature with placeholders for what the directory says of the writer
 * (docs/how-it-judges.md 5).
 *
 * <p>Placeholders, letter case aside: {@code {givenName}}, {@code {surname}}, {@code
 * {displayName}}, {@code {jobTitle}}, {@code {department}}, {@code {companyName}}, {@code
 * {officeLocation}}, {@code {businessPhone}} (the first, where there are several), {@code
 * {mobilePhone}}. What stands in square brackets is left out where the directory lacks a value in
 * it. A line that lacks a value outside brackets is not checked and is left out of the filled
 * signature, for nobody knows how it should read.
 */
public final class SignatureTemplate {
  /** How many lines a template has. */
  public static final Range LINES = new Range(1, 30);

  private final String text;
  private final List<TemplateLine> lines;

  private SignatureTemplate(String text, List<TemplateLine> lines) {
    this.text = text;
    this.lines = lines;
  }

  /**
   * Reads a template.
   *
   * @param text lines with a line break between them, or the two characters {@code \n} as an
   *     environment variable carries them
   * @throws IllegalArgumentException if there is no text, a bracket or brace has no partner or a
   *     placeholder is unknown; the message says what is allowed
   */
  public static SignatureTemplate parse(String text) {
    String plain =
        text.replace("\\r", "")
            .replace("\\n", "\n")
            .lines()
            .map(String::strip)
            .collect(Collectors.joining("\n"))
            .strip();
    if (plain.isEmpty()) {
      throw new IllegalArgumentException("a signature template needs at least one line");
    }
    List<String> rows = plain.lines().toList();
    LINES.check("the number of lines", rows.size());
    List<TemplateLine> lines = new ArrayList<>();
    for (String row : rows) {
      lines.add(new TemplateLine(lines.size() + 1, TemplateLineParser.parts(row)));
    }
    return new SignatureTemplate(plain, List.copyOf(lines));
  }

  /** The person's correct signature, ready to copy; phone numbers as the directory writes them. */
  public List<String> fill(Person person) {
    return lines.stream()
        .map(line -> line.fill(person))
        .filter(line -> line.checked() && (line.template().isEmpty() || !line.text().isBlank()))
        .map(Filled::text)
        .toList();
  }

  /** Every line that has something to compare, in order, those not checked among them. */
  public List<Filled> lines(Person person) {
    return lines.stream()
        .map(line -> line.fill(person))
        .filter(line -> !line.checked() || !line.text().isBlank())
        .toList();
  }

  /** What the directory must have for every line to be checked. */
  Set<SignatureField> needs() {
    return lines.stream()
        .flatMap(line -> line.parts().stream())
        .flatMap(SignatureTemplate::field)
        .collect(Collectors.toSet());
  }

  /** Every field of the lines of that name, those in brackets too. */
  Set<SignatureField> fields(String name) {
    return lines.stream()
        .filter(line -> line.name().equals(name))
        .flatMap(line -> SignaturePart.deep(line.parts()))
        .flatMap(SignatureTemplate::field)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<SignatureField> field(SignaturePart part) {
    return part instanceof SignaturePart.Value(var field) ? Stream.of(field) : Stream.empty();
  }

  /** Where a piece of a filled line comes from. */
  public enum Kind {
    /** The template itself. */
    FIXED,
    /** The person's name in the directory. */
    NAME,
    /** A phone number of the directory. */
    PHONE,
    /** Another value of the directory. */
    VALUE
  }

  /** A piece of a filled line. */
  public record Piece(String text, Kind kind) {}

  /**
   * A line filled in for a person.
   *
   * @param name what to call the line: its label, its own text, or its number
   * @param template the kinds of what the line holds, those included that the person lacks
   * @param pieces its text, piece by piece
   * @param checked whether the directory had every value that the line needs
   */
  public record Filled(String name, List<Kind> template, List<Piece> pieces, boolean checked) {
    /** Keeps copies. */
    public Filled {
      template = List.copyOf(template);
      pieces = List.copyOf(pieces);
    }

    /** The line as one reads it. */
    public String text() {
      return pieces.stream().map(Piece::text).collect(Collectors.joining()).strip();
    }
  }

  private record TemplateLine(int number, List<SignaturePart> parts) {
    Filled fill(Person person) {
      var filled = SignaturePart.all(parts, person);
      var pieces = filled.orElseGet(() -> SignaturePart.known(parts, person));
      return new Filled(name(), kinds(), pieces, filled.isPresent());
    }

    private List<Kind> kinds() {
      return SignaturePart.deep(parts).flatMap(TemplateLine::kind).toList();
    }

    private static Stream<Kind> kind(SignaturePart part) {
      return switch (part) {
        case SignaturePart.Fixed _ -> Stream.of(Kind.FIXED);
        case SignaturePart.Value(var field) -> Stream.of(field.kind());
        case SignaturePart.Bracketed _ -> Stream.empty();
      };
    }

    /** The label before the first colon, else the text of a line without placeholders. */
    private String name() {
      String first =
          SignaturePart.deep(parts)
              .filter(part -> !(part instanceof SignaturePart.Bracketed))
              .findFirst()
              .map(part -> part instanceof SignaturePart.Fixed(var text) ? text.strip() : "")
              .orElse("");
      int colon = first.indexOf(':');
      if (colon > 0 && !first.startsWith("//", colon + 1)) {
        return first.substring(0, colon).strip();
      }
      boolean variable = parts.stream().anyMatch(SignaturePart::isVariable);
      return variable || first.isEmpty() ? "line " + number : first;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SignatureTemplate template && text.equals(template.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The template as it was written, with line breaks. */
  @Override
  public String toString() {
    return text;
  }
}
