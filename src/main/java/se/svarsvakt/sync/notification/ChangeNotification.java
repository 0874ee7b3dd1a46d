package se.svarsvakt.sync.notification;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * One thing that Graph tells of a subscription, by whatever way it came; nothing in it is believed
 * but that something may have changed.
 *
 * @param subscription the subscription's id; empty where it says none
 * @param clientState what shows that the subscription is ours; empty where it says none
 * @param kind what is told
 */
public record ChangeNotification(String subscription, String clientState, Kind kind) {
  private static final int LONGEST = 128;

  /** What is told. */
  public enum Kind {
    /** A message came, changed or went. */
    CHANGED,
    /** The subscription ends soon unless it is renewed. */
    REAUTHORIZATION_REQUIRED,
    /** There is no such subscription any more. */
    SUBSCRIPTION_REMOVED,
    /** Something was not told. */
    MISSED
  }

  /**
   * What a body holds; what is no notification in it is one of no subscription, which nobody takes.
   *
   * @throws IllegalArgumentException if it is no list of notifications
   */
  public static List<ChangeNotification> read(JsonNode body) {
    JsonNode value = body.path("value");
    if (!value.isArray()) {
      throw new IllegalArgumentException("no list of notifications");
    }
    return value.valueStream().map(ChangeNotification::of).toList();
  }

  private static ChangeNotification of(JsonNode one) {
    return new ChangeNotification(
        text(one, "subscriptionId"),
        text(one, "clientState"),
        kind(one.path("lifecycleEvent").asString("").toLowerCase(Locale.ROOT)));
  }

  private static String text(JsonNode one, String name) {
    String text = one.path(name).asString("");
    return text.length() <= LONGEST ? text : "";
  }

  /** After an event that is not known yet, reading does no harm. */
  private static Kind kind(String event) {
    return switch (event) {
      case "" -> Kind.CHANGED;
      case "reauthorizationrequired" -> Kind.REAUTHORIZATION_REQUIRED;
      case "subscriptionremoved" -> Kind.SUBSCRIPTION_REMOVED;
      default -> Kind.MISSED;
    };
  }
}
