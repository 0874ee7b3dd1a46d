package se.svarsvakt.graph.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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
    assertThat(SetupAnswers.unanswered(new HttpResult.NotSent(cause, true), "graph.example", true))
        .isInstanceOf(SetupStopped.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining("graph.example")
        .hasMessageContaining("it goes on");
  }

  /** Whatever is asked of it, something else than Graph answers. */
  private record Stranger(int status, String body) {
    /** What set-up says in the end; what it notes meanwhile is added. */
    String saidOf(List<String> notes) throws IOException {
      HttpServer page =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      page.createContext("/", this::answer);
      page.start();
      URI graph = URI.create("http://127.0.0.1:" + page.getAddress().getPort() + "/v1.0");
      try (TenantCalls calls = new TenantCalls(graph, () -> "token", _ -> {}, notes::add)) {
        return String.valueOf(
            catchThrowableOfType(SetupStopped.class, () -> calls.find("/organization"))
                .getMessage());
      } finally {
        page.stop(0);
      }
    }

    private void answer(HttpExchange exchange) throws IOException {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"p\"");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Sign in to the guest network</html>", "{\"value\": [{\"id\":"})
  void a_page_in_place_of_Graph_or_half_an_answer_makes_one_look_for_a_proxy(String body)
      throws IOException {
    List<String> notes = new ArrayList<>();
    assertThat(new Stranger(200, body).saidOf(notes))
        .contains("is not Graph, or breaks off", "-Dhttps.proxyHost", "it goes on")
        .doesNotContain("?.", "Wait a minute");
    assertThat(notes).noneMatch(note -> note.contains("Graph asks"));
  }

  @Test
  void a_proxy_that_wants_a_password_is_named_at_once() throws IOException {
    List<String> notes = new ArrayList<>();
    assertThat(new Stranger(407, "<html>Proxy</html>").saidOf(notes))
        .contains("the proxy wants a name and a password")
        .doesNotContain("may be done", "Wait a minute");
    assertThat(notes).isEmpty();
  }

  @Test
  void an_answer_that_is_lost_leaves_nothing_done_where_nothing_but_reading_was_asked() {
    HttpResult lost = new HttpResult.Lost(new IOException("reset"));
    assertThat(SetupAnswers.unanswered(lost, "graph.example", true))
        .hasMessageContaining("was lost on the way")
        .hasMessageNotContaining("may be done");
    assertThat(SetupAnswers.unanswered(lost, "graph.example", false))
        .hasMessageContaining("may be done all the same");
  }

  @Test
  void who_is_waited_for_is_told_by_what_came() throws IOException {
    List<String> notes = new ArrayList<>();
    String error = "{\"error\": {\"code\": \"ServiceUnavailable\", \"message\": \"busy\"}}";
    assertThat(new Stranger(503, error).saidOf(notes)).contains("ten minutes");
    assertThat(notes)
        .isNotEmpty()
        .allMatch(note -> note.startsWith("Graph cannot answer just now (HTTP 503): going on in"));
  }
}
