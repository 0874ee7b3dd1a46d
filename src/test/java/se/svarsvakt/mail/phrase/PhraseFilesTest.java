package se.svarsvakt.mail.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of phrases can be used, says what it is, and has no pattern that runs for long. */
class PhraseFilesTest {
  /** Characters of the longest text that is looked at in one piece, but for replies. */
  private static final int LONGEST = 1000;

  /**
   * Looks at one character of a text, at most; a pattern that tries all its ways takes millions.
   */
  private static final long LOOKS_PER_CHARACTER = 2_000;

  private static final Pattern SECTION = Pattern.compile("\\[([a-z-]+)]");

  static Stream<Path> files() {
    try (Stream<Path> files = Files.list(directory())) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory() {
    try {
      return Path.of(Objects.requireNonNull(Phrases.class.getResource("/phrases")).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<PhraseLine>> read(Path file) {
    Set<String> sections =
        lines(file).stream()
            .map(line -> SECTION.matcher(line.strip()))
            .filter(header -> header.matches())
            .map(header -> header.group(1))
            .collect(Collectors.toSet());
    return PhraseFile.read(file.getFileName().toString(), sections, lines(file));
  }

  @ParameterizedTest
  @MethodSource("files")
  void every_file_says_what_it_is_and_how_it_is_written(Path file) {
    assertThat(lines(file)).first().asString().startsWith("# ");
    assertThat(lines(file)).anyMatch(line -> line.startsWith("# Format: "));
    assertThat(lines(file)).anyMatch(line -> line.startsWith("# Where the words come from: "));
  }

  @ParameterizedTest
  @MethodSource("files")
  void every_file_is_read(Path file) {
    assertThat(read(file)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void no_section_looks_at_a_long_text_over_and_over(Path file) {
    List<String> pieces =
        new ArrayList<>(List.of("a", " ", "1", "1 ", ".", "a ", "a1. ", "a@", "-"));
    read(file)
        .values()
        .forEach(section -> section.stream().limit(40).forEach(s -> pieces.add(words(s.regex()))));
    read(file)
        .forEach(
            (section, alternatives) ->
                pieces.forEach(piece -> checkLooks(section, joined(alternatives), piece)));
  }

  private static String joined(List<PhraseLine> alternatives) {
    return alternatives.stream().map(PhraseLine::regex).collect(Collectors.joining("|"));
  }

  /** The beginning of a phrase as a text that nearly matches: its letters, marks left out. */
  private static String words(String regex) {
    String letters = regex.replaceAll("\\\\.|[^\\p{L} ]", " ").strip().toLowerCase(Locale.ROOT);
    return letters.substring(0, Math.min(letters.length(), 40)) + " ";
  }

  private static void checkLooks(String section, String regex, String piece) {
    assertThatCode(() -> look(regex, piece))
        .as("[%s] on %s", section, piece)
        .doesNotThrowAnyException();
  }

  private static void look(String regex, String piece) {
    String text = piece.repeat(LONGEST / piece.length());
    Matcher matcher =
        Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS)
            .matcher(new CountingText(text, LOOKS_PER_CHARACTER * LONGEST));
    while (matcher.find()) {
      // each match, and the way to it, is looked at
    }
  }

  @Test
  void a_pattern_that_tries_all_its_ways_would_be_noticed() {
    assertThatThrownBy(() -> look("(?:a{0,40}){0,40}b", "a")).hasMessage("looked at too often");
  }
}
