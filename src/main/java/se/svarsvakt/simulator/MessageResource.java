package se.svarsvakt.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A message as Graph's message resource, all properties but the id. */
final class MessageResource {
  private static final int PREVIEW = 255;
  private static final ObjectNode USUAL = (ObjectNode) Json.resource("message.json");

  private MessageResource() {}

  static ObjectNode of(
      OutgoingMessage message, String messageId, String conversationId, Instant at) {
    ObjectNode json = USUAL.deepCopy().put("@odata.type", type(message));
    String time = GraphTime.text(at);
    json.put("createdDateTime", time).put("lastModifiedDateTime", time);
    json.put("receivedDateTime", time).put("sentDateTime", time);
    json.put("internetMessageId", messageId).put("conversationId", conversationId);
    int answers = message.thread().references().size();
    json.put("conversationIndex", index(conversationId, answers));
    addContent(json, message.content());
    addPeople(json, message);
    addNature(json, message.nature());
    return json;
  }

  private static String type(OutgoingMessage message) {
    String meeting = message.nature().meetingType();
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
    String html = html(content);
    String unique = content.unique();
    json.set("body", html(html));
    json.set("uniqueBody", html(unique == null ? html : unique));
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

  private static void addPeople(ObjectNode json, OutgoingMessage message) {
    json.set("sender", message.from().json());
    json.set("from", message.from().json());
    addPeople(json.putArray("toRecipients"), message.addressees().to());
    addPeople(json.putArray("ccRecipients"), message.addressees().cc());
    addPeople(json.putArray("replyTo"), message.addressees().replyTo());
  }

  private static void addPeople(ArrayNode array, Collection<Recipient> people) {
    people.forEach(person -> array.add(person.json()));
  }

  private static void addNature(ObjectNode json, OutgoingMessage.Nature nature) {
    ArrayNode headers = json.putArray("internetMessageHeaders");
    nature.headers().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(h -> headers.addObject().put("name", h.getKey()).put("value", h.getValue()));
    if (nature.headers().containsKey("Disposition-Notification-To")) {
      json.put("isReadReceiptRequested", true);
    }
    String meeting = nature.meetingType();
    if (meeting != null) {
      json.put("meetingMessageType", meeting);
    }
  }
}
