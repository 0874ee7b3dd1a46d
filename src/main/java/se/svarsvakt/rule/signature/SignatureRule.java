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
import se.svarsvakt.rule.SignatureFlaw;
import se.svarsvakt.rule.SignatureFlaw.Kind;

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
   *     it should read; only {@link Kind#NO_SIGNATURE} where none is found
   */
  public List<SignatureFlaw> check(List<Line> written, Person person) {
    List<ExpectedLine> expected = ExpectedLine.of(policy.template().lines(person));
    return expected.stream()
        .filter(line -> line.filled().checked())
        .findFirst()
        .map(first -> check(written, expected, first))
        .orElse(List.of());
  }

  /** What stands behind the writer's leave-taking, line by line; nothing where there is none. */
  public static List<String> behindClosing(List<Line> written) {
    List<String> lines = MessageTail.of(written).lines().stream().map(line -> line.text()).toList();
    for (int at = lines.size() - 1; at >= 0; at--) {
      if (ClosingPhrase.opens(lines.get(at)) || ClosingPhrase.thanks(lines.get(at))) {
        return lines.subList(at, lines.size());
      }
    }
    return List.of();
  }

  private List<SignatureFlaw> check(
      List<Line> written, List<ExpectedLine> expected, ExpectedLine first) {
    return match(MessageTail.of(written), expected)
        .map(match -> flaws(match, written))
        .orElseGet(
            () ->
                List.of(
                    new SignatureFlaw(
                        Kind.NO_SIGNATURE, first.filled().name(), first.filled().text(), "")));
  }

  /** The best reading of the message's end; of equal ones the longest. */
  private static Optional<SignatureMatch> match(MessageTail tail, List<ExpectedLine> expected) {
    return IntStream.range(0, tail.size())
        .filter(at -> tail.line(at).shape() != LineShape.TEXT || begins(tail.line(at), expected))
        .mapToObj(at -> new SignatureMatch(tail, at, expected))
        .filter(match -> new SignatureDetection(match).isSignature())
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

  private List<SignatureFlaw> flaws(SignatureMatch match, List<Line> written) {
    SignatureDifferences comparison = new SignatureDifferences(match);
    List<SignatureFlaw> flaws = new ArrayList<>(comparison.lines());
    if (!policy.additionsAllowed()) {
      flaws.addAll(comparison.additions());
    }
    if (policy.sansSerif()) {
      font(match, written).ifPresent(flaws::add);
    }
    return List.copyOf(flaws);
  }

  private static Optional<SignatureFlaw> font(SignatureMatch match, List<Line> written) {
    Stream<Integer> known = match.knownLines().stream().sorted();
    List<Line> lines = known.map(at -> written.get(match.tail().index(at))).toList();
    String name = match.expected().getFirst().filled().name();
    return DecorativeFonts.in(lines)
        .map(font -> new SignatureFlaw(Kind.FONT, name, "sans-serif", font));
  }
}
