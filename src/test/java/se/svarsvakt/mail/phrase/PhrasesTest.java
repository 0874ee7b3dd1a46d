package se.svarsvakt.mail.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of phrases is read by its format, and a bad one is refused with its line. */
class PhrasesTest {
  private enum Section {
    AWAY,
    READ_TEXT
  }

  private static List<String> away(String... lines) {
    return PhraseFile.read("x", Set.of("away"), List.of(lines))
        .getOrDefault("away", List.of())
        .stream()
        .map(PhraseLine::regex)
        .toList();
  }

  @Test
  void a_section_has_an_alternative_a_line() {
    assertThat(away("# a comment", "", "[away]", " borta ", "# Dutch", "weg"))
        .contains("borta", "weg");
  }

  @Test
  void a_part_is_put_in_where_its_name_stands() {
    assertThat(
            away(
                "[DAY]",
                "mån",
                "tis",
                "[ON_DAY]",
                "på {DAY}dag",
                "[away]",
                "åter {ON_DAY}\\p{L}{0,2}"))
        .containsExactly("åter (?:på (?:mån|tis)dag)\\p{L}{0,2}");
  }

  @Test
  void possessive_and_limited_repetitions_are_taken() {
    List<String> lines = List.of("a\\w{0,40}+b", "[^?]*+$", "[*+]\\*\\+", "a{3}", "(?:a?+b){2,5}?");
    assertThat(away("[away]", lines.get(0), lines.get(1), lines.get(2), lines.get(3), lines.get(4)))
        .isEqualTo(lines);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¤',
      textBlock =
          """
          [off]             ¤ unknown section [off]
          {DAY}             ¤ unknown part {DAY}
          a\\w*              ¤ repetition without an end at *
          a\\w+?b            ¤ repetition without an end at +?b
          (?:a b){2,}       ¤ repetition without an end at {2,}
          .{0,401}          ¤ repetition of more than 400 at {0,401}
          a{4000}           ¤ repetition of more than 400 at {4000}
          a||b              ¤ empty alternative at ||b
          (?:|a)            ¤ empty alternative at (?:|a)
          (a|)              ¤ empty alternative at |)
          a|                ¤ empty alternative at |
          (?:a              ¤ no regular expression: Unclosed group
          [away]            ¤ [away] stands here for the second time
          """)
  void a_bad_line_is_refused_with_file_and_line(String line, String fault) {
    assertThatThrownBy(() -> away("# x", "[away]", "a", line))
        .isInstanceOf(PhraseFault.class)
        .hasMessage("phrases/x.txt:4: " + fault);
  }

  private enum ResourceSection {
    TELLING,
    SUGGESTIVE
  }

  @Test
  void a_match_is_told_by_file_and_line() {
    var phrases = Phrases.load("automatic-reply-subject", ResourceSection.class);
    Optional<String> found = phrases.entryIn("hej, autosvar: hej", ResourceSection.TELLING);
    assertThat(found).hasValueSatisfying(entry -> assertThat(lineOf(entry)).startsWith("auto"));
    assertThat(phrases.entryAt("autosvar: hej", ResourceSection.TELLING)).isEqualTo(found);
    assertThat(phrases.entryAt("hej, autosvar: hej", ResourceSection.TELLING)).isEmpty();
    assertThat(phrases.entryIn("hej", ResourceSection.TELLING)).isEmpty();
  }

  private static String lineOf(String entry) {
    String[] place = entry.split(":", -1);
    try (var in =
        Objects.requireNonNull(Phrases.class.getResourceAsStream("/phrases/" + place[0]))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList()
          .get(Integer.parseInt(place[1]) - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_part_does_not_hold_itself() {
    assertThatThrownBy(() -> away("[away]", "[DAY]", "a", "{DAY}b"))
        .hasMessage("phrases/x.txt:4: unknown part {DAY}");
  }

  @Test
  void a_phrase_before_any_section_is_refused() {
    assertThatThrownBy(() -> away("borta"))
        .hasMessage("phrases/x.txt:1: a phrase before any section");
  }

  @Test
  void a_section_that_the_program_asks_for_must_be_there() {
    assertThatThrownBy(() -> Phrases.read("x", Section.class, List.of("[away]", "a")))
        .hasMessage("phrases/x.txt:2: section [read-text] is missing");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThatThrownBy(() -> Phrases.load("nothing", Section.class))
        .hasMessageContaining("phrases/nothing.txt");
  }
}
