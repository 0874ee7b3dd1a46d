package se.svarsvakt.rule.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.svarsvakt.mail.Person;
import se.svarsvakt.mail.body.Line;
import se.svarsvakt.policy.SignaturePolicy;
import se.svarsvakt.policy.SignatureTemplate;
import se.svarsvakt.rule.SignatureFlaw;

/** Messages of Anna Berg in Ale, line by line. */
final class Letter {
  static final Person ANNA =
      new Person(
          new Person.Name("Anna Berg", "Anna", "Berg", "anna"),
          new Person.Post("Handläggare", "Kommunstyrelsen", "Ale kommun", ""),
          List.of("0303-33 00 00"),
          "070-123 45 67");

  /** The lines that the municipality of Ale asks for. */
  static final SignatureTemplate ALE =
      SignatureTemplate.parse(
          """
          Med vänlig hälsning
          {givenName} {surname}[, {jobTitle}]
          [{department}, ]{companyName}
          Telefon: {businessPhone}[, Mobil: {mobilePhone}]
          Fax: 0303-33 11 11
          www.ale.se
          """);

  static final String CLOSING = "Med vänlig hälsning";
  static final String NAME = "Anna Berg, Handläggare";
  static final String UNIT = "Kommunstyrelsen, Ale kommun";
  static final String PHONE = "Telefon: 0303-33 00 00, Mobil: 070-123 45 67";
  static final String FAX = "Fax: 0303-33 11 11";
  static final String WEB = "www.ale.se";

  private Letter() {}

  /** A message that ends with those lines. */
  static List<Line> ending(String... lines) {
    List<Line> letter = new ArrayList<>();
    letter.add(Line.of("Hej Karin,"));
    letter.add(Line.of(""));
    letter.add(Line.of("Tack för ditt mejl. Ring Ale kommun om något är oklart."));
    letter.add(Line.of(""));
    List.of(lines).forEach(line -> letter.add(Line.of(line)));
    return letter;
  }

  /** A line set in a font. */
  static Line set(String text, String font) {
    return new Line(text, Set.of(font), List.of());
  }

  /** What is wrong with a message of Anna's that ends with those lines. */
  static List<SignatureFlaw> flaws(String... lines) {
    return flaws(ending(lines));
  }

  /** What is wrong with a message of Anna's. */
  static List<SignatureFlaw> flaws(List<Line> letter) {
    return new SignatureRule(new SignaturePolicy(ALE, true, false, 5)).check(letter, ANNA);
  }
}
