package se.svarsvakt.simulator;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A message of the bot that stands in somebody's conversation, as it looks now.
 *
 * @param recipientId object id of the person
 * @param conversation the conversation's id
 * @param activityId names the message in it
 * @param summary what the notification showed; empty for none
 * @param content the Adaptive Card; a missing node for plain text
 * @param text the plain text; empty for a card
 * @param changes how often it was replaced
 * @param receivedAt by the tenant's clock, when it first came
 */
public record ReceivedCard(
    String recipientId,
    String conversation,
    String activityId,
    String summary,
    JsonNode content,
    String text,
    int changes,
    Instant receivedAt) {
  /** The same message with other content, under its old summary if the new one has none. */
  ReceivedCard replacedBy(ReceivedCard other) {
    return new ReceivedCard(
        recipientId,
        conversation,
        activityId,
        other.summary().isEmpty() ? summary : other.summary(),
        other.content(),
        other.text(),
        changes + 1,
        receivedAt);
  }
}
