package se.svarsvakt.mail.phrase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The phrases of one file in {@code resources/phrases}, by section. A section is one pattern, which
 * matches where any of its lines does; an empty one matches nowhere.
 *
 * @param <S> names the sections: {@code READ_TEXT} is {@code [read-text]}
 */
public final class Phrases<S extends Enum<S>> {
  /** Letters of every script count as letters. */
  private static final int PLAIN = Pattern.UNICODE_CHARACTER_CLASS;

  private static final int ANY_CASE = PLAIN | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private final String file;
  private final Map<S, List<PhraseLine>> lines;
  private final Map<S, Pattern> patterns;

  /** Each line's own pattern; made where first asked for, as few sections are. */
  private final Map<S, List<Pattern>> linePatterns = new ConcurrentHashMap<>();

  /** Which lines may match; made likewise. */
  private final Map<S, LineFilter> filters = new ConcurrentHashMap<>();

  private Phrases(String file, Class<S> sections, int flags) {
    this.file = file;
    lines = new EnumMap<>(sections);
    patterns = new EnumMap<>(sections);
    Map<String, List<PhraseLine>> read = read(file, sections);
    for (S section : sections.getEnumConstants()) {
      lines.put(section, List.copyOf(read.getOrDefault(nameOf(section), List.of())));
      patterns.put(section, Pattern.compile(join(alternatives(section)), flags));
    }
  }

  /**
   * Loads a file for text in lower case.
   *
   * @param file its name without {@code .txt}
   * @throws PhraseFault if it is missing, or breaks the format; with the line
   */
  public static <S extends Enum<S>> Phrases<S> load(String file, Class<S> sections) {
    return new Phrases<>(file, sections, PLAIN);
  }

  /** As {@link #load}, for text in which letter case does not count. */
  public static <S extends Enum<S>> Phrases<S> loadForAnyCase(String file, Class<S> sections) {
    return new Phrases<>(file, sections, ANY_CASE);
  }

  private static <S extends Enum<S>> Map<String, List<PhraseLine>> read(
      String file, Class<S> sections) {
    try (InputStream in = Phrases.class.getResourceAsStream("/phrases/" + file + ".txt")) {
      if (in == null) {
        throw new PhraseFault(file, 0, "there is no such file");
      }
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return read(file, sections, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@link PhraseFile} reads from these lines. */
  static <S extends Enum<S>> Map<String, List<PhraseLine>> read(
      String file, Class<S> sections, List<String> lines) {
    var names = Stream.of(sections.getEnumConstants()).map(Phrases::nameOf);
    return PhraseFile.read(file, names.collect(Collectors.toUnmodifiableSet()), lines);
  }

  private static String nameOf(Enum<?> section) {
    return section.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String join(List<String> lines) {
    return lines.isEmpty() ? "(?!)" : "(?:" + String.join("|", lines) + ")";
  }

  /** The lines of a section, parts put in. */
  public List<String> alternatives(S section) {
    return all(lines, section).stream().map(PhraseLine::regex).toList();
  }

  /** Matches wherever a line of the section does. */
  public Pattern pattern(S section) {
    return all(patterns, section);
  }

  /** The section as one piece of a larger regular expression. */
  public String regex(S section) {
    return pattern(section).pattern();
  }

  /** Whether a phrase of the section stands anywhere in the text. */
  public boolean isIn(CharSequence text, S section) {
    BitSet some = filter(section).mayMatch(text);
    for (int line = some.nextSetBit(0); line >= 0; line = some.nextSetBit(line + 1)) {
      if (linePatterns(section).get(line).matcher(text).find()) {
        return true;
      }
    }
    return false;
  }

  /** Whether one may: where not, none of the section's patterns has to look at the text. */
  public boolean mayBeIn(CharSequence text, S section) {
    return filter(section).mayMatchAny(text);
  }

  /** Whether the text begins with a phrase of the section. */
  public boolean begins(CharSequence text, S section) {
    return pattern(section).matcher(text).lookingAt();
  }

  /** Whether the text is one phrase of the section and nothing else. */
  public boolean isWhole(CharSequence text, S section) {
    return pattern(section).matcher(text).matches();
  }

  /**
   * Where the phrase stands that is first found in the text, as {@code file.txt:line}: tells of a
   * match without telling the words that matched.
   */
  public Optional<String> entryIn(CharSequence text, S section) {
    List<Pattern> patterns = linePatterns(section);
    int start = Integer.MAX_VALUE;
    int entry = 0;
    BitSet some = filter(section).mayMatch(text);
    for (int line = some.nextSetBit(0); line >= 0; line = some.nextSetBit(line + 1)) {
      Matcher found = patterns.get(line).matcher(text);
      if (found.find() && found.start() < start) {
        start = found.start();
        entry = line;
      }
    }
    return start == Integer.MAX_VALUE ? Optional.empty() : Optional.of(entry(section, entry));
  }

  /** As {@link #entryIn}, of the phrase that the text begins with. */
  public Optional<String> entryAt(CharSequence text, S section) {
    return begins(text, section) ? entryFrom(text, 0, section) : Optional.empty();
  }

  /** As {@link #entryIn}, of the phrase that reaches from one index to another. */
  public Optional<String> entryBetween(CharSequence text, int start, int end, S section) {
    return firstEntry(section, line -> from(line, text, start, end).matches());
  }

  private Optional<String> entryFrom(CharSequence text, int start, S section) {
    return firstEntry(section, line -> from(line, text, start, text.length()).lookingAt());
  }

  /** Looks at a part of the text, and sees what stands around it. */
  private static Matcher from(Pattern line, CharSequence text, int start, int end) {
    Matcher part = line.matcher(text).useAnchoringBounds(false).useTransparentBounds(true);
    return part.region(start, end);
  }

  private Optional<String> firstEntry(S section, Predicate<Pattern> matches) {
    List<Pattern> each = linePatterns(section);
    for (int i = 0; i < each.size(); i++) {
      if (matches.test(each.get(i))) {
        return Optional.of(entry(section, i));
      }
    }
    return Optional.empty();
  }

  private String entry(S section, int line) {
    return file + ".txt:" + all(lines, section).get(line).number();
  }

  private List<Pattern> linePatterns(S section) {
    List<Pattern> made = linePatterns.get(section); // which takes no lock, as the other may
    return made != null ? made : linePatterns.computeIfAbsent(section, this::compiledLines);
  }

  private LineFilter filter(S section) {
    LineFilter made = filters.get(section);
    return made != null
        ? made
        : filters.computeIfAbsent(
            section,
            one -> LineFilter.of(alternatives(one), (pattern(one).flags() & ANY_CASE) == ANY_CASE));
  }

  private List<Pattern> compiledLines(S section) {
    int flags = pattern(section).flags();
    return alternatives(section).stream().map(line -> Pattern.compile(line, flags)).toList();
  }

  /** One pattern of what several files have in a section. */
  public static <S extends Enum<S>> Pattern union(List<Phrases<S>> files, S section) {
    Function<Phrases<S>, Stream<String>> lines = file -> file.alternatives(section).stream();
    return Pattern.compile(join(files.stream().flatMap(lines).toList()), PLAIN);
  }

  private static <S, V> V all(Map<S, V> values, S section) {
    return java.util.Objects.requireNonNull(values.get(section));
  }
}
