package se.svarsvakt.rule.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The end of a message from a certain line on, read as the expected signature. */
final class SignatureMatch {
  /** A word, the line of the tail that it stands in, and the expected word that it is, or -1. */
  record MatchedWord(int line, SignatureWord word, int partner) {}

  private static final int MOST_WORDS = 300;
  private static final int TEXT_BETWEEN = 4;
  private static final int OTHER_BETWEEN = 1;

  private final MessageTail tail;
  private final int start;
  private final List<ExpectedLine> expected;
  private final List<ExpectedLine.ExpectedWord> expectedWords;
  private final List<MatchedWord> words;
  private final int score;

  SignatureMatch(MessageTail tail, int start, List<ExpectedLine> expected) {
    this.tail = tail;
    this.start = start;
    this.expected = expected;
    this.expectedWords = expected.stream().flatMap(line -> line.words().stream()).toList();
    List<MatchedWord> plain = plainWords();
    WordAlignment alignment =
        new WordAlignment(expectedWords, plain.stream().map(MatchedWord::word).toList());
    this.words = partnered(plain, alignment.partners());
    this.score = alignment.score() - between();
  }

  private List<MatchedWord> plainWords() {
    Set<String> keys = keys(expectedWords.stream());
    Set<String> firstKeys = keys(expected.stream().flatMap(line -> line.words().stream().limit(1)));
    List<MatchedWord> plain = new ArrayList<>();
    for (int at = start; at < tail.size() && plain.size() < MOST_WORDS; at++) {
      List<SignatureWord> inLine = tail.line(at).words();
      if (takesPart(inLine, keys, firstKeys)) {
        for (SignatureWord word : inLine) {
          plain.add(new MatchedWord(at, word, -1));
        }
      }
    }
    return plain;
  }

  /** Whether enough of a line is expected; a word or two in a sentence are chance. */
  private static boolean takesPart(
      List<SignatureWord> line, Set<String> keys, Set<String> firstKeys) {
    long known = line.stream().filter(word -> keys.contains(word.key())).count();
    boolean begins = !line.isEmpty() && firstKeys.contains(line.getFirst().key());
    return begins || (known > 0 && 2 * known >= line.size());
  }

  private static Set<String> keys(Stream<ExpectedLine.ExpectedWord> words) {
    return words.map(expect -> expect.word().key()).collect(Collectors.toSet());
  }

  private static List<MatchedWord> partnered(List<MatchedWord> plain, int[] partners) {
    List<MatchedWord> words = new ArrayList<>();
    for (MatchedWord read : plain) {
      words.add(new MatchedWord(read.line(), read.word(), partners[words.size()]));
    }
    return List.copyOf(words);
  }

  /** What the lines cost that stand in between and are nothing of the signature. */
  private int between() {
    Set<Integer> known = knownLines();
    int last = known.stream().mapToInt(line -> line).max().orElse(start);
    int cost = 0;
    for (int at = start; at < last; at++) {
      cost += known.contains(at) ? 0 : cost(at);
    }
    return cost;
  }

  private int cost(int at) {
    return switch (tail.line(at).shape()) {
      case DIVIDER -> 0;
      case CLOSING -> at == start ? 0 : OTHER_BETWEEN;
      case TEXT -> TEXT_BETWEEN;
      case THANKS, CONTACT, DEVICE, NAME, SHORT, PICTURE -> OTHER_BETWEEN;
    };
  }

  /** The lines of the tail that hold an expected word. */
  Set<Integer> knownLines() {
    return words.stream()
        .filter(read -> read.partner() >= 0)
        .map(MatchedWord::line)
        .collect(Collectors.toSet());
  }

  /** How well the end of the message reads as the signature from this line on. */
  int score() {
    return score;
  }

  int start() {
    return start;
  }

  MessageTail tail() {
    return tail;
  }

  List<ExpectedLine> expected() {
    return expected;
  }

  /** The words of the lines that take part. */
  List<MatchedWord> words() {
    return words;
  }

  /** The number of the expected line that a word belongs to, or -1. */
  int lineOf(MatchedWord read) {
    return read.partner() < 0 ? -1 : expectedWords.get(read.partner()).line();
  }

  /** How many words of an expected line stand there. */
  long found(ExpectedLine line) {
    return words.stream().filter(read -> lineOf(read) == line.number()).count();
  }

  /** Whether a word of an expected line does not stand there. */
  boolean isIncomplete(ExpectedLine line) {
    return !line.filled().checked() || found(line) < line.words().size();
  }
}
