package se.svarsvakt.graph;

import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestInformation;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a GET asks Graph for, written as Microsoft's own request builders write it: a template of
 * RFC 6570, in which ids and options become percent-encoded.
 *
 * @param path below the base URL, starting with a slash; ids as names in braces
 * @param values of the ids, and of the options by their encoded names
 */
record GraphAddress(String path, Map<String, Object> values) {
  private static final String OPTIONS = "{?%24expand,%24filter,%24orderby,%24select,%24top}";

  GraphAddress {
    values = Map.copyOf(values);
  }

  /** A path without ids. */
  static GraphAddress of(String path) {
    return new GraphAddress(path, Map.of());
  }

  /** A path with an id. */
  static GraphAddress of(String path, String name, String id) {
    return new GraphAddress(path, Map.of(name, id));
  }

  /** The same, somewhat further down. */
  GraphAddress below(String more) {
    return new GraphAddress(path + more, values);
  }

  /** The same, somewhat further down, where an id stands. */
  GraphAddress below(String more, String name, String id) {
    return below(more).with(name, id);
  }

  GraphAddress select(String... properties) {
    return with("%24select", List.of(properties));
  }

  GraphAddress expand(String relation) {
    return with("%24expand", relation);
  }

  GraphAddress filter(String condition) {
    return with("%24filter", condition);
  }

  GraphAddress orderBy(String order) {
    return with("%24orderby", order);
  }

  GraphAddress top(int page) {
    return with("%24top", page);
  }

  private GraphAddress with(String name, Object value) {
    Map<String, Object> more = new HashMap<>(values);
    more.put(name, value);
    return new GraphAddress(path, more);
  }

  /** The request, for JSON. */
  GraphCall get() {
    var template = new RequestInformation(HttpMethod.GET, path + OPTIONS, values);
    try {
      String address = Objects.requireNonNull(template.getUri()).toString();
      return new GraphCall(HttpMethod.GET, address, Map.of("Accept", "application/json"), null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("an address of Graph that is none", e);
    }
  }
}
