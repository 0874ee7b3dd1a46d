package se.svarsvakt.bench.jmh;

import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import se.svarsvakt.mail.Person;
import se.svarsvakt.mail.body.Line;
import se.svarsvakt.policy.SignaturePolicy;
import se.svarsvakt.policy.SignatureTemplate;
import se.svarsvakt.rule.SignatureFlaw;
import se.svarsvakt.rule.signature.SignatureRule;

/** The match of sent letters' ends with their writers' signatures. */
public class SignatureBenchmark extends RuleBenchmark {
  /** What somebody newly wrote. */
  record SentLetter(Person writer, List<Line> written) {}

  private static final SignatureRule RULE =
      new SignatureRule(
          new SignaturePolicy(
              SignatureTemplate.parse(
                  """
                  Med vänlig hälsning
                  {givenName} {surname}[, {jobTitle}]
                  [{department}, ]{companyName}
                  Telefon: {businessPhone}[, Mobil: {mobilePhone}]
                  www.exempelby.example
                  """),
              true,
              false,
              5));
  private static final Person KARIN =
      new Person(
          new Person.Name("Karin Berg", "Karin", "Berg", "karin"),
          new Person.Post("Handläggare", "Hamn och vatten", "Exempelby kommun", ""),
          List.of("0000-12 34 56"),
          "070-000 12 34");
  private static final Person OMAR =
      new Person(
          new Person.Name("Omar Said-Lund", "Omar", "Said-Lund", "omar"),
          new Person.Post("", "", "Exempelby kommun", ""),
          List.of("0000-12 34 00"),
          "");
  private static final String KARINS =
      """
      Med vänlig hälsning
      Karin Berg, Handläggare
      Hamn och vatten, Exempelby kommun
      Telefon: 0000-12 34 56, Mobil: 070-000 12 34
      www.exempelby.example
      """;
  private static final String OMARS =
      """
      Med vänlig hälsning
      Omar Said-Lund
      Exempelby kommun
      Telefon: 0000-12 34 00
      www.exempelby.example
      """;

  /** The signature is as it should be, in short letters and long ones. */
  static final List<SentLetter> RIGHT =
      List.of(
          letter(KARIN, 1, KARINS),
          letter(KARIN, 30, KARINS),
          letter(KARIN, 6, KARINS.replace(", ", "\n").replace("Med vänlig", "MED VÄNLIG")),
          letter(KARIN, 3, KARINS.replace("0000-12 34 56", "+46 0000123456")),
          letter(OMAR, 2, OMARS),
          letter(OMAR, 90, OMARS));

  /** Something is missing, wrong, added, or there is none. */
  static final List<SentLetter> WRONG =
      List.of(
          letter(KARIN, 1, "Mvh Karin"),
          letter(KARIN, 30, ""),
          letter(KARIN, 4, KARINS.replace("12 34 56", "99 99 99")),
          letter(KARIN, 4, KARINS.replace("Hamn och vatten, Exempelby kommun\n", "")),
          letter(KARIN, 8, KARINS + "Tänk på miljön, skriv inte ut!"),
          letter(OMAR, 2, "Best regards\nOmar\nSent from my phone"),
          letter(OMAR, 90, KARINS));

  /** A letter whose signature is right. */
  @Benchmark
  public List<SignatureFlaw> right() {
    return flaws(next(RIGHT));
  }

  /** A letter whose signature is not. */
  @Benchmark
  public List<SignatureFlaw> wrong() {
    return flaws(next(WRONG));
  }

  static List<SignatureFlaw> flaws(SentLetter letter) {
    return RULE.check(letter.written(), letter.writer());
  }

  private static SentLetter letter(Person writer, int paragraphs, String end) {
    String above = "Plats 14 är ledig från den 1 maj. Avtalet kommer med posten i veckan.\n\n";
    Stream<String> lines = (above.repeat(paragraphs) + end).lines();
    return new SentLetter(writer, lines.map(Line::of).toList());
  }
}
