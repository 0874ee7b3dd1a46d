package se.svarsvakt.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.AccountStanding;
import se.svarsvakt.sync.SourceUnavailable;

@Timeout(20)
class GraphAccountsTest {
  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  private GraphConnection connection;

  GraphAccountsTest() {
    server.start();
    connection =
        GraphConnection.withToken(server.baseUrl() + "/v1.0", "any-token", FeedScene.QUICK);
  }

  @AfterEach
  void stop() {
    connection.close();
    server.stop();
  }

  private AccountStanding asked(int status, String body) {
    server.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json")
                    .withBody(body)));
    return connection.accounts().of(new MailboxId("a1"));
  }

  @ParameterizedTest
  @CsvSource({
    "true, '\"Member\"', MEMBER",
    "true, null, MEMBER",
    "false, '\"Member\"', DISABLED",
    "true, '\"Guest\"', GUEST",
    "false, '\"guest\"', GUEST"
  })
  void an_account_stands_as_its_two_properties_say(
      String enabled, String type, AccountStanding standing) {
    assertThat(
            asked(
                200,
                "{\"id\": \"a1\", \"accountEnabled\": %s, \"userType\": %s}"
                    .formatted(enabled, type)))
        .isEqualTo(standing);
    server.verify(
        1,
        getRequestedFor(urlPathEqualTo("/v1.0/users/a1"))
            .withQueryParam("$select", equalTo("id,accountEnabled,userType")));
  }

  @Test
  void who_was_deleted_is_gone() {
    assertThat(asked(404, "{\"error\": {\"code\": \"Request_ResourceNotFound\"}}"))
        .isEqualTo(AccountStanding.GONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "{\"error\": {\"code\": \"x\"}}",
        "{\"id\": \"a1\", \"accountEnabled\": null}",
        "{\"id\": \"another\", \"accountEnabled\": true}"
      })
  void an_answer_without_what_was_asked_for_is_none(String body) {
    assertThatThrownBy(() -> asked(200, body)).isInstanceOf(SourceUnavailable.class);
  }

  @ParameterizedTest
  @CsvSource({"404, UnknownError", "403, Authorization_RequestDenied", "500, x"})
  void a_refusal_says_nothing_of_the_account(int status, String code) {
    assertThatThrownBy(() -> asked(status, "{\"error\": {\"code\": \"" + code + "\"}}"))
        .isInstanceOf(SourceUnavailable.class);
  }
}
