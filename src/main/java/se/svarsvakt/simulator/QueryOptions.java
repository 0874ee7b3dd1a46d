package se.svarsvakt.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code $select} and {@code $expand} ask for.
 *
 * @param select property names without casts; empty for the default ones
 * @param expand navigation names with the options that stood in their brackets
 */
record QueryOptions(Set<String> select, Map<String, String> expand) {
  static QueryOptions parse(String select, String expand) {
    Set<String> names = new LinkedHashSet<>();
    split(select).forEach(name -> names.add(name.substring(name.lastIndexOf('/') + 1)));
    Map<String, String> expansions = new LinkedHashMap<>();
    for (String item : split(expand)) {
      int open = item.indexOf('(');
      boolean options = open > 0 && item.endsWith(")");
      expansions.put(
          options ? item.substring(0, open) : item,
          options ? item.substring(open + 1, item.length() - 1) : "");
    }
    return new QueryOptions(names, expansions);
  }

  /** The options of one expansion, without what stands before the first equals sign. */
  String optionOf(String navigation, String option) {
    for (String part : expand.getOrDefault(navigation, "").split(";", -1)) {
      if (part.startsWith(option + "=")) {
        return part.substring(option.length() + 1);
      }
    }
    return "";
  }

  /** The selected properties of a resource and some more; all of them where none are selected. */
  ObjectNode kept(ObjectNode resource, String... always) {
    return select.isEmpty() ? resource : resource.retain(Json.and(select, always));
  }

  boolean expands(String navigation) {
    return expand.containsKey(navigation);
  }

  /** Splits at commas that stand outside brackets. */
  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString().strip());
    parts.removeIf(String::isEmpty);
    return parts;
  }
}
