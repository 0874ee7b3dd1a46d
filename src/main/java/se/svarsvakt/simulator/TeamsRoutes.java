package se.svarsvakt.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /users/{id}/teamwork}: activity notifications and installed apps. */
record TeamsRoutes(RouteContext world) {
  private static final Pattern BY_ID = Pattern.compile("(id|externalId) eq '([\\w-]+)'");
  private static final int PREVIEW = 150;

  /** {@code /appCatalogs/teamsApps} by one of an app's ids. */
  GraphResponse catalogue(GraphRequest request) {
    world.allowOnly(request, "$filter", "$expand");
    Matcher asked = BY_ID.matcher(request.option("$filter"));
    boolean known = request.path().equals("/appCatalogs/teamsApps") && asked.matches();
    world.require(known, "BadRequest", "the simulated catalogue is asked for one app by an id");
    List<ObjectNode> rows =
        world.tenant().apps().entrySet().stream()
            .filter(
                app ->
                    asked
                        .group(2)
                        .equals(asked.group(1).equals("id") ? app.getKey() : app.getValue()))
            .map(app -> published(app.getKey(), app.getValue()))
            .toList();
    return GraphResponse.ok(Json.values(rows));
  }

  private ObjectNode published(String id, String externalId) {
    ObjectNode app = app(id, externalId);
    String state = world.tenant().isInReview(id) ? "submitted" : "published";
    app.putArray("appDefinitions").addObject().put("publishingState", state);
    return app;
  }

  private static ObjectNode app(String id, String externalId) {
    ObjectNode app = Json.object().put("id", id).put("externalId", externalId);
    app.put("displayName", "Svarsvakt").put("distributionMethod", "organization");
    return app;
  }

  private GraphResponse installed(GraphRequest request, DirectoryUser person) {
    world.allowOnly(request, "$filter", "$expand");
    Matcher asked = BY_ID.matcher(request.option("$filter").replace("teamsApp/", ""));
    world.require(asked.matches(), "BadRequest", "installed apps are asked for by teamsApp/id");
    String id = asked.group(2);
    List<ObjectNode> rows = new ArrayList<>();
    if (world.tenant().hasApp(person) && world.tenant().apps().containsKey(id)) {
      ObjectNode row = Json.object().put("id", "installation-of-" + person.id());
      row.putObject("consentedPermissionSet")
          .putArray("resourceSpecificPermissions")
          .addObject()
          .put("permissionValue", "TeamsActivity.Send.User")
          .put("permissionType", "application");
      row.set("teamsApp", app(id, world.tenant().apps().getOrDefault(id, id)));
      rows.add(row);
    }
    return GraphResponse.ok(Json.values(rows));
  }

  GraphResponse answer(GraphRequest request, DirectoryUser person) {
    if (request.isGet() && request.segment(3).equals("installedApps")) {
      return installed(request, person);
    }
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
