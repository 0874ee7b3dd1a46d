package se.svarsvakt.graph;

import java.util.List;
import java.util.Map;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;

/**
 * What was asked of Graph since the program started, and how that stands: numbers alone.
 *
 * @param requests how many were answered how, those in batches and the batches themselves
 * @param refusedOfMailboxes how many were refused as too much for their mailbox
 * @param refusedOfApp how many were refused in batches that were too much for the application
 * @param batches how many batches were sent with one request, with two, and so on
 * @param limit how many batches may be on their way at once now
 * @param inFlight how many are
 * @param waiting how many requests wait for a place in one
 */
public record GraphUsage(
    Map<AnswerClass, Long> requests,
    long refusedOfMailboxes,
    long refusedOfApp,
    List<Long> batches,
    int limit,
    int inFlight,
    int waiting) {
  /** Nothing yet. */
  public static final GraphUsage NONE = new GraphUsage(Map.of(), 0, 0, List.of(), 0, 0, 0);

  /** Keeps copies. */
  public GraphUsage {
    requests = Map.copyOf(requests);
    batches = List.copyOf(batches);
  }

  /**
   * What is counted together.
   *
   * @param kind what was asked
   * @param status {@code 429}, else the class of the answer's status ({@code 2xx}); {@code none}
   *     where no whole answer came
   */
  public record AnswerClass(RequestKind kind, String status) {
    static AnswerClass of(GraphCall call, HttpResult result) {
      return new AnswerClass(
          RequestKind.of(call),
          switch (result) {
            case HttpResult.Completed(JsonAnswer answer) -> status(answer.status());
            case HttpResult.Garbled _, HttpResult.NotSent _, HttpResult.Lost _ -> "none";
          });
    }

    private static String status(int status) {
      if (status == 429) {
        return "429";
      }
      return status >= 100 && status < 600 ? status / 100 + "xx" : "none";
    }
  }
}
