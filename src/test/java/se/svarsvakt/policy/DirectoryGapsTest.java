package se.svarsvakt.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.mail.Person;

class DirectoryGapsTest {
  private static final SignatureTemplate TEMPLATE =
      SignatureTemplate.parse(
          """
          Med vänlig hälsning
          {givenName} {surname}[, {jobTitle}]
          [{department}, ]{companyName}
          Telefon: {businessPhone}[, Mobil: {mobilePhone}]
          """);
  private static final SignatureTemplate SHORT = SignatureTemplate.parse("{displayName}");

  private static Person person(
      String title, String department, String company, String phone, String mobile) {
    return new Person(
        new Person.Name("Anna Ek", "Anna", "Ek", "anna"),
        new Person.Post(title, department, company, ""),
        List.of(phone),
        mobile);
  }

  @Test
  void an_entry_with_all_that_is_asked_for_has_no_gaps() {
    Person anna = person("Handläggare", "Kultur", "Kommunen", "08-530 610 12", "");
    assertThat(DirectoryGaps.of(TEMPLATE, anna).isEmpty()).isTrue();
  }

  @Test
  void what_the_template_or_the_switchboard_needs_is_missed() {
    assertThat(DirectoryGaps.of(TEMPLATE, person("", "", "", "", "070-123 45 67")).missing())
        .containsExactly("jobTitle", "department", "companyName", "businessPhone");
  }

  @Test
  void one_number_will_do_where_the_template_does_not_ask_for_the_other() {
    assertThat(DirectoryGaps.of(SHORT, person("T", "D", "", "", "070-123 45 67")).isEmpty())
        .isTrue();
    assertThat(DirectoryGaps.of(SHORT, person("T", "D", "", "", "")).missing())
        .containsExactly("businessPhone");
  }

  @ParameterizedTest
  @CsvSource({
    "-, jobTitle",
    "Okänd, jobTitle",
    "N/A, jobTitle",
    "xxx, jobTitle",
    "Chef, ''",
    "IT, ''",
    "VD, ''"
  })
  void a_value_that_says_nothing_is_odd(String title, String odd) {
    Person anna = person(title, "Kultur", "Kommunen", "08-530 610 12", "");
    assertThat(String.join(",", DirectoryGaps.of(TEMPLATE, anna).odd())).isEqualTo(odd);
  }

  @Test
  void a_number_with_hardly_a_digit_is_odd() {
    Person anna = person("Chef", "Kultur", "Kommunen", "4111", "se intranätet");
    assertThat(DirectoryGaps.of(TEMPLATE, anna).odd())
        .containsExactly("businessPhone", "mobilePhone");
  }

  @Test
  void a_line_is_the_directorys_where_one_of_its_fields_is() {
    Person anna = person("", "Kultur", "Kommunen", "4111", "");
    assertThat(DirectoryGaps.behind(TEMPLATE, "line 2", anna)).containsExactly("jobTitle");
    assertThat(DirectoryGaps.behind(TEMPLATE, "line 3", anna)).isEmpty();
    assertThat(DirectoryGaps.behind(TEMPLATE, "Telefon", anna)).containsExactly("businessPhone");
  }

  @Test
  void a_mobile_that_nobody_has_to_have_excuses_no_wrong_number() {
    Person anna = person("Chef", "Kultur", "Kommunen", "08-530 610 12", "");
    assertThat(DirectoryGaps.behind(TEMPLATE, "Telefon", anna)).isEmpty();
  }
}
