package se.svarsvakt.simulator;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The property names of Graph's types, from Microsoft's published metadata. */
final class PropertyNames {
  private static final String EVENT_MESSAGE = "microsoft.graph.eventMessage/";

  private final Map<String, Set<String>> properties = new TreeMap<>();
  private final Map<String, Set<String>> navigation = new TreeMap<>();

  PropertyNames() {
    JsonNode types = Json.resource("graph-properties.json");
    for (Map.Entry<String, JsonNode> type : types.properties()) {
      properties.put(type.getKey(), Json.texts(type.getValue().path("properties")));
      navigation.put(type.getKey(), Json.texts(type.getValue().path("navigation")));
    }
  }

  /** Whether {@code $select} may name it; a derived type's needs the type's name before it. */
  boolean selectable(String type, String name) {
    return known(properties, type, name);
  }

  /** Whether {@code $expand} may name it; a derived type's needs the type's name before it. */
  boolean expandable(String type, String name) {
    return known(navigation, type, name);
  }

  private static boolean known(Map<String, Set<String>> types, String type, String name) {
    boolean derived = type.equals("message") && name.startsWith(EVENT_MESSAGE);
    return types
        .getOrDefault(derived ? "eventMessage" : type, Set.of())
        .contains(derived ? name.substring(EVENT_MESSAGE.length()) : name);
  }
}
