package se.svarsvakt.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.StubbornServer;

/**
 * What is told while the first answer is waited for, and when it does not come; time is a count.
 */
@Timeout(30)
class FirstContactTest {
  private static final GraphCall CALL = new GraphCall(HttpMethod.GET, "/domains", Map.of(), null);
  private static final AuthenticationProvider SIGNED_IN = (request, context) -> {};

  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> told = new ArrayList<>();

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  private String failure(GraphHttp http, FirstContact.Patience patience) {
    FirstContact contact = new FirstContact(http, workers, patience);
    contact.onWaiting(told::add);
    HttpResult result = contact.ask(CALL);
    assertThat(contact.isMade()).isFalse();
    return String.valueOf(
        Failures.unavailable(result, "Domain.Read.All", http.baseUrl()).getMessage());
  }

  @ParameterizedTest
  @EnumSource(StubbornServer.Manner.class)
  void an_answer_that_does_not_end_is_told_as_that_and_is_one_attempt(StubbornServer.Manner manner)
      throws Exception {
    try (StubbornServer slow = new StubbornServer(manner);
        GraphHttp http = new GraphHttp(slow.baseUrl() + "/v1.0", SIGNED_IN, "login.example")) {
      String failure =
          failure(
              http,
              asked -> {
                slow.awaitBeginning();
                throw new TimeoutException();
              });
      assertThat(failure)
          .contains("127.0.0.1 was reached", "did not end in time", "svarsvakt.graph.base-url")
          .doesNotContain("no connection");
      assertThat(told)
          .containsExactly(
              "asking 127.0.0.1 for 3 s: no whole answer yet",
              "asking 127.0.0.1 for 6 s: no whole answer yet",
              "asking 127.0.0.1 for 9 s: no whole answer yet");
    }
  }

  @Test
  void silence_before_any_connection_is_none() {
    try (GraphHttp http = new GraphHttp("http://127.0.0.1:1/v1.0", SIGNED_IN, "login.example")) {
      FirstContact contact =
          new FirstContact(
              http,
              task -> {},
              asked -> {
                throw new TimeoutException();
              });
      HttpResult result = contact.ask(CALL);
      assertThat(Failures.unavailable(result, "Domain.Read.All", http.baseUrl()))
          .hasMessageContaining("no connection to 127.0.0.1");
    }
  }
}
