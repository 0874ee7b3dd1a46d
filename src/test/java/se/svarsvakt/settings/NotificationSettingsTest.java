package se.svarsvakt.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.settings.Environments.fromProperties;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationSettingsTest {
  private static final String ENABLED = "svarsvakt.notifications.enabled";
  private static final String URL = "svarsvakt.web.public-url";

  @Test
  void graph_tells_of_nothing_unless_that_is_set() {
    assertThat(fromProperties(Map.of()).notificationsEnabled()).isFalse();
    assertThat(fromProperties(Map.of(URL, "https://svar.kommun.example")).notificationsEnabled())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://svar.kommun.example",
        "https://svar.kommun.example/x",
        "http://127.0.0.1:9"
      })
  void it_does_where_microsoft_can_reach_the_program(String url) {
    assertThat(fromProperties(Map.of(ENABLED, "true", URL, url)).notificationsEnabled()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://svar.kommun.example"})
  void it_cannot_without_an_address_of_https_and_that_is_said(String url) {
    Map<String, Object> all = new HashMap<>(Map.of(ENABLED, "true"));
    if (!url.isEmpty()) {
      all.put(URL, url);
    }
    assertThatThrownBy(() -> fromProperties(all))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(ENABLED)
        .hasMessageContaining("svarsvakt.web.public-url, the https address");
  }
}
