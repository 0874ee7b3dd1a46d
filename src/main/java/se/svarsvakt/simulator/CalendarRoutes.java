package se.svarsvakt.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /users/{id}/calendar/getSchedule}. */
final class CalendarRoutes {
  private static final int ADDRESSES = 20;
  private static final Duration LONGEST = Duration.ofDays(42);

  private final RouteContext world;

  CalendarRoutes(RouteContext world) {
    this.world = world;
  }

  GraphResponse schedule(GraphRequest request) {
    JsonNode body = request.body();
    if (body == null || !body.path("schedules").isArray()) {
      throw world.refused("ErrorInvalidParameter", "getSchedule needs a JSON body with schedules");
    }
    if (body.path("schedules").size() > ADDRESSES) {
      throw world.refused("ErrorInvalidParameter", "getSchedule with more than 20 addresses");
    }
    Window window = window(body, request.prefer().timeZone());
    ObjectNode page = Json.object();
    ArrayNode value = page.putArray("value");
    body.path("schedules").forEach(a -> value.add(schedule(a.asString(), window)));
    return GraphResponse.ok(page);
  }

  private Window window(JsonNode body, String zone) {
    Instant start = GraphTime.read(body.path("startTime"));
    Instant end = GraphTime.read(body.path("endTime"));
    if (!end.isAfter(start) || Duration.between(start, end).compareTo(LONGEST) >= 0) {
      throw world.refused("ErrorTimeIntervalTooBig", "getSchedule over 42 days or more, or none");
    }
    int minutes = body.path("availabilityViewInterval").asInt(30);
    if (minutes < 5 || minutes > 1440) {
      throw world.refused("ErrorInvalidParameter", "availabilityViewInterval is 5 to 1440");
    }
    return new Window(start, end, Duration.ofMinutes(minutes), zone);
  }

  private ObjectNode schedule(String address, Window window) {
    ObjectNode json = Json.object().put("scheduleId", address);
    Optional<SimulatedMailbox> found = world.tenant().findMailbox(address);
    if (found.isPresent() && found.get().fault(MailboxPart.CALENDAR) == null) {
      return fill(json, found.get(), window);
    }
    if (found.isPresent()) {
      ObjectNode denied = json.putObject("error").put("message", "No access to free/busy.");
      denied.put("responseCode", "ErrorNoFreeBusyAccess");
      return json;
    }
    ObjectNode error = json.putObject("error").put("message", "The recipient was not found.");
    error.put("responseCode", "ErrorMailRecipientNotFound");
    return json;
  }

  private static ObjectNode fill(ObjectNode json, SimulatedMailbox mailbox, Window window) {
    List<ScheduleItem> entries =
        mailbox.calendar().stream()
            .filter(entry -> entry.overlaps(window.start(), window.end()))
            .sorted(Comparator.comparing(ScheduleItem::start))
            .toList();
    json.put("availabilityView", window.view(entries));
    ArrayNode items = json.putArray("scheduleItems");
    entries.forEach(entry -> items.add(window.item(entry)));
    json.set("workingHours", mailbox.profile().workingHours());
    return json;
  }

  /** The time asked about. */
  private record Window(Instant start, Instant end, Duration step, String zone) {
    String view(List<ScheduleItem> entries) {
      StringBuilder view = new StringBuilder();
      for (Instant at = start; at.isBefore(end); at = at.plus(step)) {
        Instant from = at;
        Instant to = at.plus(step);
        view.append(
            entries.stream()
                .filter(entry -> entry.overlaps(from, to))
                .mapToInt(ScheduleItem::digit)
                .max()
                .orElse(0));
      }
      return view.toString();
    }

    ObjectNode item(ScheduleItem entry) {
      ObjectNode json = Json.object().put("isPrivate", false).put("status", entry.status());
      json.set("start", GraphTime.json(entry.start(), zone));
      json.set("end", GraphTime.json(entry.end(), zone));
      return json;
    }
  }
}
