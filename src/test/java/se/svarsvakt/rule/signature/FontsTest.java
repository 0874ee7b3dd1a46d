package se.svarsvakt.rule.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.rule.signature.Letter.ANNA;
import static se.svarsvakt.rule.signature.Letter.CLOSING;
import static se.svarsvakt.rule.signature.Letter.FAX;
import static se.svarsvakt.rule.signature.Letter.NAME;
import static se.svarsvakt.rule.signature.Letter.PHONE;
import static se.svarsvakt.rule.signature.Letter.UNIT;
import static se.svarsvakt.rule.signature.Letter.WEB;
import static se.svarsvakt.rule.signature.Letter.ending;
import static se.svarsvakt.rule.signature.Letter.flaws;
import static se.svarsvakt.rule.signature.Letter.set;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.body.Line;
import se.svarsvakt.policy.SignaturePolicy;
import se.svarsvakt.rule.SignatureFlaw;
import se.svarsvakt.rule.SignatureFlaw.Kind;

class FontsTest {
  private static List<Line> signed(String font) {
    List<Line> letter = ending();
    for (String line : List.of(CLOSING, NAME, UNIT, PHONE, FAX, WEB)) {
      letter.add(set(line, font));
    }
    return letter;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "times new roman",
        "georgia",
        "garamond",
        "cambria",
        "book antiqua",
        "serif",
        "comic sans ms",
        "brush script mt",
        "papyrus",
        "lucida handwriting",
        "segoe script",
        "courier new",
        "monospace",
        "palatino linotype",
        "bodoni mt",
        "century schoolbook"
      })
  void a_serif_or_decorative_font_is_told_once(String font) {
    assertThat(flaws(signed(font)))
        .containsExactly(new SignatureFlaw(Kind.FONT, CLOSING, "sans-serif", font));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arial",
        "calibri",
        "aptos",
        "segoe ui",
        "helvetica",
        "verdana",
        "sans-serif",
        "open sans",
        "century gothic",
        "ms sans serif",
        "noto sans",
        "ale kommun sans",
        "wf_segoe"
      })
  void a_plain_or_unknown_font_is_not(String font) {
    assertThat(flaws(signed(font))).isEmpty();
  }

  @Test
  void the_font_of_the_text_above_does_not_matter() {
    List<Line> letter = ending(CLOSING, NAME, UNIT, PHONE, FAX, WEB);
    letter.set(2, set("Vi hörs", "georgia"));
    assertThat(flaws(letter)).isEmpty();
  }

  @Test
  void the_font_does_not_matter_where_the_policy_does_not_ask() {
    var rule = new SignatureRule(new SignaturePolicy(Letter.ALE, false, false, 5));
    assertThat(rule.check(signed("georgia"), ANNA)).isEmpty();
  }
}
