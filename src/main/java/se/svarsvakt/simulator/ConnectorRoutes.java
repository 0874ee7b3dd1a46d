package se.svarsvakt.simulator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Bot Connector below {@code /connector/v3/conversations}: a conversation with one person is
 * made, a message is written to it, and replaced.
 */
final class ConnectorRoutes {
  /** How a path begins that goes to this API. */
  static final String BASE = "/connector/";

  private static final String CARD = "application/vnd.microsoft.card.adaptive";

  private final RouteContext world;
  private final SimulatedChats chats;

  ConnectorRoutes(RouteContext world) {
    this.world = world;
    this.chats = world.tenant().chats();
  }

  GraphResponse answer(GraphRequest request) {
    world.admit(request.recorded());
    int length = request.segments().size();
    boolean known = request.segment(1).equals("v3") && request.segment(2).equals("conversations");
    boolean whole = known && (length == 3 || request.segment(4).equals("activities"));
    return switch (whole ? request.method() + " " + length : "") {
      case "POST 3" -> create(body(request));
      case "POST 5" -> write(request.segment(3), body(request));
      case "PUT 6" -> replace(request, body(request));
      default -> throw refused("no route " + request.method() + " " + request.path());
    };
  }

  private GraphResponse create(JsonNode body) {
    require(isText(body.path("bot").path("id")), "bot.id is required");
    require(body.path("isGroup").isBoolean() && !body.path("isGroup").asBoolean(), "isGroup");
    JsonNode members = body.path("members");
    require(members.isArray() && members.size() == 1, "members holds one person");
    require(isText(body.path("tenantId")), "tenantId is required");
    String member = members.path(0).path("id").asString("");
    DirectoryUser person =
        world.tenant().accounts().stream()
            .filter(account -> account.id().equals(member))
            .findFirst()
            .orElseThrow(() -> refused("no person of that object id"));
    if (!world.tenant().hasApp(person)) {
      throw GraphException.of(
          403, "ForbiddenOperationException", "Bot is not installed in user's personal scope");
    }
    return GraphResponse.of(201, Json.object().put("id", chats.open(person)));
  }

  private GraphResponse write(String conversation, JsonNode body) {
    DirectoryUser person = person(conversation);
    if (mayNotWrite(person)) {
      return blocked();
    }
    String id = chats.nextActivityId();
    chats.put(card(person, conversation, id, body));
    return GraphResponse.of(201, Json.object().put("id", id));
  }

  private GraphResponse replace(GraphRequest request, JsonNode body) {
    String conversation = request.segment(3);
    DirectoryUser person = person(conversation);
    if (mayNotWrite(person)) {
      return blocked();
    }
    String id = request.segment(5);
    ReceivedCard before =
        chats.card(conversation, id).orElseThrow(() -> notFound("ActivityNotFoundInConversation"));
    chats.put(before.replacedBy(card(person, conversation, id, body)));
    return GraphResponse.ok(Json.object().put("id", id));
  }

  private ReceivedCard card(DirectoryUser person, String conversation, String id, JsonNode body) {
    require(body.path("type").asString("").equals("message"), "type is message");
    JsonNode attachments = body.path("attachments");
    boolean plain = attachments.isMissingNode() && isText(body.path("text"));
    return new ReceivedCard(
        person.id(),
        conversation,
        id,
        body.path("summary").asString(""),
        plain ? JsonNodeFactory.instance.missingNode() : content(attachments),
        plain ? body.path("text").asString() : "",
        0,
        world.tenant().now());
  }

  private JsonNode content(JsonNode attachments) {
    require(attachments.isArray() && attachments.size() == 1, "one attachment, or a text");
    JsonNode only = attachments.path(0);
    require(only.path("contentType").asString("").equals(CARD), "contentType is " + CARD);
    JsonNode content = only.path("content");
    require(content.path("type").asString("").equals("AdaptiveCard"), "content is an AdaptiveCard");
    require(isText(content.path("version")), "a card has a version");
    return content;
  }

  private DirectoryUser person(String conversation) {
    return chats.personIn(conversation).orElseThrow(() -> notFound("ConversationNotFound"));
  }

  private boolean mayNotWrite(DirectoryUser person) {
    return chats.isBlocked(person) || !world.tenant().hasApp(person);
  }

  /** As Microsoft's documentation shows it: the reason is JSON in a text. */
  private static GraphResponse blocked() {
    ObjectNode inner = Json.object().put("subCode", "MessageWritesBlocked");
    inner.put("details", "Thread is blocked from message writes.");
    inner.putNull("errorCode").putNull("errorSubCode");
    ObjectNode body = Json.object().put("errorCode", 209).put("message", inner.toPrettyString());
    return GraphResponse.of(403, body);
  }

  private JsonNode body(GraphRequest request) {
    JsonNode body = request.body();
    if (body == null || !body.isObject()) {
      throw refused("a JSON object is required");
    }
    return body;
  }

  private void require(boolean holds, String text) {
    world.require(holds, "Bad Argument", "Bot Connector: " + text);
  }

  private static boolean isText(JsonNode node) {
    return node.isString() && !node.asString().isBlank();
  }

  private GraphException refused(String text) {
    return world.refused("Bad Argument", "Bot Connector: " + text);
  }

  private static GraphException notFound(String code) {
    return GraphException.of(404, code, "Conversation not found.");
  }
}
