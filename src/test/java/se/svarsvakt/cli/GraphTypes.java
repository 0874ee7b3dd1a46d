package se.svarsvakt.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks names and kinds of values against Microsoft's metadata of Graph. */
final class GraphTypes {
  private static final Properties TYPES = new Properties();

  static {
    try (InputStream in =
        GraphTypes.class.getResourceAsStream("/graph/metadata-setup.properties")) {
      TYPES.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private GraphTypes() {}

  /** What of an object Graph does not know; empty where it knows all. */
  static List<String> faults(String type, JsonNode object) {
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, JsonNode> one : object.properties()) {
      String name = one.getKey();
      String kind = TYPES.getProperty(type + "." + name);
      if (kind == null) {
        faults.add(type + " has no " + name);
      } else if (!one.getValue().isNull()) {
        check(type + "." + name, kind, one.getValue(), faults);
      }
    }
    return faults;
  }

  /** Properties of a {@code $select} that a type lacks. */
  static List<String> unknown(String type, Set<String> names) {
    return names.stream().filter(name -> TYPES.getProperty(type + "." + name) == null).toList();
  }

  private static void check(String at, String kind, JsonNode value, List<String> faults) {
    if (kind.startsWith("Collection(")) {
      if (!value.isArray()) {
        faults.add(at + " is no list");
      }
      String of = kind.substring("Collection(".length(), kind.length() - 1);
      value.forEach(one -> check(at, of, one, faults));
      return;
    }
    boolean good =
        switch (kind) {
          case "Edm.String" -> value.isString();
          case "Edm.Boolean" -> value.isBoolean();
          case "Edm.Int32" -> value.isInt();
          case "Edm.Guid" ->
              value.asString("").matches("\\p{XDigit}{8}-(\\p{XDigit}{4}-){3}\\p{XDigit}{12}");
          case "Edm.DateTimeOffset" -> isMoment(value.asString(""));
          case "Edm.Binary" -> isBinary(value.asString(""));
          default -> {
            faults.addAll(faults(kind, value));
            yield value.isObject();
          }
        };
    if (!good) {
      faults.add(at + " is no " + kind);
    }
  }

  private static boolean isMoment(String text) {
    try {
      return OffsetDateTime.parse(text).getYear() > 2000;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isBinary(String text) {
    try {
      return Base64.getDecoder().decode(text).length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
