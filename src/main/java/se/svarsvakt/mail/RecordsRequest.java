package se.svarsvakt.mail;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.svarsvakt.mail.body.PreviewText;
import se.svarsvakt.mail.phrase.Phrases;

/**
 * Recognises that a mail asks for public records ({@code phrases/public-records.txt}). A sentence
 * of the new text asks for what authorities keep, or asks for something where another says that it
 * is public; the subject of a mail that is no answer counts. Sentences that only speak of such
 * requests ask for nothing: others' requests, footers, receipts, withdrawals, one's own case. Nor
 * does what stands below the writer's name, unless its words are a person's.
 */
public final class RecordsRequest {
  private enum Section {
    REQUEST,
    SUBJECT,
    IT,
    RECORD,
    EVERYDAY,
    STRONG,
    PRESS,
    PRINCIPLE,
    WISH,
    ASIDE,
    UNLESS,
    DOUBT,
    PLAIN,
    SETTLED,
    TAIL,
    SELF
  }

  /** Characters of a text that are read, quoted text included. */
  private static final int LIMIT = 20_000;

  /** Who wants something says so first or last, or says it plainly. */
  private static final int HEAD = 2_000;

  private static final int END = 2_000;

  /** A longer sentence is cut where an end is, and asks for nothing between the ends. */
  private static final int SENTENCE = 1_000;

  /** Words at most between a wish and what it is for. */
  private static final int GAP = 15;

  private static final Phrases<Section> PHRASES = Phrases.load("public-records", Section.class);
  private static final Pattern MARK = Pattern.compile("\\p{Mn}+");
  private static final Pattern APOSTROPHE = Pattern.compile("[’‘´`]");
  private static final Pattern SPACES = Pattern.compile("[ \\t\\p{Zs}]+");
  private static final Pattern LINE_IN_TEXT = Pattern.compile("(?<=[.!?])\\n");
  private static final Pattern ABBREVIATED =
      Pattern.compile("\\b(kap|dnr|nr|allm|handl|ev|inkl|ang|kl|jan|enl|st|art|no|mr|ms|dr)\\.");
  private static final Pattern BETWEEN_SENTENCES =
      Pattern.compile("(?<=[.!?]) |\\n ?\\n|\\s?[-_=*]{3,80}\\s?");

  private RecordsRequest() {}

  /**
   * The entry of the phrase by which a mail asks for public records; empty where it does not.
   *
   * @param subject as it came
   * @param plainText the text or its preview, quoted text included, banners cut; line breaks may be
   *     folded
   */
  public static Optional<String> entryOf(String subject, String plainText) {
    String read = plainText.substring(0, Math.min(plainText.length(), LIMIT));
    return entryOfNew(subject, PreviewText.newTextOf(read));
  }

  /** The same of a text without what it quotes. */
  static Optional<String> entryOfNew(String subject, String newText) {
    String text = withoutFooter(newText.substring(0, Math.min(newText.length(), LIMIT)));
    int head = text.length() <= HEAD + END ? text.length() : startOfSentence(text, HEAD);
    int end = Math.max(head, startOfSentence(text, text.length() - END));
    List<String> sentences =
        Stream.of(text.substring(0, head), text.substring(end))
            .flatMap(RecordsRequest::sentences)
            .toList();
    List<String> named =
        subjectCounts(subject, sentences) ? sentences(withoutFooter(subject)).toList() : List.of();
    List<String> all = Stream.concat(named.stream(), sentences.stream()).toList();
    return asked(all)
        .or(() -> both(all, Section.PRINCIPLE, Section.WISH))
        .or(() -> both(sentences, Section.IT, Section.RECORD))
        .or(() -> askedAsNoCustomer(sentences, all))
        .or(() -> first(named, Section.SUBJECT))
        .or(() -> plainly(text.substring(head, end)));
  }

  /** Between its ends a letter tells of much; only who asks in so many words asks there. */
  private static Optional<String> plainly(String middle) {
    return sentences(middle, SENTENCE)
        .filter(each -> PHRASES.isIn(each, Section.PLAIN))
        .flatMap(each -> asked(List.of(each)).stream())
        .findFirst();
  }

  /** A wish whose object another sentence names, or calls public; the entry of the latter. */
  private static Optional<String> both(List<String> sentences, Section one, Section other) {
    return first(sentences, one).flatMap(entry -> first(sentences, other));
  }

  private static Optional<String> askedAsNoCustomer(List<String> sentences, List<String> all) {
    return anyIs(Section.STRONG, sentences) || anyIs(Section.PRESS, all)
        ? both(sentences, Section.IT, Section.EVERYDAY)
        : Optional.empty();
  }

