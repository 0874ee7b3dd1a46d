package se.svarsvakt.graph;

import com.microsoft.kiota.HttpMethod;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.sync.CallList;
import se.svarsvakt.sync.CallLogSource;
import se.svarsvakt.sync.LoggedCall;
import se.svarsvakt.worktime.Period;
import tools.jackson.databind.JsonNode;

/**
 * The lists of calls through Microsoft Graph. The SDK's own builders put the moments in quotes,
 * which makes texts of them (docs/graph-notes.md 7).
 */
record GraphCallLog(GraphCalls calls, String baseUrl) implements CallLogSource {
  /** An attendant that passes calls on, no person. */
  private static final String BOT = "ucap";

  private static final int LONGEST_NUMBER = 200;
  private static final Map<String, String> JSON = Map.of("Accept", "application/json");

  @Override
  public void each(CallList list, Period span, Consumer<List<LoggedCall>> sink) {
    GraphPaging paging = GraphPaging.ofMailbox();
    Optional<GraphCall> next = Optional.of(first(list, span));
    while (next.isPresent()) {
      JsonNode page = read(next.get());
      sink.accept(paging.entries(page).valueStream().flatMap(row -> outgoing(list, row)).toList());
      next = paging.after(page).map(link -> GraphCall.link(link, baseUrl, JSON));
    }
  }

  private static GraphCall first(CallList list, Period span) {
    String function =
        switch (list) {
          case PSTN -> "getPstnCalls";
          case DIRECT_ROUTING -> "getDirectRoutingCalls";
        };
    return new GraphCall(
        HttpMethod.GET,
        "/communications/callRecords/%s(fromDateTime=%s,toDateTime=%s)"
            .formatted(function, span.from(), span.until()),
        JSON,
        null);
  }

  private JsonNode read(GraphCall call) {
    JsonAnswer answer = Failures.answer(calls.single(call));
    if (!answer.ok()) {
      throw Failures.of(answer);
    }
    return answer.body();
  }

  /** One row that cannot be read hides none of the others. */
  private static Stream<LoggedCall> outgoing(CallList list, JsonNode row) {
    String type = row.path("callType").asString("").toLowerCase(Locale.ROOT);
    if (!type.endsWith("out") || type.startsWith(BOT) || !reached(list, row)) {
      return Stream.empty();
    }
    String number = ValueLimits.text(row.path("calleeNumber").asString(""), LONGEST_NUMBER);
    return time(row.path("startDateTime").asString(""))
        .map(at -> new LoggedCall(number, at))
        .stream();
  }

  /** Only direct routing says it; the other list has the seconds that were talked. */
  private static boolean reached(CallList list, JsonNode row) {
    return switch (list) {
      case PSTN -> row.path("duration").asInt(0) > 0;
      case DIRECT_ROUTING -> row.path("successfulCall").asBoolean(false);
    };
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant()).filter(ValueLimits::isMoment);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
