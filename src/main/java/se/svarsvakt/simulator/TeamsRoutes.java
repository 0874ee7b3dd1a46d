package se.svarsvakt.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code /users/{id}/teamwork}: activity notifications and installed apps. */
record TeamsRoutes(RouteContext world) {
  private static final int PREVIEW = 150;

  GraphResponse answer(GraphRequest request, DirectoryUser person) {
    JsonNode body = request.body();
    if (body == null || !body.isObject()) {
      throw world.refused("BadRequest", "Teams needs a JSON body");
    }
    return switch (request.method() + " " + request.segment(3)) {
      case "POST sendActivityNotification" -> notify(body, person);
      case "POST installedApps" -> install(body, person);
      default -> throw world.noRoute(request);
    };
  }

  private GraphResponse install(JsonNode body, DirectoryUser person) {
    String app = body.path("teamsApp@odata.bind").asString("");
    boolean known = app.matches("https?://[^/]+/v1\\.0/appCatalogs/teamsApps/[\\w-]+");
    world.require(known, "BadRequest", "teamsApp@odata.bind names no app of the catalogue");
    if (world.tenant().refusesApp(person)) {
      throw GraphException.of(403, "Forbidden", "The app is blocked for this user by policy.");
    }
    if (world.tenant().hasApp(person)) {
      throw GraphException.of(409, "Conflict", "App with same id is already installed.");
    }
    world.tenant().install(person);
    return GraphResponse.empty(201);
  }

  private GraphResponse notify(JsonNode body, DirectoryUser person) {
    check(body);
    if (!world.tenant().hasApp(person)) {
      throw GraphException.of(403, "Forbidden", notInstalled(body));
    }
    world.tenant().deliver(notification(body, person));
    return GraphResponse.empty(204);
  }

  private void check(JsonNode body) {
    checkTopic(body.path("topic"));
    require(!body.path("activityType").asString("").isEmpty(), "activityType is required");
    int length = body.path("previewText").path("content").asString("").length();
    require(length <= PREVIEW, "previewText has more than 150 characters");
    JsonNode chain = body.path("chainId");
    require(
        chain.isMissingNode() || chain.isNull() || chain.isIntegralNumber(), "chainId is a number");
  }

  private void checkTopic(JsonNode topic) {
    String source = topic.path("source").asString("");
    boolean text = source.equals("text");
    require(text || source.equals("entityUrl"), "topic.source is text or entityUrl");
    require(!topic.path("value").asString("").isEmpty(), "topic.value is required");
    String link = topic.path("webUrl").asString("");
    require(
        !text || link.startsWith("https://teams.microsoft.com/l/"),
        "topic.webUrl must start with https://teams.microsoft.com/l/ when topic.source is text");
  }

  private void require(boolean holds, String text) {
    world.require(holds, "BadRequest", "activity notification: " + text);
  }

  private static String notInstalled(JsonNode body) {
    String type = body.path("activityType").asString("");
    return "Application with AAD App Id 'simulated' is not authorized to generate custom text"
        + " notifications about '"
        + type
        + "' to the recipient. Ensure that the expected Teams app is installed in the target scope"
        + " (user, team, or chat).";
  }

  private ReceivedNotification notification(JsonNode body, DirectoryUser person) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (JsonNode parameter : body.path("templateParameters")) {
      parameters.put(parameter.path("name").asString(), parameter.path("value").asString());
    }
    return new ReceivedNotification(
        person.id(),
        person.address(),
        body.path("chainId").asString(""),
        body.path("previewText").path("content").asString(""),
        body.path("activityType").asString(""),
        parameters,
        body.path("topic").path("webUrl").asString(""),
        world.tenant().now());
  }
}
