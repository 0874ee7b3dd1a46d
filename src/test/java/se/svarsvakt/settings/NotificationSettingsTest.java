package se.svarsvakt.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.settings.Environments.fromProperties;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.settings.NotificationSettings.EventHubSettings;

class NotificationSettingsTest {
  private static final String ENABLED = "svarsvakt.notifications.enabled";
  private static final String URL = "svarsvakt.web.public-url";

  @Test
  void graph_tells_of_nothing_unless_that_is_set() {
    assertThat(fromProperties(Map.of()).notifications().enabled()).isFalse();
    assertThat(fromProperties(Map.of(URL, "https://svar.kommun.example")).notifications().enabled())
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
    assertThat(fromProperties(Map.of(ENABLED, "true", URL, url)).notifications().enabled())
        .isTrue();
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

  private static final String HUB = "svarsvakt.notifications.event-hub";
  private static final String AT_MICROSOFT =
      "EventHub:https://Lan.servicebus.windows.net/eventhubname/Svar?tenantId=lan.onmicrosoft.com";

  @Test
  void an_event_hub_is_named_as_microsoft_names_it_and_needs_no_address_of_ours() {
    EventHubSettings hub =
        fromProperties(Map.of(ENABLED, "true", HUB, AT_MICROSOFT))
            .notifications()
            .hub()
            .orElseThrow();
    assertThat(hub.address()).hasToString(AT_MICROSOFT);
    assertThat(hub.namespace().getHost()).isEqualTo("Lan.servicebus.windows.net");
    assertThat(hub.name()).isEqualTo("Svar");
    assertThat(hub.consumerGroup()).isEqualTo("$Default");
    assertThat(hub.isEmulator()).isFalse();
    assertThat(
            fromProperties(
                    Map.of(HUB, AT_MICROSOFT, "svarsvakt.notifications.consumer-group", "svar"))
                .notifications()
                .hub()
                .map(EventHubSettings::consumerGroup))
        .contains("svar");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://lan.servicebus.windows.net/eventhubname/svar?tenantId=lan.onmicrosoft.com",
        "EventHub:https://lan.servicebus.windows.net/svar?tenantId=lan.onmicrosoft.com",
        "EventHub:https://lan.servicebus.windows.net/eventhubname/svar",
        "EventHub:https://lan.vault.azure.net/secrets/svar?tenantId=lan.onmicrosoft.com",
        "EventHub:http://lan.servicebus.windows.net/eventhubname/svar?tenantId=lan.onmicrosoft.com",
        "EventHub:https://evil.example/eventhubname/svar?tenantId=lan.onmicrosoft.com",
        "EventHub:https://lan.servicebus.evil.example/eventhubname/svar?tenantId=lan.onmicrosoft.com"
      })
  void another_address_is_refused_and_the_form_is_told(String address) {
    assertThatThrownBy(() -> fromProperties(Map.of(ENABLED, "true", HUB, address)))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(HUB)
        .hasMessageContaining("/eventhubname/HUB?tenantId=DOMAIN");
  }
}
