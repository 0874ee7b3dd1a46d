package se.svarsvakt.mail.phrase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
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

  private final Map<S, List<String>> alternatives;
  private final Map<S, Pattern> patterns;

  private Phrases(Class<S> sections, Map<String, List<String>> read, int flags) {
    alternatives = new EnumMap<>(sections);
    patterns = new EnumMap<>(sections);
    for (S section : sections.getEnumConstants()) {
      List<String> lines = List.copyOf(read.getOrDefault(nameOf(section), List.of()));
      alternatives.put(section, lines);
      patterns.put(section, Pattern.compile(join(lines), flags));
    }
  }

  /**
   * Loads a file for text in lower case.
   *
   * @param file its name without {@code .txt}
   * @throws PhraseFault if it is missing, or breaks the format; with the line
   */
  public static <S extends Enum<S>> Phrases<S> load(String file, Class<S> sections) {
    return new Phrases<>(sections, read(file, sections), PLAIN);
  }

  /** As {@link #load}, for text in which letter case does not count. */
  public static <S extends Enum<S>> Phrases<S> loadForAnyCase(String file, Class<S> sections) {
    return new Phrases<>(sections, read(file, sections), ANY_CASE);
  }

  private static <S extends Enum<S>> Map<String, List<String>> read(
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
  static <S extends Enum<S>> Map<String, List<String>> read(
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
    return all(alternatives, section);
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
    return pattern(section).matcher(text).find();
  }

  /** Whether the text begins with a phrase of the section. */
  public boolean begins(CharSequence text, S section) {
    return pattern(section).matcher(text).lookingAt();
  }

  /** Whether the text is one phrase of the section and nothing else. */
  public boolean isWhole(CharSequence text, S section) {
    return pattern(section).matcher(text).matches();
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
