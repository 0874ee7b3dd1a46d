package se.svarsvakt.teams.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the bot may write to, and who is shown its token. */
class ServiceAddressTest {
  private static ServiceAddress address(String url) {
    return ServiceAddress.of(URI.create(url)).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://smba.trafficmanager.net/teams",
        "http://127.0.0.1.evil.example/",
        "http://localhost.evil.example/",
        "https://user@smba.trafficmanager.net/teams",
        "https://smba.trafficmanager.net/teams?to=x",
        "https://smba.trafficmanager.net/teams#x",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "smba.trafficmanager.net"
      })
  void these_are_never_called(String url) {
    assertThat(ServiceAddress.of(URI.create(url))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://smba.trafficmanager.net/emea/",
        "http://localhost:56150/_connector",
        "http://127.0.0.1:1/",
        "http://[::1]:1/"
      })
  void these_may_be_called(String url) {
    assertThat(ServiceAddress.of(URI.create(url))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "a:1xYz_-w.~, a%3A1xYz_-w.~",
    "19:id_bot@unq.gbl.spaces, 19%3Aid_bot%40unq.gbl.spaces",
    "a/../b?c#d, a%2F..%2Fb%3Fc%23d",
    "å %, %C3%A5%20%25",
    "a+b;messageid=1, a%2Bb%3Bmessageid%3D1"
  })
  void ids_are_encoded(String id, String encoded) {
    URI whole = address("https://c.example/emea//").below("v3", id, "activities").orElseThrow();
    assertThat(whole).hasToString("https://c.example/emea/v3/" + encoded + "/activities");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "", " "})
  void ids_that_would_change_the_path_are_no_part_of_an_address(String id) {
    assertThat(address("https://c.example").below("v3", id)).isEmpty();
  }

  @Test
  void a_fixed_token_stays_on_this_machine() {
    BotToken token = new BotToken.Fixed("secret-token");
    assertThat(token.at(address("http://127.0.0.1:1/"))).contains("secret-token");
    assertThat(token.at(address("https://smba.trafficmanager.net/"))).isEmpty();
    assertThat(token).asString().doesNotContain("secret-token");
  }

  @Test
  void no_token_is_no_token() {
    assertThat(new BotToken.None().at(address("http://127.0.0.1:1/"))).isEqualTo(Optional.empty());
  }
}
