package se.svarsvakt.rule.signature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.svarsvakt.mail.Person;
import se.svarsvakt.mail.body.Line;
import se.svarsvakt.policy.SignaturePolicy;

/**
 * Compares the end of a sent message with the writer's correct signature (docs/how-it-judges.md 5).
 *
 * <p>The words are compared in their order; how they are spread over lines does not matter, nor do
 * white space, separators, kinds of dashes, the writing of phone numbers, a web address's scheme,
 * and letter case. Only a name must begin with a capital and not be in capitals throughout, unless
 * the directory has it so. Text above the signature is never judged.
 */
public final class SignatureRule {
  private final SignaturePolicy policy;

  /** A rule for that policy. */
  public SignatureRule(SignaturePolicy policy) {
    this.policy = policy;
  }

  /**
   * What is wrong with the signature, in the template's order, then additions, then the font.
   *
   * @param written the newly written text, quoted text cut away
   * @param person the writer as the directory knows them
   * @return nothing where the signature is right, or where the directory has too little to say how
   *     it should read; only {@code no-signature} where none is found
   */
  public List<Flaw> check(List<Line> written, Person person) {
    List<ExpectedLine> expected = ExpectedLine.of(policy.template().lines(person));
    return expected.stream()
        .filter(line -> line.filled().checked())
        .findFirst()
        .map(first -> check(written, expected, first))
        .orElse(List.of());
  }

  private List<Flaw> check(List<Line> written, List<ExpectedLine> expected, ExpectedLine first) {
    return reading(Tail.of(written), expected)
        .map(reading -> flaws(reading, written))
        .orElseGet(
            () ->
                List.of(
                    new Flaw("no-signature", first.filled().name(), first.filled().text(), "")));
  }

  /** The best reading of the message's end; of equal ones the longest. */
  private static Optional<SignatureMatch> reading(Tail tail, List<ExpectedLine> expected) {
    return IntStream.range(0, tail.size())
        .filter(at -> tail.line(at).shape() != LineShape.TEXT || begins(tail.line(at), expected))
        .mapToObj(at -> new SignatureMatch(tail, at, expected))
        .filter(reading -> new Resemblance(reading).isSignature())
        .max(
            Comparator.comparingInt(SignatureMatch::score)
                .thenComparing(SignatureMatch::start, Comparator.reverseOrder()));
  }

  private static boolean begins(PlainLine line, List<ExpectedLine> expected) {
    return line.words().stream()
        .findFirst()
        .filter(
            first ->
                expected.stream()
                    .flatMap(expect -> expect.words().stream().limit(1))
                    .anyMatch(word -> word.word().key().equals(first.key())))
        .isPresent();
  }

  private List<Flaw> flaws(SignatureMatch reading, List<Line> written) {
    SignatureDifferences comparison = new SignatureDifferences(reading);
    List<Flaw> flaws = new ArrayList<>(comparison.lines());
    if (!policy.additionsAllowed()) {
      flaws.addAll(comparison.additions());
    }
    if (policy.sansSerif()) {
      font(reading, written).ifPresent(flaws::add);
    }
    return List.copyOf(flaws);
  }

  private static Optional<Flaw> font(SignatureMatch reading, List<Line> written) {
    Stream<Integer> known = reading.knownLines().stream().sorted();
    List<Line> lines = known.map(at -> written.get(reading.tail().index(at))).toList();
    String name = reading.expected().getFirst().filled().name();
    return DecorativeFonts.in(lines).map(font -> new Flaw("font", name, "sans-serif", font));
  }
}
