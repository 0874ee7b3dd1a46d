package se.svarsvakt.teams.bot;

import java.util.Set;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.teams.bot.Conversations.State;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Sorts the Bot Connector's answers by what to do next (docs/graph-notes.md 6). */
final class ConnectorErrors {
  /** The statuses that Teams documents as worth another try. */
  static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(412, 429, 502, 503, 504);

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST_CODE = 64;

  private ConnectorErrors() {}

  /**
   * What it means for whoever wanted it sent.
   *
   * @param repeatable whether doing it twice does no harm
   */
  static ConnectorResult sort(HttpResult result, boolean repeatable) {
    return switch (result) {
      case HttpResult.Completed(JsonAnswer answer) -> sort(answer.status(), answer.body());
      case HttpResult.Garbled _ -> new ConnectorResult.Accepted("");
      case HttpResult.NotSent(Exception _, boolean passing) ->
          passing
              ? new ConnectorResult.Passing("NotReached")
              : new ConnectorResult.Rejected("AddressNotAllowed");
      case HttpResult.Lost _ ->
          repeatable ? new ConnectorResult.Passing("NoAnswer") : new ConnectorResult.AnswerLost();
    };
  }

  private static ConnectorResult sort(int status, JsonNode json) {
    if (status >= 200 && status < 300) {
      return new ConnectorResult.Accepted(json.path("id").stringValue(""));
    }
    String code = code(status, json);
    return switch (status) {
      case 403 -> forbidden(code);
      case 404, 410 -> new ConnectorResult.Gone(code);
      case 401, 408 -> new ConnectorResult.Passing(code);
      case 429 -> new ConnectorResult.Crowded(code);
      default ->
          status >= 500 || WORTH_ANOTHER_TRY.contains(status)
              ? new ConnectorResult.Passing(code)
              : new ConnectorResult.Rejected(code);
    };
  }

  private static ConnectorResult forbidden(String code) {
    return switch (code) {
      case "MessageWritesBlocked", "ConversationBlockedByUser", "209" ->
          new ConnectorResult.Blocked(State.BLOCKED, code);
      case "BotNotInConversationRoster" -> new ConnectorResult.Blocked(State.REMOVED, code);
      default -> new ConnectorResult.Rejected(code);
    };
  }

  /**
   * The connector's word for what is wrong: {@code error.code}, or where the chat service answers
   * itself the {@code subCode} in its message, which is JSON in a text, else its number.
   */
  private static String code(int status, JsonNode json) {
    JsonNode error = json.path("error");
    String message = json.path("message").stringValue("");
    String[] words = {
      error.path("code").stringValue(""),
      error.stringValue(""),
      message.startsWith("{") ? json(message).path("subCode").stringValue("") : "",
      json.path("errorCode").isIntegralNumber() ? json.path("errorCode").asString() : "",
    };
    for (String word : words) {
      if (!word.isBlank() && word.length() <= LONGEST_CODE && word.matches("[\\w .-]+")) {
        return word;
      }
    }
    return "HTTP " + status;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      return JsonNodeFactory.instance.missingNode();
    }
  }
}
