package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of hostile text wherever it is shown. */
class DisplayTextTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F,
        0x061C, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, 0x180E, 0x034F, 0x115F, 0x1160,
        0x3164, 0xFFA0, 0xE0041, 0xE0101, 0xFE01, 0xE000, 0xD800
      })
  void what_turns_hides_or_shows_nothing_is_gone(int point) {
    assertThat(DisplayText.line("a" + Character.toString(point) + "b", 10)).isEqualTo("ab");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 9, 10, 13, 0x1B, 0x7F, 0x85, 0x9B, 0xA0, 0x2028, 0x2029, 0x2800})
  void controls_and_odd_gaps_are_spaces(int point) {
    assertThat(DisplayText.line("a" + Character.toString(point) + "b", 10)).isEqualTo("a b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {{DATE(2026-11-20T10:00:00Z)}} | { {DATE(2026-11-20T10:00:00Z)}}
          {{{TIME(x)}} | { { {TIME(x)}}
          {{{{ | { { { {
          {} and {x} | {} and {x}
          """)
  void no_card_computes_anything(String text, String shown) {
    assertThat(DisplayText.line(text, 100)).isEqualTo(shown);
  }

  @Test
  void a_function_is_not_put_together_by_what_is_left_out() {
    assertThat(DisplayText.line("{\u200B{DATE(x)}}", 100)).isEqualTo("{ {DATE(x)}}");
  }

  @Test
  void overlong_text_is_cut_between_characters_and_never_longer_than_said() {
    assertThat(DisplayText.line("å".repeat(100_000), 150)).hasSize(150).endsWith("å…");
    assertThat(DisplayText.line("a".repeat(8) + "😀😀😀", 10)).isEqualTo("a".repeat(8) + "…");
    assertThat(DisplayText.line("{".repeat(150), 150)).hasSizeLessThanOrEqualTo(150);
    assertThat(DisplayText.line("e" + "\u0301".repeat(50), 100)).hasSize(4);
  }

  @Test
  void lines_stay_where_they_are_wanted_and_each_is_made_fit() {
    assertThat(DisplayText.lines("Med vänlig\u202E hälsning\r\nAnna\u0000 Ek", 100))
        .isEqualTo("Med vänlig hälsning\nAnna Ek");
  }

  @Test
  void ordinary_words_signs_and_emoji_stay_as_they_are() {
    String ordinary = "Åäö, “citat” – 08-530 610 00 · ❤\uFE0F 😀 日本 עברית";
    assertThat(DisplayText.line(ordinary, 100)).isEqualTo(ordinary);
  }
}
