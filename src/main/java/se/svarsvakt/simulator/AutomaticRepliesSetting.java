package se.svarsvakt.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mailbox's automatic reply.
 *
 * @param status {@code disabled}, {@code alwaysEnabled} or {@code scheduled}
 * @param audience {@code none}, {@code contactsOnly} or {@code all}
 * @param text what external and internal senders get, HTML
 * @param start begin of a scheduled one, null otherwise
 * @param end end of a scheduled one, null otherwise
 */
public record AutomaticRepliesSetting(
    String status, String audience, String text, @Nullable Instant start, @Nullable Instant end) {
  /** Switched off. */
  public static final AutomaticRepliesSetting OFF =
      new AutomaticRepliesSetting("disabled", "none", "", null, null);

  /** Refuses a schedule without both ends. */
  public AutomaticRepliesSetting {
    if (status.equals("scheduled") && (start == null || end == null || !end.isAfter(start))) {
      throw new IllegalArgumentException(
          "a scheduled automatic reply needs a start before its end");
    }
  }

  /** On until switched off, for all senders. */
  public static AutomaticRepliesSetting always(String text) {
    return new AutomaticRepliesSetting("alwaysEnabled", "all", text, null, null);
  }

  /** On between two instants, for all senders. */
  public static AutomaticRepliesSetting scheduled(String text, Instant start, Instant end) {
    return new AutomaticRepliesSetting("scheduled", "all", text, start, end);
  }

  /** The same for another external audience. */
  public AutomaticRepliesSetting audience(String changed) {
    return new AutomaticRepliesSetting(status, changed, text, start, end);
  }

  ObjectNode json(boolean capitals, String zone) {
    Instant from = start == null ? Instant.EPOCH : start;
    Instant to = end == null ? Instant.EPOCH.plusSeconds(86_400) : end;
    ObjectNode json = Json.object().put("status", spelled(status, capitals));
    json.put("externalAudience", spelled(audience, capitals));
    json.set("scheduledStartDateTime", GraphTime.json(from, zone));
    json.set("scheduledEndDateTime", GraphTime.json(to, zone));
    return json.put("internalReplyMessage", text).put("externalReplyMessage", text);
  }

  private static String spelled(String value, boolean capitals) {
    return capitals ? Character.toUpperCase(value.charAt(0)) + value.substring(1) : value;
  }
}
