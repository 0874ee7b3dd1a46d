package se.svarsvakt.teams.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenIdDocumentTest {
  private static final RSAKey KEY = Issuer.key("one");

  private final Issuer issuer = new Issuer();
  private final OpenIdDocument document = new OpenIdDocument(issuer.document());

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void issuer_keys_and_endorsements_are_read() {
    issuer.publish(KEY);
    PublishedKeys keys = document.fetch();
    assertThat(keys.issuer()).isEqualTo("https://api.botframework.com");
    assertThat(keys.endorsements().get("one")).containsExactly("msteams");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://keys.example/keys",
        "https://user@keys.example/keys",
        "ftp://127.0.0.1/keys",
        "/keys",
        "not an address",
        ""
      })
  void keys_from_an_address_that_is_not_to_be_trusted_are_not_fetched(String address) {
    issuer.names(address);
    assertThatThrownBy(document::fetch)
        .isInstanceOf(KeysUnreachable.class)
        .hasMessage("the OpenID document names no keys at an https address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://login.example/doc", "file:/etc/passwd", "http://127.0.0.1.nip/"})
  void a_document_must_be_https_or_on_this_machine(String address) {
    URI uri = URI.create(address);
    assertThatThrownBy(() -> new OpenIdDocument(uri)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_redirect_is_not_followed() {
    issuer.publish(KEY);
    issuer
        .server()
        .stubFor(WireMock.get(Issuer.DOCUMENT).willReturn(WireMock.temporaryRedirect(Issuer.KEYS)));
    assertThatThrownBy(document::fetch).isInstanceOf(KeysUnreachable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", "[]", "{\"keys\":[{\"kty\":\"RSA\"}]}", "{\"keys\":7}"})
  void an_answer_without_keys_is_none(String body) {
    issuer.server().stubFor(WireMock.get(Issuer.KEYS).willReturn(WireMock.okJson(body)));
    assertThatThrownBy(document::fetch).isInstanceOf(KeysUnreachable.class);
  }

  @Test
  void an_answer_of_more_than_a_megabyte_is_none() {
    String large = "{\"keys\":[], \"more\":\"" + "x".repeat(1024 * 1024) + "\"}";
    issuer.server().stubFor(WireMock.get(Issuer.KEYS).willReturn(WireMock.okJson(large)));
    assertThatThrownBy(document::fetch).isInstanceOf(KeysUnreachable.class);
  }

  @Test
  void a_server_that_is_down_is_told_as_such() {
    issuer.close();
    assertThatThrownBy(document::fetch).isInstanceOf(KeysUnreachable.class);
  }
}
