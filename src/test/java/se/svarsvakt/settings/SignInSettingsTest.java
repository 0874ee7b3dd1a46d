package se.svarsvakt.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.settings.Environments.fromProperties;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInSettingsTest {
  private static final String TENANT = "11111111-2222-3333-4444-555555555555";

  @Test
  void without_any_setting_there_is_no_sign_in() {
    assertThat(fromProperties(Map.of()).signIn().client()).isEmpty();
  }

  @Test
  void the_issuer_is_entras_of_the_tenant_in_its_cloud() {
    SignInSettings settings =
        fromProperties(
                Map.of(
                    "svarsvakt.graph.authority-url", "https://login.microsoftonline.us",
                    "svarsvakt.graph.tenant-id", TENANT,
                    "svarsvakt.graph.client-id", "app",
                    "svarsvakt.graph.client-secret", "secret",
                    "svarsvakt.sign-in.client-id", "app",
                    "svarsvakt.sign-in.idle", "15m"))
            .signIn();
    assertThat(settings.client().orElseThrow().issuer())
        .hasToString("https://login.microsoftonline.us/" + TENANT + "/v2.0");
    assertThat(settings.client().orElseThrow().secret().value()).isEqualTo("secret");
    assertThat(settings.toString()).doesNotContain("secret=secret");
    assertThat(settings.idle()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.longest()).isEqualTo(Duration.ofHours(10));
  }

  @ParameterizedTest
  @CsvSource({
    "tenant-id, 11111111-2222-3333-4444-555555555555, svarsvakt.sign-in.client-id",
    "client-secret, s, svarsvakt.sign-in.client-id",
    "issuer-url, https://id.example, svarsvakt.sign-in.client-id",
    "client-id, app, svarsvakt.sign-in.client-secret",
    "client-id, app, svarsvakt.sign-in.tenant-id",
    "issuer-url, http://id.example, svarsvakt.sign-in.issuer-url",
    "idle, 30s, svarsvakt.sign-in.idle",
    "longest, 2d, svarsvakt.sign-in.longest"
  })
  void what_is_set_by_halves_opens_nothing(String key, String value, String named) {
    assertThatThrownBy(() -> fromProperties(Map.of("svarsvakt.sign-in." + key, value)))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(named);
  }
}
