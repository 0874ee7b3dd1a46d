package se.svarsvakt.simulator;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cuts a stored message to what a request asked for. */
final class MessageSelection {
  private static final Pattern PROPERTY_ID = Pattern.compile("id\\s+eq\\s+'([^']+)'");
  private static final String EXTENDED = "singleValueExtendedProperties";

  private final QueryOptions shape;
  private final PreferHeader prefer;
  private final Set<String> extended;

  MessageSelection(QueryOptions shape, PreferHeader prefer) {
    this.shape = shape;
    this.prefer = prefer;
    this.extended = extendedNames(shape);
  }

  private static Set<String> extendedNames(QueryOptions shape) {
    Set<String> names = new LinkedHashSet<>();
    Matcher ids = PROPERTY_ID.matcher(shape.optionOf(EXTENDED, "$filter"));
    while (ids.find()) {
      names.add(ids.group(1));
    }
    if (shape.expands(EXTENDED) && names.isEmpty()) {
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
    if (shape.select().isEmpty()) {
      json.remove("internetMessageHeaders");
      json.remove("uniqueBody");
    } else {
      Set<String> names = new HashSet<>(shape.select());
      names.addAll(Set.of("id", "@odata.type", "@odata.etag"));
      json.retain(names);
    }
    return withExtended(message, json);
  }

  /** Only what changed, out of what the request selected. */
  ObjectNode partial(StoredMessage message, Set<String> changed) {
    Set<String> names = new HashSet<>(changed);
    names.addAll(Set.of("id", "@odata.type", "@odata.etag"));
    return full(message).retain(names);
  }

  private ObjectNode withExtended(StoredMessage message, ObjectNode json) {
    ArrayNode values = message.extended(extended);
    if (!values.isEmpty()) {
      json.set(EXTENDED, values);
    }
    return json;
  }
}
