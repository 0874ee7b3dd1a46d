package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.web.Identification.Identified;
import se.svarsvakt.web.Identification.NotAdmitted;

/** Without a sign-in, what is beyond the status is for whoever sits at the machine. */
class LocalPagesTest {
  private static WebServer server;

  @BeforeAll
  static void start() {
    server =
        WebServer.start(
            Endpoint.pages(new MovingClock(Endpoint.NOW), Inbound.none()),
            List.of("--svarsvakt.web.hosts=pages.kommun.example"),
            Map.of("server.port", "0"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.address() + path.substring(1))).build();
      return client.send(request, BodyHandlers.ofString());
    }
  }

  /** With headers that no client library sends. */
  private static String raw(String path, String headers) throws Exception {
    return sent("GET " + path + " HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\n");
  }

  private static String sent(String request) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void who_sits_at_the_machine_is_an_administrator_and_is_told_so() throws Exception {
    HttpResponse<String> page = get("/admin?lang=en");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("No sign-in is set up", "href=\"/admin\"");
    assertThat(get("/admin").headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void a_language_that_was_chosen_stays_until_another_is() throws Exception {
    assertThat(get("/about?lang=en").headers().allValues("Set-Cookie"))
        .singleElement(STRING)
        .contains("language=en", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Max-Age", "Expires");
    assertThat(get("/about?lang=fi").headers().allValues("Set-Cookie")).isEmpty();
    String chosen = "Host: localhost\r\nCookie: language=en\r\n";
    assertThat(raw("/about", chosen)).contains("<html lang=\"en\"");
    assertThat(raw("/about?lang=sv", chosen)).contains("<html lang=\"sv\"");
  }

  @Test
  void the_other_language_shows_what_was_asked_for_and_not_again_that_it_is_done()
      throws Exception {
    assertThat(get("/admin/items?state=OVERDUE&lang=en&done").body())
        .contains("href=\"/admin/items?state=OVERDUE&amp;lang=sv\"");
    assertThat(get("/about").body()).contains("href=\"/about?lang=en\"");
  }

  @Test
  void nobody_is_known_so_nothing_is_their_own_and_there_is_nothing_to_sign_in_to()
      throws Exception {
    assertThat(get("/me").statusCode()).isEqualTo(403);
    assertThat(get("/sign-in").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "pages.kommun.example, 403",
    "192.0.2.17, 403",
    "evil.example, 421",
    "localhost.evil.example, 421"
  })
  void under_another_name_than_the_machines_they_are_refused(String host, int status)
      throws Exception {
    String page = raw("/admin", "Host: " + host + "\r\nAccept-Language: en\r\n");
    assertThat(page).startsWith("HTTP/1.1 " + status);
    assertThat(page).doesNotContain("The organisation now");
    if (status == 403) {
      assertThat(page).contains("only on the computer that runs Svarsvakt");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"X-Forwarded-For: 127.0.0.1", "Forwarded: for=x", "Via: 1.1 x", "X-Real-IP: x"})
  void what_a_proxy_brings_is_refused(String header) throws Exception {
    assertThat(raw("/admin", "Host: localhost\r\n" + header + "\r\n")).startsWith("HTTP/1.1 403");
  }

  @Test
  void nor_is_a_proxy_believed_that_says_nothing_of_itself() throws Exception {
    String browser = "GET /admin HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assertThat(sent(browser)).startsWith("HTTP/1.1 200");
    assertThat(sent(browser.replace("HTTP/1.1", "HTTP/1.0"))).startsWith("HTTP/1.1 403");
  }

  @Test
  void the_status_and_what_is_for_everybody_stay_open() throws Exception {
    for (String path : List.of("/", "/about", "/accessibility", "/privacy")) {
      assertThat(raw(path, "Host: pages.kommun.example\r\n")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void where_proxies_are_believed_nobody_is_known_to_sit_here() {
    HttpServletRequest request = new MockHttpServletRequest("GET", "/admin");
    assertThat(new LocalAdministrator(new MockEnvironment()).of(request))
        .isInstanceOf(Identified.class);
    MockEnvironment believing =
        new MockEnvironment().withProperty("server.forward-headers-strategy", "framework");
    assertThat(new LocalAdministrator(believing).of(request)).isInstanceOf(NotAdmitted.class);
  }

  @RestController
  static class Forgotten {
    @GetMapping("/forgotten")
    @ResponseStatus(HttpStatus.OK)
    String page() {
      return "everything";
    }
  }

  @Test
  void pages_with_a_route_that_nobody_decided_about_do_not_start() {
    Pages pages = Endpoint.pages(new MovingClock(Endpoint.NOW), Inbound.none());
    List<String> arguments = List.of("--spring.main.sources=" + Forgotten.class.getName());
    assertThatThrownBy(() -> WebServer.start(pages, arguments, Map.of("server.port", "0")).close())
        .isInstanceOf(WebUnavailable.class)
        .hasMessage("PageAccess does not say who may open [/forgotten]");
  }
}
