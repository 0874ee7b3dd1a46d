package se.svarsvakt.simulator;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /subscriptions}: made, renewed, deleted and listed by Graph's rules for messages. */
record SubscriptionRoutes(RouteContext world) {
  private static final int LONGEST_STATE = 128;
  private static final Set<String> CHANGES = Set.of("created", "updated", "deleted");
  private static final Pattern RESOURCE = Pattern.compile("/?users/([^/]+)/messages");

  GraphResponse answer(GraphRequest request) {
    String id = request.segment(1);
    return switch (request.method()) {
      case "GET" -> id.isEmpty() ? list(request) : GraphResponse.ok(json(found(id)));
      case "POST" -> made(request);
      case "PATCH" -> renewed(found(id), body(request));
      case "DELETE" -> deleted(found(id));
      default -> throw world.noRoute(request);
    };
  }

  private SimulatedSubscriptions subscriptions() {
    return world.tenant().subscriptions();
  }

  private SimulatedSubscription found(String id) {
    return subscriptions()
        .find(id, world.tenant().now())
        .orElseThrow(() -> GraphException.of(404, "ResourceNotFound", "The object was not found."));
  }

  private GraphResponse list(GraphRequest request) {
    Paging.Rule rule = new Paging.Rule("$skiptoken", 100, 100);
    List<ObjectNode> rows = subscriptions().all().stream().map(SubscriptionRoutes::json).toList();
    return GraphResponse.ok(Paging.page(world, request, rows, rule));
  }

  private GraphResponse deleted(SimulatedSubscription one) {
    subscriptions().remove(one.id());
    return GraphResponse.empty(204);
  }

  private GraphResponse renewed(SimulatedSubscription one, JsonNode body) {
    SimulatedSubscription later = one.until(expires(body));
    subscriptions().change(later);
    return GraphResponse.ok(json(later));
  }

  private GraphResponse made(GraphRequest request) {
    JsonNode body = body(request);
    world.require(
        request.prefer().immutableIds(), "BadRequest", "a subscription without immutable ids");
    SimulatedMailbox mailbox = mailbox(text(body, "resource"));
    String state = text(body, "clientState");
    world.require(state.length() <= LONGEST_STATE, "InvalidRequest", "clientState is too long");
    SimulatedSubscription made =
        new SimulatedSubscription(
            UUID.randomUUID().toString(),
            mailbox.account().id(),
            changes(text(body, "changeType")),
            address(text(body, "notificationUrl")),
            address(text(body, "lifecycleNotificationUrl")),
            state,
            expires(body));
    for (URI each : new LinkedHashSet<>(List.of(made.address(), made.lifecycleAddress()))) {
      if (!subscriptions().isValid(each)) {
        throw GraphException.badRequest(
            "ValidationError",
            "Subscription validation request failed. Notification endpoint must respond with 200"
                + " OK to validation request.");
      }
    }
    if (!subscriptions().keep(made)) {
      throw GraphException.of(409, "Conflict", "A subscription of that resource exists.");
    }
    return GraphResponse.of(201, json(made));
  }

  private JsonNode body(GraphRequest request) {
    JsonNode body = request.body();
    if (body == null || !body.isObject()) {
      throw world.refused("BadRequest", "a subscription without a body");
    }
    return body;
  }

  private String text(JsonNode body, String name) {
    String text = body.path(name).asString("");
    world.require(!text.isEmpty(), "InvalidRequest", "a subscription without " + name);
    return text;
  }

  private SimulatedMailbox mailbox(String resource) {
    Matcher named = RESOURCE.matcher(resource);
    world.require(named.matches(), "InvalidRequest", "a resource that is not simulated");
    SimulatedMailbox mailbox =
        world
            .tenant()
            .findMailbox(named.group(1))
            .orElseThrow(
                () ->
                    GraphException.of(
                        404,
                        "ExtensionError",
                        "Operation: Create; Exception: [Status Code: NotFound; Reason: REST API is"
                            + " not yet supported for this mailbox.]"));
    mailbox.open();
    return mailbox;
  }

  private Set<String> changes(String list) {
    Set<String> changes = Set.of(list.split(",", -1));
    world.require(CHANGES.containsAll(changes), "InvalidRequest", "an unknown changeType");
    return changes;
  }

  private URI address(String text) {
    URI address = URI.create(text);
    boolean here = "127.0.0.1".equals(address.getHost()) || SimulatedSubscriptions.isHub(address);
    world.require(
        here || "https".equals(address.getScheme()), "InvalidRequest", "an address without https");
    return address;
  }

  private Instant expires(JsonNode body) {
    Instant now = world.tenant().now();
    Instant latest = now.plus(subscriptions().longest());
    return time(text(body, "expirationDateTime"))
        .filter(expires -> expires.isAfter(now) && !expires.isAfter(latest))
        .orElseThrow(
            () ->
                GraphException.badRequest(
                    "ErrorInvalidParameter",
                    "Subscription expiration can only be so many minutes ahead."));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The client state is shown to nobody. */
  private static ObjectNode json(SimulatedSubscription one) {
    ObjectNode json = Json.object().put("id", one.id()).put("resource", one.resource());
    json.putNull("clientState");
    return json.put("changeType", String.join(",", one.changes()))
        .put("notificationUrl", one.address().toString())
        .put("lifecycleNotificationUrl", one.lifecycleAddress().toString())
        .put("expirationDateTime", one.expires().toString());
  }
}
