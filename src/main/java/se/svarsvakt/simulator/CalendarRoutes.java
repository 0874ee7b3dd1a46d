package se.svarsvakt.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Below {@code /users/{id}/calendar}: {@code getSchedule} and {@code calendarPermissions}. */
record CalendarRoutes(RouteContext world) {
  private static final Paging.Rule PAGES = new Paging.Rule("$skip", 100, 1000);
  private static final int ADDRESSES = 20;
  private static final Duration LONGEST = Duration.ofDays(42);

  GraphResponse permissions(SimulatedMailbox mailbox, GraphRequest request) {
    if (request.segments().size() != 4 || !request.segment(3).equals("calendarPermissions")) {
      throw world.noRoute(request);
    }
    mailbox.open(MailboxPart.CALENDAR);
    world.allowOnly(request, "$select", "$top", "$skip");
    QueryOptions options = world.options("calendarPermission", request);
    List<ObjectNode> rows = mailbox.rights().calendar();
    rows.forEach(row -> options.kept(row, "id"));
    return GraphResponse.ok(Paging.page(world, request, rows, PAGES));
  }

  GraphResponse schedule(GraphRequest request) {
    JsonNode body = request.body();
    if (body == null || !body.path("schedules").isArray()) {
      throw world.refused("ErrorInvalidParameter", "getSchedule needs a JSON body with schedules");
    }
    boolean few = body.path("schedules").size() <= ADDRESSES;
    world.require(few, "ErrorInvalidParameter", "getSchedule with more than 20 addresses");
    Window window = window(body, request.prefer().timeZone());
    JsonNode addresses = body.path("schedules");
    return GraphResponse.ok(
        Json.values(addresses.valueStream().map(a -> schedule(a.asString(), window)).toList()));
  }

  private Window window(JsonNode body, String zone) {
    Instant start = GraphTime.read(body.path("startTime"));
    Instant end = GraphTime.read(body.path("endTime"));
    if (!end.isAfter(start) || Duration.between(start, end).compareTo(LONGEST) >= 0) {
      throw world.refused("ErrorTimeIntervalTooBig", "getSchedule over 42 days or more, or none");
    }
    int minutes = body.path("availabilityViewInterval").asInt(30);
    boolean usual = minutes >= 5 && minutes <= 1440;
    world.require(usual, "ErrorInvalidParameter", "availabilityViewInterval is 5 to 1440");
    return new Window(start, end, Duration.ofMinutes(minutes), zone);
  }

  private ObjectNode schedule(String address, Window window) {
    ObjectNode json = Json.object().put("scheduleId", address);
    Optional<SimulatedMailbox> found = world.tenant().findMailbox(address);
    if (found.isEmpty()) {
      return refused(json, "ErrorMailRecipientNotFound", "The recipient was not found.");
    }
    return found.get().refuses(MailboxPart.CALENDAR)
        ? refused(json, "ErrorNoFreeBusyAccess", "No access to free/busy.")
        : fill(json, found.get(), window);
  }

  private static ObjectNode refused(ObjectNode json, String code, String text) {
    json.putObject("error").put("message", text).put("responseCode", code);
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