  /** An answer's subject is that of the mail which it answers. */
  private static boolean subjectCounts(String subject, List<String> sentences) {
    return !SubjectPrefix.begins(subject) && !anyIs(Section.SETTLED, sentences);
  }

  /** What customers have too counts only for who asks as no customer does. */
  private static Optional<String> asked(List<String> sentences) {
    boolean press = anyIs(Section.PRESS, sentences);
    return first(
        sentences,
        each ->
            PHRASES
                .entryIn(each, Section.REQUEST)
                .or(() -> wishFor(Section.RECORD, each))
                .or(() -> wishFor(Section.EVERYDAY, each).filter(it -> press || isStrong(each))));
  }

  private static boolean isStrong(String sentence) {
    return PHRASES.isIn(sentence, Section.STRONG);
  }

  /** The first wish that its object follows within {@link #GAP} words. */
  private static Optional<String> wishFor(Section object, String sentence) {
    if (!PHRASES.mayBeIn(sentence, object) || !PHRASES.mayBeIn(sentence, Section.WISH)) {
      return Optional.empty();
    }
    Matcher wish = PHRASES.pattern(Section.WISH).matcher(sentence);
    Matcher record = PHRASES.pattern(object).matcher(sentence);
    int at = -1;
    while (wish.find()) {
      if (at < wish.end()) {
        if (!record.find(wish.end())) {
          return Optional.empty();
        }
        at = record.start();
      }
      if (sentence.substring(wish.end(), at).split(" ", GAP + 3).length <= GAP + 2) {
        return PHRASES.entryBetween(sentence, wish.start(), wish.end(), Section.WISH);
      }
    }
    return Optional.empty();
  }

  private static boolean anyIs(Section section, List<String> sentences) {
    return sentences.stream().anyMatch(each -> PHRASES.isIn(each, section));
  }

  private static Optional<String> first(List<String> sentences, Section section) {
    return first(sentences, each -> PHRASES.entryIn(each, section));
  }

  /** The first entry of a sentence that asks for something. */
  private static Optional<String> first(
      List<String> sentences, Function<String, Optional<String>> entryOf) {
    return sentences.stream()
        .flatMap(each -> entryOf.apply(each).filter(found -> !onlySpeaksOfIt(each)).stream())
        .findFirst();
  }

  private static boolean onlySpeaksOfIt(String sentence) {
    return PHRASES.isIn(sentence, Section.UNLESS)
        || (PHRASES.isIn(sentence, Section.DOUBT) && !PHRASES.isIn(sentence, Section.PLAIN));
  }

  /** "Hjälp med ritningar" asks for help. */
  private static String withoutAsides(String sentence) {
    return PHRASES.mayBeIn(sentence, Section.ASIDE)
        ? PHRASES.pattern(Section.ASIDE).matcher(sentence).replaceAll("…")
        : sentence;
  }

  /**
   * The text in plain letters, down to where its writer's name and what an office adds begin; none
   * of it reads as a person's words.
   */
  private static String withoutFooter(String text) {
    String bare =
        MARK.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    String whole = ABBREVIATED.matcher(APOSTROPHE.matcher(bare).replaceAll("'")).replaceAll("$1");
    List<MatchResult> tails = PHRASES.pattern(Section.TAIL).matcher(whole).results().toList();
    int own = tails.isEmpty() ? -1 : lastOwnWords(whole, tails.getFirst().end());
    String kept =
        tails.stream()
            .filter(tail -> tail.end() > own)
            .findFirst()
            .map(tail -> whole.substring(0, tail.start()))
            .orElse(whole);
    return LINE_IN_TEXT.matcher(SPACES.matcher(kept).replaceAll(" ")).replaceAll(" ");
  }

  /** Where a person's last words begin behind an index; -1 where there are none. */
  private static int lastOwnWords(String text, int from) {
    Matcher own = PHRASES.pattern(Section.SELF).matcher(text);
    int last = -1;
    for (boolean found = own.find(from); found; found = own.find()) {
      last = own.start();
    }
    return last;
  }

  /** Where the sentence begins that stands at an index; the index itself where that is far. */
  private static int startOfSentence(String text, int index) {
    int from = Math.max(0, index - SENTENCE);
    return BETWEEN_SENTENCES
        .matcher(text)
        .region(from, Math.max(from, index))
        .useTransparentBounds(true)
        .results()
        .reduce((_, last) -> last)
        .map(MatchResult::end)
        .orElse(Math.max(from, index));
  }

  private static Stream<String> sentences(String text) {
    return sentences(text, LIMIT);
  }

  private static Stream<String> sentences(String text, int longest) {
    return BETWEEN_SENTENCES
        .splitAsStream(text)
        .filter(each -> each.length() <= longest)
        .map(each -> withoutAsides(each.replace('\n', ' ').strip()))
        .filter(each -> !each.isEmpty());
  }
}
