package se.svarsvakt.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.settings.Environments.fromProperties;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseSystemSettingsTest {
  private static final String URL = "svarsvakt.case-system.url";
  private static final String SECRET = "svarsvakt.case-system.secret";
  private static final String LONG = "0123456789abcdef0123456789abcdef";

  @Test
  void no_case_system_is_told_unless_one_is_set() {
    assertThat(fromProperties(Map.of()).caseSystem()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://arende.kommun.example/in/", "http://localhost:9/x", "http://127.0.0.1:9"})
  void it_is_called_as_it_is_written(String url) {
    CaseSystemSettings settings =
        fromProperties(Map.of(URL, url, SECRET, LONG)).caseSystem().orElseThrow();
    assertThat(settings.url()).hasToString(url);
    assertThat(settings.toString()).doesNotContain(LONG);
    assertThat(settings.key()).hasSize(32);
  }

  @Test
  void a_secret_of_standard_webhooks_is_its_decoded_bytes() {
    byte[] key = new byte[24];
    key[0] = 7;
    String secret = "whsec_" + Base64.getEncoder().encodeToString(key);
    assertThat(
            fromProperties(Map.of(URL, "https://arende.kommun.example", SECRET, secret))
                .caseSystem()
                .orElseThrow()
                .key())
        .isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://arende.kommun.example",
        "ftp://arende.kommun.example",
        "https://",
        "kommun",
        "https://user:word@arende.kommun.example"
      })
  void what_would_carry_it_in_the_clear_is_refused_by_its_key(String url) {
    assertThatThrownBy(() -> fromProperties(Map.of(URL, url, SECRET, LONG)))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(URL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "short", "whsec_c2hvcnQ=", "whsec_no base64 at all but rather long!!"})
  void a_secret_that_is_missing_or_weak_is_refused_and_not_shown(String secret) {
    assertThatThrownBy(
            () -> fromProperties(Map.of(URL, "https://arende.kommun.example", SECRET, secret)))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(SECRET)
        .hasMessageNotContainingAny("short", "no base64");
  }
}
