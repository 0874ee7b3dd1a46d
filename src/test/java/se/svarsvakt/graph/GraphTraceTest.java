package se.svarsvakt.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.kiota.HttpMethod;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.testing.TraceCollector;
import se.svarsvakt.tracing.TraceOperation;
import se.svarsvakt.tracing.Tracing;

/** What a trace is told of a batch that Graph refuses. */
class GraphTraceTest {
  private static Map<String, String> toldOf(int... statuses) {
    List<HttpResult> results =
        IntStream.of(statuses)
            .<HttpResult>mapToObj(status -> new HttpResult.Completed(JsonAnswer.empty(status)))
            .toList();
    GraphCall call = new GraphCall(HttpMethod.GET, "/users/a/mailFolders", Map.of(), null);
    List<GraphCall> calls = results.stream().map(_ -> call).toList();
    try (TraceCollector collector = new TraceCollector()) {
      URI endpoint = URI.create(collector.endpoint());
      try (Tracing tracing = Tracing.to(endpoint, Optional.empty(), Clock.systemUTC())) {
        var _ = tracing.trace(TraceOperation.PASS, _ -> GraphTrace.batch(calls, () -> results));
      }
      return collector.spans().stream()
          .filter(span -> span.name().equals("POST $batch"))
          .findFirst()
          .orElseThrow()
          .attributes();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 429, 503})
  void a_batch_in_which_nothing_went_well_failed(int status) {
    assertThat(toldOf(status, status)).containsEntry("error.type", String.valueOf(status));
  }

  @Test
  void one_in_which_something_went_well_did_not() {
    assertThat(toldOf(429, 200))
        .containsEntry("svarsvakt.graph.batch.status", "2xx,429")
        .doesNotContainKey("error.type");
  }
}
