package se.svarsvakt.teams.bot;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import se.svarsvakt.mail.MailboxId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What Teams sends to the bot (Bot Framework activity schema): something that a person did in their
 * conversation. It may hold what the person wrote, and is never stored or logged.
 *
 * @param type {@code message}, {@code invoke}, {@code installationUpdate} and others
 * @param name the name of an invoke or an event; maybe empty
 * @param action what an {@code installationUpdate} says happened; maybe empty
 * @param channelId {@code msteams}
 * @param serviceUrl where the conversation is answered
 * @param person the Entra object id of who did it; empty where the activity names none
 * @param tenantId the tenant it comes from; maybe empty
 * @param conversation the conversation's id
 * @param personal whether the conversation is between one person and the bot
 * @param replyToId the activity that it is about: the card that was acted on; maybe empty
 * @param locale the client's language, a BCP 47 tag; maybe empty
 * @param text what the person wrote; maybe empty
 * @param value what a card's action carries; a missing node where there is none
 */
public record Activity(
    String type,
    String name,
    String action,
    String channelId,
    URI serviceUrl,
    Optional<MailboxId> person,
    String tenantId,
    String conversation,
    boolean personal,
    String replyToId,
    String locale,
    String text,
    JsonNode value) {
  /** Graph writes object ids in lower case. */
  private static final Pattern GUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final int LONGEST_ID = 512;
  private static final int LONGEST_TEXT = 4_000;

  /**
   * Reads an activity.
   *
   * @throws IllegalArgumentException if it is none; the message says why, without content
   */
  public static Activity read(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("an activity is a JSON object");
    }
    JsonNode conversation = json.path("conversation");
    String kind = text(conversation, "conversationType");
    return new Activity(
        needed(json, "type"),
        text(json, "name"),
        text(json, "action"),
        needed(json, "channelId"),
        serviceUrl(needed(json, "serviceUrl")),
        person(text(json.path("from"), "aadObjectId")),
        tenant(json, conversation),
        needed(conversation, "id"),
        kind.isEmpty() ? !conversation.path("isGroup").asBoolean(false) : kind.equals("personal"),
        text(json, "replyToId"),
        text(json, "locale"),
        cut(json.path("text").asString("")),
        json.has("value") ? json.path("value") : JsonNodeFactory.instance.missingNode());
  }

  private static String tenant(JsonNode json, JsonNode conversation) {
    String inChannel = text(json.path("channelData").path("tenant"), "id");
    return inChannel.isEmpty() ? text(conversation, "tenantId") : inChannel;
  }

  private static Optional<MailboxId> person(String id) {
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(new MailboxId(GUID.matcher(id).matches() ? id.toLowerCase(Locale.ROOT) : id));
  }

  private static URI serviceUrl(String text) {
    try {
      URI url = URI.create(text);
      if (url.getHost() != null && url.getRawUserInfo() == null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // said below, without the text
    }
    throw new IllegalArgumentException("its serviceUrl is no address");
  }

  private static String needed(JsonNode json, String name) {
    String found = text(json, name);
    if (found.isBlank()) {
      throw new IllegalArgumentException("it has no " + name);
    }
    return found;
  }

  private static String text(JsonNode json, String name) {
    String text = json.path(name).stringValue("");
    if (text.length() > LONGEST_ID) {
      throw new IllegalArgumentException("its " + name + " is too long");
    }
    return text;
  }

  private static String cut(String text) {
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }

  @Override
  public String toString() {
    return "Activity[" + type + (name.isEmpty() ? "" : " " + name) + "]";
  }
}
