package se.svarsvakt.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.MailAddress;

class SenderPatternTest {
  @ParameterizedTest(name = "{0} against {1}: {2}")
  @CsvSource({
    "eva@example.org,      Eva@Example.org,        true",
    "Eva@EXAMPLE.org,      eva@example.org,        true",
    "eva@example.org,      eva@example.org.uk,     false",
    "eva@example.org,      neva@example.org,       false",
    "example.org,          eva@example.org,        true",
    "@example.org,         eva@example.org,        true",
    "example.org,          eva@mail.example.org,   false",
    "example.org,          eva@badexample.org,     false",
    "*.example.org,        eva@mail.example.org,   true",
    "*.example.org,        eva@example.org,        false",
    "mail*.example.org,    eva@mail2.example.org,  true",
    "@*.example.org,       eva@mail.example.org,   true",
    "*example.org,         eva@badexample.org,     true",
    "news*@example.org,    newsletter@example.org, true",
    "news*@example.org,    eva@example.org,        false",
    "a.b@example.org,      axb@example.org,        false",
  })
  void a_pattern_matches_as_it_is_written(String pattern, String sender, boolean expected) {
    assertThat(SenderPattern.of(pattern).matches(new MailAddress(sender))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "*", "*@*", "@", "a b@example.org", "a@b@example.org", "a,b"})
  void a_pattern_that_says_nothing_or_too_much_is_refused(String pattern) {
    assertThatIllegalArgumentException().isThrownBy(() -> SenderPattern.of(pattern));
  }

  @Test
  void a_pattern_does_not_show_a_persons_address() {
    assertThat(SenderPattern.of("eva.ek@example.org")).hasToString("…@example.org");
  }
}
