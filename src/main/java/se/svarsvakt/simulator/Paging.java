package se.svarsvakt.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Cuts a listing into pages with a nextLink. */
final class Paging {
  private Paging() {}

  /**
   * One page of a listing.
   *
   * @param position the option that says where a page begins: {@code $skip} or {@code $skiptoken}
   * @param usual the page size where the request names none
   * @param limit the greatest one
   */
  record Rule(String position, int usual, int limit) {}

  static ObjectNode page(
      RouteContext world, GraphRequest request, List<ObjectNode> rows, Rule rule) {
    int size = Math.max(1, request.number("$top", rule.usual(), rule.limit()));
    int from = request.number(rule.position(), 0, Integer.MAX_VALUE);
    ObjectNode page = slice(rows, from, size);
    page.put("@odata.context", world.baseUrl() + "/$metadata#" + request.segment(0));
    if (from + size < rows.size()) {
      page.put("@odata.nextLink", link(world, request, rule.position(), from + size));
    }
    return page;
  }

  /** Some rows, as many as there are, without a link. */
  static ObjectNode slice(List<ObjectNode> rows, int from, int size) {
    return Json.values(
        rows.subList(Math.min(from, rows.size()), Math.min(from + size, rows.size())));
  }

  private static String link(RouteContext world, GraphRequest request, String position, int to) {
    Map<String, String> query = new TreeMap<>(request.query());
    query.put(position, Integer.toString(to));
    return query.entrySet().stream()
        .map(option -> option.getKey() + "=" + encode(option.getValue()))
        .collect(Collectors.joining("&", world.baseUrl() + path(request) + "?", ""));
  }

  static String path(GraphRequest request) {
    return request.segments().stream()
        .map(Paging::encode)
        .collect(Collectors.joining("/", "/", ""));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
