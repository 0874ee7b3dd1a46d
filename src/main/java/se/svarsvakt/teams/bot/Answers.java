package se.svarsvakt.teams.bot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import se.svarsvakt.teams.bot.Conversations.State;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Sorts the Bot Connector's answers by what to do next (docs/graph-notes.md 6). */
final class Answers {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST_CODE = 64;

  /** The statuses that Teams documents as worth another try. */
  private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(412, 429, 502, 503, 504);

  private Answers() {}

  /** Whether the request is to be sent again after a pause. */
  static boolean isWorthAnotherTry(int status) {
    return WORTH_ANOTHER_TRY.contains(status);
  }

  /** What an answer means. */
  static Outcome outcome(int status, byte[] body) {
    JsonNode json = json(body);
    if (status >= 200 && status < 300) {
      return new Outcome.Done(text(json.path("id")));
    }
    String code = code(status, json);
    return switch (status) {
      case 403 -> forbidden(code);
      case 404, 410 -> new Outcome.Gone(code);
      case 401, 408 -> new Outcome.Passing(code);
      default ->
          status >= 500 || isWorthAnotherTry(status)
              ? new Outcome.Passing(code)
              : new Outcome.Refused(code);
    };
  }

  private static Outcome forbidden(String code) {
    return switch (code) {
      case "MessageWritesBlocked", "ConversationBlockedByUser", "209" ->
          new Outcome.Blocked(State.BLOCKED, code);
      case "BotNotInConversationRoster" -> new Outcome.Blocked(State.REMOVED, code);
      default -> new Outcome.Refused(code);
    };
  }

  /**
   * The connector's word for what is wrong: {@code error.code}, or where the chat service answers
   * itself the {@code subCode} in its message, which is JSON in a text, else its number.
   */
  private static String code(int status, JsonNode json) {
    JsonNode error = json.path("error");
    String message = text(json.path("message"));
    String[] words = {
      text(error.path("code")),
      error.isString() ? text(error) : "",
      message.startsWith("{") ? text(json(message.getBytes(UTF_8)).path("subCode")) : "",
      json.path("errorCode").isIntegralNumber() ? json.path("errorCode").asString() : "",
    };
    for (String word : words) {
      if (!word.isBlank() && word.length() <= LONGEST_CODE && word.matches("[\\w .-]+")) {
        return word;
      }
    }
    return "HTTP " + status;
  }

  private static String text(JsonNode node) {
    return node.isString() ? node.asString() : "";
  }

  private static JsonNode json(byte[] body) {
    try {
      return body.length == 0 ? JsonNodeFactory.instance.missingNode() : JSON.readTree(body);
    } catch (JacksonException e) {
      return JsonNodeFactory.instance.missingNode();
    }
  }
}
