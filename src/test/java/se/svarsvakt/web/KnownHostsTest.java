package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.testing.MovingClock;

class KnownHostsTest {
  private static WebServer server;

  @BeforeAll
  static void start() {
    server =
        WebServer.start(
            Endpoint.pages(new MovingClock(Endpoint.NOW), Inbound.none()),
            List.of("--svarsvakt.web.hosts=Watch.Kommun.example, svarsvakt.kommun.example"),
            Map.of("server.port", "0"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static int status(String path, String headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      String version = headers.isEmpty() ? "1.0" : "1.1";
      String request = "GET " + path + " HTTP/" + version + "\r\n" + headers;
      socket
          .getOutputStream()
          .write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(answer.split(" ", 3)[1]);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "svarsvakt.kommun.example.evil.example",
        "xsvarsvakt.kommun.example",
        "_",
        "user@localhost"
      })
  void the_open_pages_refuse_a_name_that_is_not_theirs(String host) throws Exception {
    for (String path : List.of("/", "/actuator/health", "/nothing", "/error")) {
      assertThat(status(path, "Host: " + host + "\r\n")).as(path).isIn(400, 421);
      assertThat(status(path, "Host: " + host + "\r\nX-Forwarded-Host: localhost\r\n"))
          .isIn(400, 421);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "localhost",
    "LOCALHOST:8080",
    "127.0.0.1:8080",
    "[::1]:8080",
    "192.0.2.17:8080",
    "svarsvakt.kommun.example",
    "WATCH.kommun.example:443"
  })
  void they_answer_to_their_names_and_to_addresses(String host) throws Exception {
    assertThat(status("/", "Host: " + host + "\r\n")).isEqualTo(200);
    assertThat(status("/actuator/health", "Host: " + host + "\r\n")).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/actuator/health"})
  void an_old_probe_that_names_no_host_is_answered(String path) throws Exception {
    assertThat(status(path, "")).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/messages", "/api/notifications", "/tab", "/tab/api/items"})
  void what_proxies_publish_may_have_any_name(String path) throws Exception {
    assertThat(status(path, "Host: other.kommun.example\r\n")).isNotEqualTo(421);
  }
}
