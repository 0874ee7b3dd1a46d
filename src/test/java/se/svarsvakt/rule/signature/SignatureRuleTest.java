package se.svarsvakt.rule.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.svarsvakt.rule.signature.Letter.ANNA;
import static se.svarsvakt.rule.signature.Letter.CLOSING;
import static se.svarsvakt.rule.signature.Letter.FAX;
import static se.svarsvakt.rule.signature.Letter.NAME;
import static se.svarsvakt.rule.signature.Letter.PHONE;
import static se.svarsvakt.rule.signature.Letter.UNIT;
import static se.svarsvakt.rule.signature.Letter.WEB;
import static se.svarsvakt.rule.signature.Letter.flaws;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.Person;
import se.svarsvakt.mail.body.Line;
import se.svarsvakt.policy.SignaturePolicy;
import se.svarsvakt.rule.SignatureFlaw;
import se.svarsvakt.rule.SignatureFlaw.Kind;

class SignatureRuleTest {
  @Test
  void the_common_signature_is_right() {
    assertThat(flaws(CLOSING, "", NAME, UNIT, PHONE, FAX, WEB)).isEmpty();
  }

  @Test
  void the_same_text_over_other_lines_is_right() {
    assertThat(flaws(CLOSING, "Anna Berg", "Handläggare", UNIT + ", " + PHONE, FAX + " " + WEB))
        .isEmpty();
    assertThat(flaws(String.join(" ", CLOSING, NAME, UNIT, PHONE, FAX, WEB))).isEmpty();
  }

  @Test
  void spaces_case_dashes_and_phone_formats_are_folded() {
    assertThat(
            flaws(
                "MED  VÄNLIG\u00A0HÄLSNING,",
                "Anna\u200B Berg,  handläggare.",
                UNIT,
                "Telefon +46 (0)303 33 00 00; Mobil : +46701234567",
                "fax: 0303–33 11 11",
                "https://www.ale.se/"))
        .isEmpty();
  }

  @Test
  void decomposed_letters_are_the_same() {
    assertThat(
            flaws(Normalizer.normalize(CLOSING, Normalizer.Form.NFD), NAME, UNIT, PHONE, FAX, WEB))
        .isEmpty();
  }

  @Test
  void link_targets_of_plain_text_are_no_text() {
    assertThat(flaws("-- ", CLOSING, NAME, UNIT, PHONE, FAX, "www.ale.se<http://www.ale.se/>"))
        .isEmpty();
  }

  @Test
  void a_greeting_above_the_signature_is_not_looked_at() {
    assertThat(flaws("Mvh", "Anna", "", CLOSING, NAME, UNIT, PHONE, FAX, WEB)).isEmpty();
  }

  @Test
  void another_number_is_a_wrong_value() {
    String wrong = "Telefon: 0303-33 00 99, Mobil: 070-123 45 67";
    assertThat(flaws(CLOSING, NAME, UNIT, wrong, FAX, WEB))
        .containsExactly(new SignatureFlaw(Kind.WRONG_VALUE, "Telefon", PHONE, wrong));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Anna Berg, Enhetschef",
        "Anna Bergh, Handläggare",
        "ANNA BERG, Handläggare",
        "anna berg, Handläggare",
        "Anna Berg",
        "Anna Maria Berg, Handläggare"
      })
  void another_name_or_title_is_a_wrong_value(String wrong) {
    assertThat(flaws(CLOSING, wrong, UNIT, PHONE, FAX, WEB))
        .containsExactly(new SignatureFlaw(Kind.WRONG_VALUE, "line 2", NAME, wrong));
  }

  @Test
  void another_unit_in_its_place_is_a_wrong_value() {
    assertThat(flaws(CLOSING, NAME, "Socialförvaltningen", PHONE, FAX, WEB))
        .containsExactly(
            new SignatureFlaw(Kind.WRONG_VALUE, "line 3", UNIT, "Socialförvaltningen"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mvh", "Vänliga hälsningar", "Med vänliga hälsningar,", "Best regards"})
  void another_closing_phrase_is_a_wrong_value_but_a_signature(String closing) {
    assertThat(flaws(closing, NAME, UNIT, PHONE, FAX, WEB))
        .extracting(SignatureFlaw::kind, SignatureFlaw::line)
        .containsExactly(tuple(Kind.WRONG_VALUE, CLOSING));
  }

  @Test
  void a_line_that_is_not_there_is_missing() {
    assertThat(flaws(CLOSING, NAME, UNIT, PHONE, WEB))
        .containsExactly(new SignatureFlaw(Kind.MISSING_LINE, "Fax", FAX, ""));
    assertThat(flaws("", NAME, UNIT, PHONE, FAX, WEB))
        .containsExactly(new SignatureFlaw(Kind.MISSING_LINE, CLOSING, CLOSING, ""));
  }

  @Test
  void a_line_in_the_wrong_place_is_missing_from_its_own() {
    assertThat(flaws(CLOSING, NAME, PHONE, FAX, WEB, UNIT))
        .containsExactly(new SignatureFlaw(Kind.MISSING_LINE, "line 3", UNIT, ""));
  }

  @Test
  void a_disclaimer_does_not_stand_for_a_missing_line() {
    String disclaimer = "Ale kommun behandlar personuppgifter enligt dataskyddsförordningen.";
    assertThat(flaws(CLOSING, NAME, PHONE, FAX, WEB, disclaimer))
        .extracting(SignatureFlaw::kind)
        .containsExactly(Kind.MISSING_LINE, Kind.ADDITION);
  }

  @Test
  void lines_without_a_value_in_the_directory_are_not_checked() {
    Person anna = new Person(ANNA.name(), new Person.Post("", "", "", ""), List.of(), "");
    List<Line> letter =
        Letter.ending(
            CLOSING, "Anna Berg", "Kommunstyrelsen, Ale kommun", "Telefon: 0303-33 00 00");
    assertThat(new SignatureRule(SignaturePolicy.ORDINARY).check(letter, anna)).isEmpty();
  }

  @Test
  void without_any_of_its_signature_only_that_is_said() {
    assertThat(flaws("Det kommer ett beslut i maj."))
        .containsExactly(new SignatureFlaw(Kind.NO_SIGNATURE, CLOSING, CLOSING, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Skickat från min iPhone",
        "Get Outlook for Android",
        "Ring Anna Berg på 0303-33 00 00.",
        "Tack!",
        CLOSING
      })
  void what_is_no_signature_does_not_count_as_one(String last) {
    assertThat(flaws(last)).extracting(SignatureFlaw::kind).containsExactly(Kind.NO_SIGNATURE);
  }

  @Test
  void a_closing_phrase_with_a_name_is_a_signature_with_much_missing() {
    assertThat(flaws("Hälsningar", "Anna"))
        .extracting(SignatureFlaw::kind)
        .containsExactly(
            Kind.WRONG_VALUE,
            Kind.WRONG_VALUE,
            Kind.MISSING_LINE,
            Kind.MISSING_LINE,
            Kind.MISSING_LINE,
            Kind.MISSING_LINE);
  }

  @Test
  void an_empty_message_has_no_signature() {
    assertThat(flaws(List.of())).extracting(SignatureFlaw::kind).containsExactly(Kind.NO_SIGNATURE);
  }

  @Test
  void long_texts_are_judged_quickly() {
    List<Line> endless = Collections.nCopies(20_000, Line.of("08-1 ".repeat(2_000)));
    Assertions.assertTimeout(Duration.ofSeconds(2), () -> assertThat(flaws(endless)).hasSize(1));
  }
}
