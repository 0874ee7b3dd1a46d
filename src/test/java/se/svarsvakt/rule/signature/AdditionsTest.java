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

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.body.Line;
import se.svarsvakt.mail.body.Picture;
import se.svarsvakt.policy.SignaturePolicy;
import se.svarsvakt.rule.SignatureFlaw;
import se.svarsvakt.rule.SignatureFlaw.Kind;

class AdditionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Vi gör skillnad varje dag",
        "Skickat från min iPhone",
        "Hämta Outlook för iOS",
        "Följ Ale kommun på Facebook",
        "PS. Glöm inte mötet. DS",
        "😀",
        "anna.berg@ale.se",
        "Detta mejl är bara avsett för mottagaren och får inte spridas utan tillstånd av avsändaren"
      })
  void text_behind_the_signature_is_an_addition(String own) {
    assertThat(flaws(CLOSING, NAME, UNIT, PHONE, FAX, WEB, "", own))
        .containsExactly(new SignatureFlaw(Kind.ADDITION, WEB, "", own));
  }

  @Test
  void text_inside_the_signature_is_an_addition() {
    assertThat(flaws(CLOSING, NAME, "”Allt ordnar sig”", UNIT, PHONE, FAX, WEB))
        .containsExactly(new SignatureFlaw(Kind.ADDITION, "line 2", "", "Allt ordnar sig"));
    assertThat(flaws(CLOSING, NAME + ", fil. mag", UNIT, PHONE, FAX, WEB))
        .containsExactly(new SignatureFlaw(Kind.ADDITION, "line 2", "", "fil. mag"));
  }

  @Test
  void lines_one_after_another_are_one_addition() {
    assertThat(flaws(CLOSING, NAME, UNIT, PHONE, FAX, WEB, "Vi gör skillnad", "Följ oss"))
        .containsExactly(new SignatureFlaw(Kind.ADDITION, WEB, "", "Vi gör skillnad / Följ oss"));
  }

  @Test
  void a_picture_in_or_behind_the_signature_is_an_addition() {
    List<Line> letter = ending(CLOSING, NAME, UNIT, PHONE, FAX, WEB);
    letter.add(new Line("", Set.of(), List.of(Picture.UNKNOWN)));
    assertThat(flaws(letter)).containsExactly(new SignatureFlaw(Kind.ADDITION, WEB, "", "picture"));
    assertThat(flaws(CLOSING, NAME, "[cid:image001.png@01DA]", UNIT, PHONE, FAX, WEB))
        .containsExactly(new SignatureFlaw(Kind.ADDITION, "line 2", "", "picture"));
  }

  @Test
  void a_picture_above_the_signature_is_none() {
    List<Line> letter = new ArrayList<>();
    letter.add(new Line("Så ser det ut", Set.of(), List.of(Picture.UNKNOWN)));
    letter.addAll(ending(CLOSING, NAME, UNIT, PHONE, FAX, WEB));
    assertThat(flaws(letter)).isEmpty();
  }

  @Test
  void rulers_and_dividers_are_none() {
    assertThat(flaws("--", CLOSING, "______", NAME, UNIT, PHONE, FAX, WEB, "***")).isEmpty();
  }

  @Test
  void additions_may_be_allowed() {
    var policy = new SignaturePolicy(Letter.ALE, false, true, 5);
    var letter = ending(CLOSING, NAME, UNIT, PHONE, FAX, WEB, "Vi gör skillnad");
    assertThat(new SignatureRule(policy).check(letter, ANNA)).isEmpty();
  }
}
