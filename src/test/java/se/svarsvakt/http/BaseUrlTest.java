package se.svarsvakt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be called, and what stands below them. */
class BaseUrlTest {
  private static BaseUrl address(String url) {
    return BaseUrl.trusted(URI.create(url)).orElseThrow();
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
    assertThat(BaseUrl.trusted(URI.create(url))).isEmpty();
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
    assertThat(BaseUrl.trusted(URI.create(url))).isPresent();
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
  void a_text_is_read_without_the_slash_at_its_end() {
    assertThat(BaseUrl.parse(" HTTPS://c.example/v1.0/ ").uri())
        .hasToString("HTTPS://c.example/v1.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c.example",
        "https:///v1.0",
        "https://c.example:70000",
        "https://a@c.example",
        "https://@c.example",
        "https://c.example/?",
        "https://c.example/#",
        "https://c .example",
        "ftp://c.example"
      })
  void a_text_that_is_no_base_url_is_refused(String text) {
    assertThatThrownBy(() -> BaseUrl.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "LOCALHOST, true",
    "127.0.0.1, true",
    "127.8.8.8, true",
    "[::1], true",
    "::1, true",
    "localhost.example, false",
    "127.0.0.1.nip.example, false",
    "10.0.0.1, false",
    "0.0.0.0, false",
    "[fe80::1], false"
  })
  void this_machine_is_known_by_its_very_name(String host, boolean loopback) {
    assertThat(BaseUrl.isLoopback(host)).isEqualTo(loopback);
  }

  @Test
  void keys_may_have_a_query_and_nothing_may_have_a_user() {
    assertThat(BaseUrl.isTrusted(URI.create("https://login.example/keys?appid=1"))).isTrue();
    assertThat(BaseUrl.isTrusted(URI.create("https://me@login.example/keys"))).isFalse();
    assertThat(BaseUrl.isTrusted(URI.create("http://login.example/keys"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://c.example/x, true",
    "https://C.example:443/x, true",
    "https://c.example:8443/x, false",
    "http://c.example/x, false",
    "https://c.example.evil.example/x, false",
    "https://c.example@evil.example/x, false",
    "/x, false"
  })
  void an_origin_is_scheme_host_and_port(String other, boolean same) {
    assertThat(address("https://c.example/base").isOriginOf(URI.create(other))).isEqualTo(same);
  }
}
