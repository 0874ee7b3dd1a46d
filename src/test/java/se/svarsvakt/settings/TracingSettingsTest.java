package se.svarsvakt.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.settings.Environments.fromProperties;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracingSettingsTest {
  private static final String ENDPOINT = "svarsvakt.tracing.endpoint";
  private static final String AUTHORIZATION = "svarsvakt.tracing.authorization";

  @Test
  void nothing_is_traced_unless_a_collector_is_named() {
    assertThat(fromProperties(Map.of()).tracing()).isEmpty();
    assertThat(fromProperties(Map.of(AUTHORIZATION, "Bearer x")).tracing()).isEmpty();
    assertThat(fromProperties(Map.of(ENDPOINT, " ")).tracing()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://collector:4318/v1/traces", "https://collector.kommun.example/v1/traces"})
  void what_tells_of_nobody_may_go_by_http(String url) {
    assertThat(fromProperties(Map.of(ENDPOINT, url)).tracing().orElseThrow().endpoint())
        .hasToString(url);
  }

  @Test
  void a_secret_may_not_and_is_not_shown() {
    Map<String, Object> open =
        Map.of(ENDPOINT, "http://collector:4318/v1/traces", AUTHORIZATION, "Bearer hidden");
    assertThatThrownBy(() -> fromProperties(open))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("with svarsvakt.tracing.authorization https")
        .hasMessageNotContaining("hidden");
    Map<String, Object> closed =
        Map.of(ENDPOINT, "https://collector/v1/traces", AUTHORIZATION, "Bearer hidden");
    assertThat(fromProperties(closed).toString()).doesNotContain("hidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "collector:4318",
        "grpc://collector:4317",
        "http://a:b@collector/v1",
        "http://collector:4318",
        "http://collector:4318/",
        "HTTPS://collector/v1/traces"
      })
  void what_is_no_address_of_the_web_is_refused(String url) {
    assertThatThrownBy(() -> fromProperties(Map.of(ENDPOINT, url)))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(ENDPOINT)
        .hasMessageContaining("such as https://collector.kommun.example:4318/v1/traces");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer hid\nden", "Bearer hid\r\nden", "Bearer hidän", "hid\tden"})
  void what_no_header_can_hold_is_refused_and_not_shown(String value) {
    Map<String, Object> set = Map.of(ENDPOINT, "https://collector/v1/traces", AUTHORIZATION, value);
    assertThatThrownBy(() -> fromProperties(set))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(AUTHORIZATION)
        .hasMessageNotContaining("hid");
  }
}
