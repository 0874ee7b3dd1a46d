package se.svarsvakt.graph.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.setup.SetupStopped;

/** Networks that are not as set-up would have them. */
class TenantCallsTest {
  private static Stream<Arguments> ways() {
    return Stream.of(
        Arguments.of(new UnknownHostException("graph.example"), "is not known here"),
        Arguments.of(new ConnectException("refused"), "cannot be reached (ConnectException)"),
        Arguments.of(new SSLHandshakeException("PKIX"), "-Djavax.net.ssl.trustStore"),
        Arguments.of(
            new IOException("Failed to authenticate with proxy"), "wants a name and a password"));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void a_way_that_is_closed_is_told_with_what_to_do(Exception cause, String sentence) {
    assertThat(SetupAnswers.unanswered(new HttpResult.NotSent(cause, true), "graph.example"))
        .isInstanceOf(SetupStopped.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining("graph.example")
        .hasMessageContaining("it goes on");
  }

  @Test
  void a_page_in_place_of_Graph_makes_one_ask_for_a_proxy() throws IOException {
    HttpServer page =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    page.createContext(
        "/",
        exchange -> {
          byte[] html = "<html>Sign in to the guest network</html>".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
    page.start();
    URI graph = URI.create("http://127.0.0.1:" + page.getAddress().getPort() + "/v1.0");
    try (TenantCalls calls = new TenantCalls(graph, () -> "token", _ -> {}, _ -> {})) {
      assertThatThrownBy(() -> calls.find("/organization"))
          .isInstanceOf(SetupStopped.class)
          .hasMessageContaining("is a proxy in between?");
    } finally {
      page.stop(0);
    }
  }
}
