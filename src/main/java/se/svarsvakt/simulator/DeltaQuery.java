package se.svarsvakt.simulator;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * What a chain of delta rounds asks for and how far it has come; a deltaLink carries it.
 *
 * @param generation of the mailbox's and folder's tokens when the chain began
 * @param position in the mailbox's change log; negative before the first round
 * @param select as the first call had it
 * @param expand as the first call had it
 * @param filter as the first call had it
 */
record DeltaQuery(
    @JsonProperty("g") String generation,
    @JsonProperty("p") int position,
    @JsonProperty("s") String select,
    @JsonProperty("e") String expand,
    @JsonProperty("f") String filter) {
  private static final Pattern RECEIVED =
      Pattern.compile("\\s*receivedDateTime\\s+(ge|gt)\\s+([0-9TZ:.+-]+)\\s*");

  static DeltaQuery first(String generation, GraphRequest request) {
    return new DeltaQuery(
        generation,
        -1,
        request.option("$select"),
        request.option("$expand"),
        request.option("$filter"));
  }

  static boolean supports(String filter) {
    return filter.isEmpty() || RECEIVED.matcher(filter).matches();
  }

  static DeltaQuery parse(String token) {
    try {
      return Json.MAPPER.readValue(Base64.getUrlDecoder().decode(token), DeltaQuery.class);
    } catch (IllegalArgumentException | JacksonException e) {
      throw GraphException.badRequest("ErrorInvalidUrlQuery", "The delta token is malformed.", e);
    }
  }

  String token() {
    byte[] bytes = Json.MAPPER.writeValueAsBytes(this);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  DeltaQuery from(int newPosition) {
    return new DeltaQuery(generation, newPosition, select, expand, filter);
  }

  boolean isFirstRound() {
    return position < 0;
  }

  boolean isFiltered() {
    return !filter.isEmpty();
  }

  boolean matches(StoredMessage message) {
    Matcher received = RECEIVED.matcher(filter);
    if (!received.matches()) {
      return true;
    }
    Instant bound = instant(received.group(2));
    Instant at = message.receivedAt();
    return at.isAfter(bound) || (received.group(1).equals("ge") && at.equals(bound));
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw GraphException.badRequest("ErrorInvalidUrlQueryFilter", "Not a time.", e);
    }
  }
}
