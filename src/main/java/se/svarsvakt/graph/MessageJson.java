package se.svarsvakt.graph;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Headers;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.sync.Correspondent;
import se.svarsvakt.sync.ExtendedProperties;
import se.svarsvakt.sync.FullMessage;
import se.svarsvakt.sync.LoggedMessage;
import se.svarsvakt.sync.MessageChange;
import tools.jackson.databind.JsonNode;

/** Reads messages from Graph's JSON; what is odd in one property never spoils the message. */
final class MessageJson {
  private static final String EXTENDED = "singleValueExtendedProperties";
  private static final String HEADERS = "internetMessageHeaders";
  private static final String RECEIVED_AT = "receivedDateTime";
  private static final String ODD_DATE = "DateUnusable";

  /** Beyond these nothing changes what a message is; Exchange's own limits are below them. */
  private static final int LONGEST_TEXT = 4_000;

  private static final int LONGEST_HEADER = 32_000;
  private static final int MOST_HEADERS = 1_000;
  private static final int MOST_RECIPIENTS = 5_000;
  private static final int LONGEST_ADDRESS = 1_000;

  /** That there is one says that the message was transported; what it says is let go. */
  private static final String RECEIVED = "Received";

  /** Kept for one of the thirty things that it says, how likely the message is to be spam. */
  private static final String SPAM_REPORT = "X-Forefront-Antispam-Report";

  private static final Pattern SPAM_LEVEL =
      Pattern.compile("(?:^|;)\\s*+(SCL:\\s*+-?\\d{1,9})\\s*+(?=;|$)", Pattern.CASE_INSENSITIVE);

  /** Transport traces: most of a message's headers by size, and no verdict rests on them. */
  private static final Pattern BULKY =
      Pattern.compile(
          "arc-|dkim-|authentication-results|x-microsoft-antispam|x-forefront"
              + "|x-ms-exchange-(?:antispam|crosstenant|transport)",
          Pattern.CASE_INSENSITIVE);

  private MessageJson() {}

  /** Why an entry cannot be used, as a code; empty where it can. */
  static Optional<String> fault(JsonNode json) {
    String id = json.path("id").asString("");
    if (!ValueLimits.isId(id, Failures.LONGEST_ID)) {
      return Optional.of(id.isBlank() ? "MessageWithoutId" : "MessageIdUnusable");
    }
    boolean odd = json.has(RECEIVED_AT) && time(json.path(RECEIVED_AT)) == null;
    return odd ? Optional.of(ODD_DATE) : Optional.empty();
  }

  /** One entry of a delta page that has no {@link #fault}. */
  static MessageChange change(JsonNode json) {
    MessageId id = new MessageId(json.path("id").asString(""));
    if (json.has("@removed")) {
      return new MessageChange.Removed(id);
    }
    FullMessage message = message(json);
    return message != null
        ? new MessageChange.Whole(message)
        : new MessageChange.Partial(id, extended(json), flag(json, "isRead"));
  }

  /** A whole message; null where the JSON holds only part of one. */
  static @Nullable FullMessage message(JsonNode json) {
    Instant received = time(json.path(RECEIVED_AT));
    if (received == null || !json.has("toRecipients")) {
      return null;
    }
    return whole(json, received);
  }

  /** A message that was read by id: what it lacks it does not have. */
  static ValueRead<FullMessage> readById(JsonNode json) {
    Optional<String> fault = fault(json);
    Instant received = time(json.path(RECEIVED_AT));
    return fault.isPresent() || received == null
        ? new ValueRead.OddValue<>(fault.orElse(ODD_DATE))
        : new ValueRead.ValueTaken<>(whole(json, received).withNothingMissing());
  }

  private static FullMessage whole(JsonNode json, Instant received) {
    Instant sent = time(json.path("sentDateTime"));
    return new FullMessage(
        new MessageId(json.path("id").asString("")),
        new FullMessage.Times(received, sent == null ? received : sent),
        people(json),
        new FullMessage.Threading(text(json, "internetMessageId"), text(json, "conversationId")),
        new FullMessage.MessageText(text(json, "subject"), text(json, "bodyPreview")),
        flags(json),
        headers(json),
        extended(json));
  }

  /** A message as a log names it; what is odd in it is left empty, the message never out. */
  static LoggedMessage logged(JsonNode json) {
    String id = json.path("id").asString("");
    return new LoggedMessage(
        ValueLimits.isId(id, Failures.LONGEST_ID) ? new MessageId(id) : null,
        text(json, "internetMessageId"),
        text(json, "parentFolderId"),
        json.path("isDraft").asBoolean(false),
        time(json.path(RECEIVED_AT)),
        time(json.path("sentDateTime")),
        new LoggedMessage.Parties(
            correspondent(json.path("from")),
            correspondent(json.path("sender")),
            correspondents(json.path("toRecipients")),
            correspondents(json.path("ccRecipients")),
            correspondents(json.path("bccRecipients"))),
        text(json, "subject"));
  }

  private static List<Correspondent> correspondents(JsonNode recipients) {
    return recipients
        .valueStream()
        .limit(MOST_RECIPIENTS)
        .map(MessageJson::correspondent)
        .flatMap(Stream::ofNullable)
        .toList();
  }

  private static @Nullable Correspondent correspondent(JsonNode recipient) {
    JsonNode person = recipient.path("emailAddress");
    String name = ValueLimits.text(person.path("name").asString("").strip(), LONGEST_ADDRESS);
    String address = ValueLimits.text(person.path("address").asString("").strip(), LONGEST_ADDRESS);
    return name.isEmpty() && address.isEmpty() ? null : new Correspondent(name, address);
  }

