package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class DevelopmentSwitchTest {
  private static final String LOCAL = "http://localhost:56150/_connector";
  private static Endpoint endpoint;

  @BeforeAll
  static void start() {
    endpoint = Endpoint.development();
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  private static String activity() {
    return Endpoint.activity().replace(Endpoint.SERVICE_URL, LOCAL);
  }

  private static MockHttpServletRequest request() {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/messages");
    request.setRemoteAddr("127.0.0.1");
    request.setServerName("127.0.0.1");
    return request;
  }

  @Test
  void on_this_machine_no_token_is_needed() throws Exception {
    var answer = endpoint.send(endpoint.request(BodyPublishers.ofString(activity())).build());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(endpoint.taken).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-For, 127.0.0.1",
    "X-Forwarded-Proto, https",
    "X-Forwarded-Host, localhost",
    "Forwarded, for=127.0.0.1",
    "X-Real-IP, 127.0.0.1",
    "Via, 1.1 proxy",
    "Origin, https://elsewhere.example"
  })
  void what_came_through_a_proxy_or_a_browser_is_refused(String header, String value)
      throws Exception {
    var request = endpoint.request(BodyPublishers.ofString(activity())).header(header, value);
    var answer = endpoint.send(request.build());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).startsWith("{\"error\":\"");
  }

  @Test
  void an_activity_that_is_answered_elsewhere_is_refused() throws Exception {
    var body = BodyPublishers.ofString(Endpoint.activity());
    assertThat(endpoint.send(endpoint.request(body).build()).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "2001:db8::1", "0.0.0.0", "host.example"})
  void another_machine_is_refused(String address) {
    MockHttpServletRequest request = request();
    assertThatCode(() -> DevelopmentSwitch.check(request)).doesNotThrowAnyException();
    request.setRemoteAddr(address);
    assertThatThrownBy(() -> DevelopmentSwitch.check(request)).isInstanceOf(RefusedRequest.class);
  }

  @Test
  void a_name_that_somebody_pointed_at_this_machine_is_refused() {
    MockHttpServletRequest request = request();
    request.setServerName("rebound.example");
    assertThatThrownBy(() -> DevelopmentSwitch.check(request)).isInstanceOf(RefusedRequest.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", ""})
  void a_service_for_other_machines_does_not_start(String address) {
    assertThatThrownBy(() -> Endpoint.development("--server.address=" + address))
        .isInstanceOf(WebUnavailable.class)
        .hasMessage(
            "svarsvakt.bot.development is for this machine only: set server.address to 127.0.0.1,"
                + " or svarsvakt.bot.development to false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server.forward-headers-strategy=native",
        "server.tomcat.remoteip.remote-ip-header=x-client"
      })
  void a_service_that_believes_a_proxy_does_not_start(String setting) {
    assertThatThrownBy(() -> Endpoint.development("--" + setting))
        .isInstanceOf(WebUnavailable.class)
        .hasMessageContaining("leave " + setting.split("=", 2)[0] + " out");
  }
}
