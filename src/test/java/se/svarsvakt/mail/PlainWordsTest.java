package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PlainWordsTest {
  @Test
  void every_character_comes_into_the_one_form() {
    for (char c = 1; c < Character.MAX_VALUE; c++) {
      String text = "  Jag" + c + c + " är \n borta" + c;
      assertThat(PlainWords.of(text)).as("U+%04X", (int) c).isEqualTo(byExpressions(text));
    }
  }

  /** The form as its description puts it. */
  private static String byExpressions(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[’‘´`]", "'")
        .replaceAll("[‐‑‒–—−]", "-")
        .replaceAll("[\\s\\p{Z}\\u200B\\uFEFF]+", " ")
        .strip();
  }
}
