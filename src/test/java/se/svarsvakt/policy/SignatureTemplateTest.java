package se.svarsvakt.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.Person;
import se.svarsvakt.policy.SignatureTemplate.Filled;

class SignatureTemplateTest {
  private static final SignatureTemplate ORDINARY = SignaturePolicy.ORDINARY.template();

  private static Person anna(String title, String department, String mobile) {
    return new Person(
        new Person.Name("Anna Berg", "Anna", "Berg", "anna"),
        new Person.Post(title, department, "Ale kommun", ""),
        List.of("0303-33 00 00", "0303-33 00 01"),
        mobile);
  }

  @Test
  void the_directory_fills_the_template() {
    assertThat(ORDINARY.fill(anna("Handläggare", "Kommunstyrelsen", "070-123 45 67")))
        .containsExactly(
            "Med vänlig hälsning",
            "Anna Berg, Handläggare",
            "Kommunstyrelsen, Ale kommun",
            "Telefon: 0303-33 00 00, Mobil: 070-123 45 67");
  }

  @Test
  void brackets_are_left_out_where_a_value_is_missing() {
    assertThat(ORDINARY.fill(anna("", "", "")))
        .containsExactly(
            "Med vänlig hälsning", "Anna Berg", "Ale kommun", "Telefon: 0303-33 00 00");
  }

  @Test
  void a_line_that_needs_a_missing_value_is_left_out_and_not_checked() {
    Person nobody = Person.UNKNOWN;
    assertThat(ORDINARY.fill(nobody)).containsExactly("Med vänlig hälsning");
    assertThat(ORDINARY.lines(nobody))
        .extracting(Filled::checked)
        .containsExactly(true, false, false, false);
  }

  @Test
  void a_line_of_brackets_alone_vanishes_with_its_value() {
    SignatureTemplate template = SignatureTemplate.parse("{displayName}\n[Mobil: {mobilePhone}]");
    assertThat(template.fill(anna("", "", ""))).containsExactly("Anna Berg");
    assertThat(template.lines(anna("", "", ""))).hasSize(1);
  }

  @Test
  void brackets_may_stand_inside_brackets() {
    SignatureTemplate template = SignatureTemplate.parse("{surname}[, {jobTitle}[, {department}]]");
    assertThat(template.fill(anna("Chef", "", ""))).containsExactly("Berg, Chef");
    assertThat(template.fill(anna("", "Skola", ""))).containsExactly("Berg");
  }

  @Test
  void an_environment_variable_carries_line_breaks_as_two_characters() {
    SignatureTemplate template = SignatureTemplate.parse("Hälsningar\\n{GIVENNAME}\\nwww.ale.se");
    assertThat(template).isEqualTo(SignatureTemplate.parse("Hälsningar\n{GIVENNAME}\nwww.ale.se"));
    assertThat(template.fill(anna("", "", ""))).containsExactly("Hälsningar", "Anna", "www.ale.se");
  }

  @Test
  void a_line_is_called_by_its_label_its_text_or_its_number() {
    assertThat(ORDINARY.lines(anna("", "", "")))
        .extracting(Filled::name)
        .containsExactly("Med vänlig hälsning", "line 2", "line 3", "Telefon");
  }

  @Test
  void an_unknown_placeholder_is_refused_with_the_allowed_ones() {
    assertThatThrownBy(() -> SignatureTemplate.parse("Hej\n{shoeSize}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{shoeSize}")
        .hasMessageContaining("{givenName}")
        .hasMessageContaining("{mobilePhone}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n ",
        "\\n",
        "[{surname}",
        "{surname}]",
        "{surname",
        "surname}",
        "[{surname]}"
      })
  void a_template_without_text_or_with_a_lone_bracket_is_refused(String text) {
    assertThatThrownBy(() -> SignatureTemplate.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_sample_out_of_range_is_refused_and_zero_is_not() {
    assertThat(new SignaturePolicy(ORDINARY, true, false, 0).samplePerDay()).isZero();
    assertThatThrownBy(() -> new SignaturePolicy(ORDINARY, true, false, 51))
        .hasMessage("samplePerDay must be from 0 to 50, not 51");
  }
}
