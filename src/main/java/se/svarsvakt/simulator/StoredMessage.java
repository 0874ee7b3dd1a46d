package se.svarsvakt.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A message that lies in a folder of a mailbox. */
public final class StoredMessage {
  private static final String IN_REPLY_TO = "String 0x1042";
  private static final String REFERENCES = "String 0x1039";

  private final String immutableId;
  private final OutgoingMessage outgoing;
  private final ObjectNode json;
  private final Map<String, String> extended = new TreeMap<>();
  private String folderId;
  private int moves;
  private int version;

  /**
   * A message as a mailbox stores it, with ids that depend on mailbox and number alone.
   *
   * @param address of the mailbox
   * @param serial how many messages the mailbox has stored, with this one
   * @param at when it came or was sent
   */
  StoredMessage(OutgoingMessage outgoing, String address, int serial, Instant at, String folderId) {
    String seed = address + "#" + serial;
    this.immutableId = graphId("AAkALg", seed);
    this.outgoing = outgoing;
    this.folderId = folderId;
    OutgoingMessage.ThreadReferences thread = outgoing.thread();
    String messageId = thread.messageIdOr("<" + uuid(seed) + "@" + outgoing.from().domain() + ">");
    String conversation = graphId("AAQk", address + thread.rootOr(messageId));
    this.json = MessageResource.of(outgoing, messageId, conversation, at);
    json.put("parentFolderId", folderId);
    json.put("webLink", "https://outlook.office365.com/owa/?ItemID=" + immutableId);
    extended.put("String 0x001A", outgoing.nature().messageClass());
    stamp();
    if (thread.visible() && !thread.references().isEmpty()) {
      extend(IN_REPLY_TO, thread.references().getLast(), at);
      extend(REFERENCES, String.join(" ", thread.references()), at);
    }
  }

  String immutableId() {
    return immutableId;
  }

  /** The id for requests that do not ask for immutable ones: another one after each move. */
  String movingId() {
    return "AAMk" + immutableId.substring(4, immutableId.length() - 2) + moves + "A=";
  }

  String id(boolean immutable) {
    return immutable ? immutableId : movingId();
  }

  /** What its writer decided. */
  public OutgoingMessage outgoing() {
    return outgoing;
  }

  /** Where it lies. */
  public String folderId() {
    return folderId;
  }

  /** The Message-ID with angle brackets. */
  public String internetMessageId() {
    return json.path("internetMessageId").asString();
  }

  /** When it came or was sent. */
  public Instant receivedAt() {
    return Instant.parse(json.path("receivedDateTime").asString());
  }

  boolean isRead() {
    return json.path("isRead").asBoolean();
  }

  /** As the MIME text that {@code /$value} gives. */
  public String mime() {
    return Mime.of(this);
  }

  void extend(String name, String value, Instant at) {
    extended.put(name, value);
    touched(at);
  }

  void read(boolean read) {
    json.put("isRead", read);
    stamp();
  }

  void sentBy(Recipient sender) {
    json.set("sender", sender.json());
    json.put("isRead", true);
  }

  void draft() {
    json.put("isDraft", true).put("isRead", true);
  }

  void moveTo(String folder, Instant at) {
    folderId = folder;
    json.put("parentFolderId", folder);
    moves++;
    touched(at);
  }

  /** All properties, with the id in the form asked for. */
  public ObjectNode json(boolean immutable) {
    return json.deepCopy().put("id", id(immutable));
  }

  /** Those of the named extended properties that the message has. */
  public ArrayNode extended(Collection<String> names) {
    List<String> wanted = names.stream().map(StoredMessage::plain).toList();
    ArrayNode array = Json.strings(List.of());
    extended.forEach(
        (name, value) -> {
          if (wanted.contains(plain(name))) {
            array.addObject().put("id", name).put("value", value);
          }
        });
    return array;
  }

  /** A property's name without what does not tell names apart: letter case, leading zeros. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceFirst("0x0+", "0x");
  }

  /** A Graph id that starts with that tag and depends on the seed alone. */
  static String graphId(String tag, String seed) {
    byte[] hash = uuid(seed).replace("-", "").getBytes(StandardCharsets.UTF_8);
    return tag + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + "A=";
  }

  private static String uuid(String seed) {
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private void touched(Instant at) {
    json.put("lastModifiedDateTime", GraphTime.text(at));
    stamp();
  }

  private void stamp() {
    version++;
    String key = "CQ" + Integer.toHexString(immutableId.hashCode()) + "-" + version;
    json.put("changeKey", key).put("@odata.etag", "W/\"" + key + "\"");
  }
}
