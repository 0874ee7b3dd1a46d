package se.svarsvakt.graph;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.svarsvakt.graph.GraphUsage.AnswerClass;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.tracing.TraceAttribute;
import se.svarsvakt.tracing.TraceOperation;
import se.svarsvakt.tracing.TraceSpan;

/** What a trace is told of requests to Graph: what is counted of them, too. */
final class GraphTrace {
  private static final int FIRST_REFUSAL = 400;

  private GraphTrace() {}

  /** Sends a request that goes alone. */
  static HttpResult single(GraphCall call, Supplier<HttpResult> sending) {
    try (TraceSpan span = TraceSpan.begin(TraceOperation.GRAPH_REQUEST)) {
      HttpResult result = sending.get();
      if (span.isTraced()) {
        span.with(TraceAttribute.METHOD, call.method().name())
            .with(TraceAttribute.GRAPH_KIND, RequestKind.of(call).code());
        note(span, result);
      }
      return result;
    }
  }

  /** Sends requests that go together; a message's source goes alone. */
  static List<HttpResult> batch(List<GraphCall> calls, Supplier<List<HttpResult>> sending) {
    TraceOperation operation =
        calls.getFirst().isSource() ? TraceOperation.GRAPH_REQUEST : TraceOperation.GRAPH_BATCH;
    try (TraceSpan span = TraceSpan.begin(operation)) {
      List<HttpResult> results = sending.get();
      if (span.isTraced()) {
        note(span.with(TraceAttribute.METHOD, method(calls.getFirst())), calls, results);
      }
      return results;
    }
  }

  private static String method(GraphCall first) {
    return first.isSource() ? first.method().name() : "POST";
  }

  private static void note(TraceSpan span, List<GraphCall> calls, List<HttpResult> results) {
    List<AnswerClass> answers =
        IntStream.range(0, calls.size())
            .mapToObj(place -> AnswerClass.of(calls.get(place), results.get(place)))
            .toList();
    span.with(TraceAttribute.BATCH_SIZE, calls.size())
        .with(TraceAttribute.GRAPH_KIND, words(answers, answer -> answer.kind().code()))
        .with(TraceAttribute.BATCH_STATUS, words(answers, AnswerClass::status))
        .with(
            TraceAttribute.THROTTLED,
            answers.stream().filter(answer -> answer.status().equals("429")).count());
    if (results.stream().noneMatch(GraphTrace::wentWell)) {
      note(span, results.getFirst());
    }
  }

  private static boolean wentWell(HttpResult result) {
    return result instanceof HttpResult.Completed(JsonAnswer answer) && answer.ok();
  }

  private static String words(Collection<AnswerClass> answers, Function<AnswerClass, String> word) {
    return answers.stream().map(word).distinct().sorted().collect(Collectors.joining(","));
  }

  private static void note(TraceSpan span, HttpResult result) {
    var _ =
        switch (result) {
          case HttpResult.Completed(JsonAnswer answer) ->
              span.answered(answer.status(), FIRST_REFUSAL);
          case HttpResult.Garbled garbled -> span.failed(garbled);
          case HttpResult.NotSent notSent -> span.failed(notSent.cause());
          case HttpResult.Lost lost -> span.failed(lost.cause());
        };
  }
}
