package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tells the texts of automatic replies from what people write, on texts invented for it. */
class AutomaticWordsTest {
  /** Of the out-of-office replies, so many are found at least. */
  private static final double LEAST_RECALL = 0.95;

  static Stream<String> machines() {
    return Stream.of("automatic.txt", "machines-without-headers.txt")
        .flatMap(file -> lines(file).stream());
  }

  static Stream<String> people() {
    return Stream.of("human.txt", "people-like-machines.txt").flatMap(file -> lines(file).stream());
  }

  private static List<String> lines(String file) {
    try (var in =
        Objects.requireNonNull(AutomaticWordsTest.class.getResourceAsStream("/mail/" + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.replace("\\n", "\n"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<AutomaticWords> words(String text) {
    return withoutHints("Sv: Fråga", text);
  }

  /** A mere hint counts within minutes alone; what lasts is looked at here. */
  private static Optional<AutomaticWords> withoutHints(String subject, String text) {
    return AutomaticText.words(subject, text).filter(words -> words.trait() != Trait.HINTED);
  }

  @ParameterizedTest
  @MethodSource("machines")
  void what_a_machine_writes_has_words_and_names_their_entry(String text) {
    assertThat(words(text))
        .hasValueSatisfying(
            found -> assertThat(found.phrase()).matches("automatic-reply\\.[a-z-]+\\.txt:\\d+"));
  }

  @ParameterizedTest
  @MethodSource("people")
  void what_a_person_writes_has_none(String text) {
    assertThat(words(text)).isEmpty();
    assertThat(withoutHints("Fråga", text)).isEmpty();
  }

  @Test
  void out_of_office_replies_are_found() {
    List<String> replies = lines("out-of-office.txt");
    List<String> missed = replies.stream().filter(reply -> words(reply).isEmpty()).toList();
    assertThat(replies).hasSizeGreaterThanOrEqualTo(140);
    assertThat(1 - (double) missed.size() / replies.size())
        .as("missed: %s", missed)
        .isGreaterThanOrEqualTo(LEAST_RECALL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Detta är ett automatiskt svar. Jag är åter den 7/8. | true
          Tack för ditt mejl. Mvh Eva (autosvar) | true
          Detta mejl går inte att besvara. | true
          This is an automated reply. | true
          Dette er et automatisk svar. | true
          Dies ist eine automatische Antwort. | true
          Svara inte på detta mejl. | false
          Please do not reply to this email. | false
          Jag är på semester till den 7/8. | false
          Ditt ärende har registrerats. | false
          """)
  void a_text_declares_itself_where_it_calls_itself_automatic(String text, boolean declared) {
    assertThat(words(text)).map(found -> found.trait() == Trait.DECLARED).contains(declared);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Detta är ett automatiskt svar. När får jag besked?",
        "Jag är på semester till den 7/8. Kan ni ringa före dess?",
        "Jag är på semester till den 7/8. Kan ni skicka ritningen.",
        "Ditt ärende har registrerats. Har du fått min ritning?",
        "I am out of office until Monday. When is the hearing?"
      })
  void a_text_that_asks_us_something_has_no_words(String text) {
    assertThat(words(text)).isEmpty();
  }
}
