package se.svarsvakt.simulator;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** The lists of calls: functions whose moments are moments, and no texts in quotes. */
record CallRoutes(RouteContext world) {
  static final String PSTN = "getPstnCalls";
  static final String DIRECT_ROUTING = "getDirectRoutingCalls";

  private static final Pattern FUNCTION =
      Pattern.compile("(\\w+)\\(fromDateTime=([^,']+),toDateTime=([^,']+)\\)");
  private static final Duration LONGEST = Duration.ofDays(90);
  private static final Paging.Rule PAGES = new Paging.Rule("$skip", 1000, 1000);

  GraphResponse answer(GraphRequest request) {
    Matcher asked = FUNCTION.matcher(request.segment(2));
    boolean known = asked.matches() && List.of(PSTN, DIRECT_ROUTING).contains(asked.group(1));
    world.require(
        known && request.segment(1).equals("callRecords"),
        "BadRequest",
        "no function of call records in " + request.path());
    world.allowOnly(request, "$skip");
    Instant from = moment(asked.group(2));
    Instant to = moment(asked.group(3));
    world.require(
        !from.isAfter(to) && Duration.between(from, to).compareTo(LONGEST) <= 0,
        "BadRequest",
        "The date range can't be more than 90 days.");
    List<ObjectNode> rows =
        world.tenant().calls().stream()
            .filter(call -> call.function().equals(asked.group(1)))
            .filter(call -> !call.start().isBefore(from) && !call.start().isAfter(to))
            .map(SimulatedCall::json)
            .toList();
    return GraphResponse.ok(Paging.page(world, request, rows, PAGES));
  }

  /** A day, or a moment with its offset. */
  private Instant moment(String text) {
    try {
      return text.contains("T") ? Instant.parse(text) : Instant.parse(text + "T00:00:00Z");
    } catch (DateTimeException e) {
      throw world.refused("BadRequest", "'" + text + "' is no Edm.DateTimeOffset.");
    }
  }
}
