package se.svarsvakt.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.http.HttpResult.Completed;
import se.svarsvakt.http.HttpResult.Garbled;
import se.svarsvakt.http.HttpResult.Lost;
import se.svarsvakt.http.HttpResult.NotSent;
import tools.jackson.databind.json.JsonMapper;

/** What came of a request, for every way in which it may end. */
@Timeout(20)
class JsonHttpClientTest {
  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  private final JsonHttpClient client =
      new JsonHttpClient("a system", Duration.ofMillis(700), Duration.ofSeconds(5), 1_000);

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop();
  }

  private HttpResult answerWith(ResponseDefinitionBuilder response) {
    server.stubFor(any(anyUrl()).willReturn(response));
    return client.send(JsonRequest.get(URI.create(server.baseUrl() + "/x")));
  }

  private static JsonAnswer answer(HttpResult result) {
    assertThat(result).isInstanceOf(Completed.class);
    return ((Completed) result).answer();
  }

  private LoggedRequest request() {
    return server.getAllServeEvents().getFirst().getRequest();
  }

  @Test
  void an_answer_has_status_pause_and_body() {
    JsonAnswer answer =
        answer(
            answerWith(
                okJson("{\"error\":{\"code\":\"Busy\"}}")
                    .withStatus(429)
                    .withHeader("Retry-After", "2.5")));
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.retryAfter()).contains(Duration.ofMillis(2_500));
    assertThat(answer.errorCode()).isEqualTo("Busy");
    assertThat(client.check()).isEqualTo(new CheckResult.Answers());
  }

  @Test
  void what_is_sent_is_json_with_a_token() {
    server.stubFor(any(anyUrl()).willReturn(okJson("{}")));
    JsonRequest request =
        JsonRequest.sending(
                "PUT", URI.create(server.baseUrl() + "/x"), JsonMapper.shared().readTree("[\"å\"]"))
            .withToken("secret");
    assertThat(answer(client.send(request)).ok()).isTrue();
    assertThat(request()).extracting(LoggedRequest::getBodyAsString).isEqualTo("[\"å\"]");
    assertThat(request().getHeader("Authorization")).isEqualTo("Bearer secret");
    assertThat(request().getHeader("Accept")).isEqualTo("application/json");
    assertThat(request).asString().doesNotContain("secret");
  }

  @ParameterizedTest
  @EnumSource(StubbornServer.Manner.class)
  void an_answer_that_does_not_end_is_lost_when_its_time_is_over(StubbornServer.Manner manner)
      throws Exception {
    try (StubbornServer slow = new StubbornServer(manner);
        JsonHttpClient hasty =
            new JsonHttpClient(
                "a system", Duration.ofMinutes(5), Duration.ofMillis(300), 100_000_000)) {
      HttpResult result = hasty.send(JsonRequest.get(URI.create(slow.baseUrl() + "/x")));
      assertThat(result)
          .isInstanceOfSatisfying(Lost.class, lost -> assertThat(lost.isLate()).isTrue());
      assertThat(hasty.isReached()).isTrue();
    }
  }

  @Test
  void a_header_may_hold_the_letters_of_an_address() {
    server.stubFor(any(anyUrl()).willReturn(okJson("{}")));
    JsonRequest request =
        JsonRequest.get(URI.create(server.baseUrl() + "/x"))
            .with("X-AnchorMailbox", "bygglov@årsta.example");
    assertThat(answer(client.send(request)).ok()).isTrue();
    assertThat(request().getHeader("X-AnchorMailbox")).isNotBlank();
  }

  @Test
  void a_redirect_is_an_answer_and_not_followed() {
    assertThat(answer(answerWith(temporaryRedirect("/elsewhere"))).status()).isEqualTo(302);
    assertThat(server.getAllServeEvents()).hasSize(1);
  }

  @Test
  void success_without_json_is_garbled_and_failure_without_json_is_an_answer() {
    assertThat(answerWith(aResponse().withBody("<html>"))).isEqualTo(new Garbled(200));
    assertThat(client.check()).isInstanceOf(CheckResult.Fails.class);
    JsonAnswer failure = answer(answerWith(aResponse().withStatus(502).withBody("<html>")));
    assertThat(failure.errorCode()).isEqualTo("HTTP 502");
    assertThat(client.check()).isEqualTo(new CheckResult.Fails("answers with HTTP 502"));
  }

  @Test
  void an_answer_of_more_bytes_than_allowed_is_lost() {
    String quoted = "\"" + "x".repeat(998) + "\"";
    assertThat(answer(answerWith(okJson(quoted))).body().isString()).isTrue();
    assertThat(answerWith(okJson(quoted + " "))).isInstanceOf(Lost.class);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void an_answer_that_breaks_off_is_lost(Fault fault) {
    assertThat(answerWith(aResponse().withFault(fault))).isInstanceOf(Lost.class);
  }

  @Test
  void an_answer_that_does_not_come_is_lost() {
    assertThat(answerWith(okJson("{}").withFixedDelay(2_000))).isInstanceOf(Lost.class);
    assertThat(client.check())
        .isEqualTo(new CheckResult.Fails("does not answer (SocketTimeoutException)"));
  }

  @Test
  void where_nobody_listens_nothing_was_sent() {
    server.stop();
    HttpResult result = client.send(JsonRequest.get(URI.create("http://127.0.0.1:1/")));
    assertThat(result)
        .isInstanceOfSatisfying(NotSent.class, it -> assertThat(it.passing()).isTrue());
    assertThat(result.code()).isEqualTo("NotSent");
  }

  @Test
  void an_address_that_http_does_not_know_is_not_sent_and_not_worth_another_try() {
    HttpResult result = client.send(JsonRequest.get(URI.create("ftp://127.0.0.1/")));
    assertThat(result)
        .isInstanceOfSatisfying(NotSent.class, it -> assertThat(it.passing()).isFalse());
  }

  @Test
  void a_refused_token_is_told_as_such_and_nothing_is_told_before_the_first_request() {
    assertThat(client.check()).isEqualTo(new CheckResult.NotAsked());
    answerWith(aResponse().withStatus(401));
    assertThat(client.check())
        .isEqualTo(new CheckResult.Fails("refuses the credential (HTTP 401)"));
  }
}
