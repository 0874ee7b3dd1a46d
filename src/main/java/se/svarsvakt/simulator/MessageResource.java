package se.svarsvakt.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A letter as Graph's message resource, all properties but the id. */
final class MessageResource {
  private static final int PREVIEW = 255;

  private MessageResource() {}

  static ObjectNode of(OutgoingMessage letter, String messageId, String conversationId, Instant at) {
    ObjectNode json = Json.object().put("@odata.type", type(letter));
    String time = GraphTime.text(at);
    json.put("createdDateTime", time).put("lastModifiedDateTime", time);
    json.put("receivedDateTime", time).put("sentDateTime", time);
    json.set("categories", Json.array());
    json.put("hasAttachments", false).put("importance", "normal");
    json.put("internetMessageId", messageId).put("conversationId", conversationId);
    json.put("conversationIndex", index(conversationId, letter.threading().references().size()));
    json.put("isDeliveryReceiptRequested", false).put("isReadReceiptRequested", false);
    json.put("isRead", false).put("isDraft", false).put("inferenceClassification", "focused");
    json.set("flag", Json.object().put("flagStatus", "notFlagged"));
    addContent(json, letter.content());
    addPeople(json, letter);
    addNature(json, letter.nature());
    return json;
  }

  private static String type(OutgoingMessage letter) {
    String meeting = letter.nature().meetingType();
    if (meeting == null) {
      return "#microsoft.graph.message";
    }
    boolean request = meeting.equals("meetingRequest");
    return request ? "#microsoft.graph.eventMessageRequest" : "#microsoft.graph.eventMessage";
  }

  /** 22 bytes for the conversation and five for each answer in it. */
  private static String index(String conversationId, int answers) {
    byte[] bytes = new byte[22 + 5 * answers];
    byte[] seed = conversationId.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(seed, 0, bytes, 0, Math.min(22, seed.length));
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static void addContent(ObjectNode json, OutgoingMessage.Content content) {
    String text = content.text();
    json.put("subject", content.subject());
    json.put("bodyPreview", text.substring(0, Math.min(PREVIEW, text.length())).replace('\n', ' '));
    ObjectNode body = html(html(content));
    json.set("body", body);
    String unique = content.unique();
    json.set("uniqueBody", unique == null ? body.deepCopy() : html(unique));
  }

  private static ObjectNode html(String content) {
    return Json.object().put("contentType", "html").put("content", content);
  }

  private static String html(OutgoingMessage.Content content) {
    String given = content.html();
    if (given != null) {
      return given;
    }
    String escaped = content.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<html><body><div>" + escaped.replace("\n", "<br>") + "</div></body></html>";
  }

  private static void addPeople(ObjectNode json, OutgoingMessage letter) {
    json.set("sender", letter.from().json());
    json.set("from", letter.from().json());
    json.set("toRecipients", people(letter.recipients().to()));
    json.set("ccRecipients", people(letter.recipients().cc()));
    json.set("bccRecipients", Json.array());
    json.set("replyTo", people(letter.recipients().replyTo()));
  }

  private static ArrayNode people(List<Recipient> people) {
    ArrayNode array = Json.array();
    people.forEach(person -> array.add(person.json()));
    return array;
  }

  private static void addNature(ObjectNode json, OutgoingMessage.Nature nature) {
    ArrayNode headers = json.putArray("internetMessageHeaders");
    nature.headers().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(h -> headers.addObject().put("name", h.getKey()).put("value", h.getValue()));
    String meeting = nature.meetingType();
    if (meeting != null) {
      json.put("meetingMessageType", meeting);
    }
  }
}