  private static FullMessage.People people(JsonNode json) {
    List<MailAddress> from = new ArrayList<>();
    address(json.path("from")).ifPresent(from::add);
    address(json.path("sender")).ifPresent(from::add);
    return new FullMessage.People(
        from.isEmpty() ? null : from.getFirst(),
        addresses(json.path("replyTo")),
        addresses(json.path("toRecipients")),
        addresses(json.path("ccRecipients")),
        addresses(json.path("bccRecipients")));
  }

  private static FullMessage.Flags flags(JsonNode json) {
    String type = text(json, "@odata.type").toLowerCase(Locale.ROOT);
    return new FullMessage.Flags(
        json.path("isDraft").asBoolean(false),
        type.startsWith("#microsoft.graph.eventmessage"),
        flag(json, "isRead"),
        flag(json, "isReadReceiptRequested"),
        onBehalf(json));
  }

  /** Null where it was not delivered. */
  private static @Nullable Boolean flag(JsonNode json, String name) {
    return json.has(name) ? json.path(name).asBoolean(false) : null;
  }

  /** Whether somebody else sent it than it is from. */
  static boolean onBehalf(JsonNode json) {
    Optional<MailAddress> from = address(json.path("from"));
    return from.isPresent()
        && address(json.path("sender")).filter(sender -> !sender.equals(from.get())).isPresent();
  }

  private static List<MailAddress> addresses(JsonNode recipients) {
    List<MailAddress> addresses = new ArrayList<>();
    for (JsonNode recipient : recipients) {
      if (addresses.size() < MOST_RECIPIENTS) {
        address(recipient).ifPresent(addresses::add);
      }
    }
    return addresses;
  }

  /** The address of a recipient, or of whoever else Graph describes so. */
  static Optional<MailAddress> address(JsonNode recipient) {
    String whole = recipient.path("emailAddress").path("address").asString("").strip();
    String end = whole.substring(Math.max(0, whole.length() - LONGEST_ADDRESS)); // its domain
    String address = ValueLimits.text(end, LONGEST_ADDRESS);
    return address.isBlank() ? Optional.empty() : Optional.of(new MailAddress(address));
  }

  private static @Nullable Headers headers(JsonNode json) {
    if (!json.has(HEADERS)) {
      return null;
    }
    List<Headers.Field> fields = new ArrayList<>();
    for (JsonNode header : json.path(HEADERS)) {
      if (fields.size() < MOST_HEADERS) {
        String value = header.path("value").asString("");
        keep(text(header, "name"), ValueLimits.text(value, LONGEST_HEADER), fields);
      }
    }
    return new Headers(fields);
  }

  private static void keep(String name, String value, List<Headers.Field> fields) {
    if (name.equalsIgnoreCase(RECEIVED)) {
      if (fields.stream().noneMatch(field -> field.name().equalsIgnoreCase(RECEIVED))) {
        fields.add(new Headers.Field(name, ""));
      }
    } else if (name.equalsIgnoreCase(SPAM_REPORT)) {
      SPAM_LEVEL
          .matcher(value)
          .results()
          .forEach(level -> fields.add(new Headers.Field(name, level.group(1))));
    } else if (!BULKY.matcher(name).lookingAt()) {
      fields.add(new Headers.Field(name, value));
    }
  }

  private static @Nullable ExtendedProperties extended(JsonNode json) {
    if (!json.has(EXTENDED)) {
      return null;
    }
    Map<String, String> values = new HashMap<>();
    for (JsonNode property : json.path(EXTENDED)) {
      String value = property.path("value").asString("");
      values.put(tag(text(property, "id")), ValueLimits.text(value, LONGEST_HEADER));
    }
    return new ExtendedProperties(
        values.getOrDefault("0x1a", ""),
        verb(values.getOrDefault("0x1081", ""), values.getOrDefault("0x1082", "")),
        values.getOrDefault("0x1042", ""),
        values.getOrDefault("0x1039", ""));
  }

  /** {@code String 0x001A} and {@code string 0x1a} are the same: answers differ in their form. */
  private static String tag(String id) {
    int hex = id.toLowerCase(Locale.ROOT).indexOf("0x");
    if (hex < 0) {
      return id;
    }
    try {
      return "0x" + Integer.toHexString(Integer.parseInt(id.substring(hex + 2).strip(), 16));
    } catch (NumberFormatException e) {
      return id;
    }
  }

  /**
   * 102 reply, 103 reply all, 104 forward (docs/graph-notes.md 2); without a time it proves
   * nothing.
   */
  private static @Nullable LastVerb verb(String verb, String at) {
    Instant time = time(at);
    if (time == null) {
      return null;
    }
    return switch (verb.strip()) {
      case "102" -> new LastVerb(LastVerb.Kind.REPLY, time);
      case "103" -> new LastVerb(LastVerb.Kind.REPLY_ALL, time);
      case "104" -> new LastVerb(LastVerb.Kind.FORWARD, time);
      default -> null;
    };
  }

  private static @Nullable Instant time(JsonNode value) {
    return time(value.asString(""));
  }

  private static @Nullable Instant time(String value) {
    if (value.isBlank()) {
      return null;
    }
    try {
      Instant moment = OffsetDateTime.parse(value.strip()).toInstant();
      return ValueLimits.isMoment(moment) ? moment : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String text(JsonNode json, String name) {
    return ValueLimits.text(json.path(name).asString(""), LONGEST_TEXT);
  }
}
