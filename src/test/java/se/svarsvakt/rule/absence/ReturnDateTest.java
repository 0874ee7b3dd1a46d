package se.svarsvakt.rule.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts lie in the test resources, one a line; {@code \\n} stands for a new line. */
class ReturnDateTest {
  static Stream<String> datesOfReturn() {
    return lines("return-dates.txt");
  }

  static Stream<String> noDatesOfReturn() {
    return lines("no-return-dates.txt");
  }

  private static Stream<String> lines(String file) {
    try (InputStream in =
        Objects.requireNonNull(ReturnDateTest.class.getResourceAsStream("/absence/" + file))) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(line -> line.replace("\\n", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean found(String text) {
    return ReturnDate.isIn(PlainText.of(text));
  }

  @ParameterizedTest
  @MethodSource("datesOfReturn")
  void a_date_of_return_is_found(String text) {
    assertThat(found(text)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("noDatesOfReturn")
  void what_is_no_date_of_return_is_not_taken_for_one(String text) {
    assertThat(found(text)).isFalse();
  }

  @Test
  void spaces_that_do_not_break_and_dashes_of_every_kind_are_read() {
    assertThat(found("\u00e5ter\u00a07\u00a0augusti")).isTrue();
    assertThat(found("\u00e5ter 2026\u201108\u201107")).isTrue();
    assertThat(found("a\u030Ater 7\u20137 aug")).isTrue();
  }

  @Test
  void an_empty_text_has_none() {
    assertThat(found("")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "åter till kontoret på ",
        "7 - 37 / 40 - ",
        "jag är ledig, måndagar och ",
        "t. o. m. ",
        " . "
      })
  void a_text_that_never_ends_is_read_all_the_same(String piece) {
    var text = piece.repeat(250_000);
    Assertions.assertTimeout(Duration.ofSeconds(5), () -> assertThat(found(text)).isFalse());
  }
}
