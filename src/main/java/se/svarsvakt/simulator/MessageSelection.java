package se.svarsvakt.simulator;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cuts a stored message to what a request asked for. */
final class MessageSelection {
  private static final Pattern PROPERTY_ID = Pattern.compile("id\\s+eq\\s+'([^']+)'");
  private static final String[] ALWAYS = {"id", "@odata.type", "@odata.etag"};
  private static final String EXTENDED = "singleValueExtendedProperties";

  private final QueryOptions options;
  private final PreferHeader prefer;
  private final Set<String> extended;

  MessageSelection(QueryOptions options, PreferHeader prefer) {
    this.options = options;
    this.prefer = prefer;
    this.extended = extendedNames(options);
  }

  private static Set<String> extendedNames(QueryOptions options) {
    Set<String> names = new LinkedHashSet<>();
    Matcher ids = PROPERTY_ID.matcher(options.optionOf(EXTENDED, "$filter"));
    while (ids.find()) {
      names.add(ids.group(1));
    }
    if (options.expands(EXTENDED) && names.isEmpty()) {
      throw GraphException.badRequest(
          "ErrorInvalidUrlQuery", "Extended properties need a $filter on their id.");
    }
    return names;
  }

  ObjectNode full(StoredMessage message) {
    ObjectNode json = message.json(prefer.immutableIds());
    if (prefer.plainText()) {
      String text = message.outgoing().content().text();
      json.set("body", Json.object().put("contentType", "text").put("content", text));
    }
    if (options.select().isEmpty()) {
      json.remove("internetMessageHeaders");
      json.remove("uniqueBody");
    }
    ArrayNode values = message.extended(extended);
    options.kept(json, ALWAYS);
    if (!values.isEmpty()) {
      json.set(EXTENDED, values);
    }
    return json;
  }

  /** Only what changed, out of what the request selected. */
  ObjectNode partial(StoredMessage message, Set<String> changed) {
    return full(message).retain(Json.and(changed, ALWAYS));
  }
}
