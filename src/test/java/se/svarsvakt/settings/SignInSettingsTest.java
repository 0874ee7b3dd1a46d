package se.svarsvakt.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.settings.Environments.fromProperties;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
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
    assertThat(settings.client().orElseThrow().secret().orElseThrow().value()).isEqualTo("secret");
    assertThat(settings.toString()).doesNotContain("secret=secret");
    assertThat(settings.idle()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.longest()).isEqualTo(Duration.ofHours(10));
  }

  @Test
  void the_certificate_of_the_same_application_will_do_and_goes_before_the_secret() {
    Map<String, Object> app =
        Map.of(
            "svarsvakt.graph.tenant-id", TENANT,
            "svarsvakt.graph.client-id", "app",
            "svarsvakt.graph.certificate-path", "/etc/app.pem");
    assertThat(client(app, Map.of("svarsvakt.sign-in.client-id", "app")).certificatePath())
        .contains(Path.of("/etc/app.pem"));
    SignInSettings.Client other =
        client(
            app,
            Map.of(
                "svarsvakt.sign-in.client-id", "pages",
                "svarsvakt.sign-in.certificate-path", "/etc/pages.pfx"));
    assertThat(other.certificatePath()).contains(Path.of("/etc/pages.pfx"));
    assertThat(other.secret()).isEmpty();
    Map<String, Object> secret =
        Map.of("svarsvakt.sign-in.client-id", "app", "svarsvakt.sign-in.client-secret", "s");
    assertThat(client(app, secret).certificatePath()).isEmpty();
  }

  private static SignInSettings.Client client(Map<String, Object> some, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(some);
    all.putAll(more);
    return fromProperties(all).signIn().client().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "tenant-id, 11111111-2222-3333-4444-555555555555, svarsvakt.sign-in.client-id",
    "client-secret, s, svarsvakt.sign-in.client-id",
    "certificate-path, /etc/app.pem, svarsvakt.sign-in.client-id",
    "client-id, app, svarsvakt.sign-in.certificate-path",
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
