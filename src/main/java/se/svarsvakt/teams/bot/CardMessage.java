package se.svarsvakt.teams.bot;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A message with one card in it (Bot Framework activity schema). */
public final class CardMessage {
  /** The content type of an Adaptive Card. */
  public static final String ADAPTIVE_CARD = "application/vnd.microsoft.card.adaptive";

  private static final JsonMapper JSON = JsonMapper.shared();

  private CardMessage() {}

  /**
   * The activity to send.
   *
   * @param summary what a notification shows of it; maybe empty
   */
  public static ObjectNode of(JsonNode card, String summary) {
    ObjectNode activity = JSON.createObjectNode().put("type", "message");
    if (!summary.isEmpty()) {
      activity.put("summary", summary);
    }
    activity
        .putArray("attachments")
        .addObject()
        .put("contentType", ADAPTIVE_CARD)
        .set("content", card);
    return activity;
  }

  /** What an invoke is answered with so that the card on the screen is replaced. */
  static ObjectNode answer(JsonNode card) {
    ObjectNode answer = JSON.createObjectNode();
    answer.put("statusCode", 200).put("type", ADAPTIVE_CARD).set("value", card);
    return answer;
  }

  /** What an invoke is answered with that the bot does not take. */
  static ObjectNode refusal(int status, String code, String message) {
    ObjectNode answer = JSON.createObjectNode();
    answer.put("statusCode", status).put("type", "application/vnd.microsoft.error");
    answer.putObject("value").put("code", code).put("message", message);
    return answer;
  }
}
