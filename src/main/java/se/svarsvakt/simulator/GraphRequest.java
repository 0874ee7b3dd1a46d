package se.svarsvakt.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A Graph request taken apart, whether it came alone or inside a batch.
 *
 * @param method the HTTP method
 * @param segments the decoded path; {@code mailFolders('x')} makes two, {@code delta()} one
 * @param query decoded options, system options with their dollar sign
 * @param prefer the PreferHeader values
 * @param body the JSON body, null for none
 * @param inner whether it came inside a batch
 */
record GraphRequest(
    String method,
    List<String> segments,
    Map<String, String> query,
    PreferHeader prefer,
    @Nullable JsonNode body,
    boolean inner) {
  private static final Pattern KEYED = Pattern.compile("(\\w+)\\('(.*)'\\)");
  private static final Pattern SYSTEM_OPTION =
      Pattern.compile("select|expand|filter|orderby|top|skip|count|search|skiptoken|deltatoken");

  /** Takes apart a relative address such as {@code /users/x?$select=id}. */
  static GraphRequest of(
      String method, String url, PreferHeader prefer, @Nullable JsonNode body, boolean inner) {
    int mark = url.indexOf('?');
    String path = mark < 0 ? url : url.substring(0, mark);
    String query = mark < 0 ? "" : url.substring(mark + 1);
    return new GraphRequest(method, segments(path), options(query), prefer, body, inner);
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String raw : path.split("/", -1)) {
      String segment = decode(raw.replace("+", "%2B")).replaceFirst("\\(\\)$", "");
      Matcher keyed = KEYED.matcher(segment);
      if (keyed.matches()) {
        segments.add(keyed.group(1));
        segments.add(keyed.group(2));
      } else if (!segment.isEmpty()) {
        segments.add(segment.replaceFirst("^microsoft\\.graph\\.delta$", "delta"));
      }
    }
    return segments;
  }

  private static Map<String, String> options(String query) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int cut = pair.indexOf('=');
      if (cut > 0) {
        String name = decode(pair.substring(0, cut));
        String system = SYSTEM_OPTION.matcher(name).matches() ? "$" + name : name;
        options.put(system, decode(pair.substring(cut + 1)));
      }
    }
    return options;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  String path() {
    return "/" + String.join("/", segments);
  }

  /** The n-th path segment, or an empty string. */
  String segment(int n) {
    return n < segments.size() ? segments.get(n) : "";
  }

  String option(String name) {
    return query.getOrDefault(name, "");
  }

  /** A whole number between 0 and a limit, or the default where the option is missing. */
  int number(String name, int otherwise, int limit) {
    if (!query.containsKey(name)) {
      return otherwise;
    }
    String text = option(name);
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > limit) {
      throw GraphException.badRequest("BadRequest", "Invalid value for the option " + name + ".");
    }
    return Integer.parseInt(text);
  }

  boolean isGet() {
    return method.equals("GET");
  }

  RecordedRequest recorded() {
    return new RecordedRequest(method, path(), query, prefer.text(), inner);
  }
}
