package se.svarsvakt.graph;

import com.microsoft.kiota.HttpMethod;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.sync.MailboxFailure;
import tools.jackson.databind.JsonNode;

/**
 * One request to Graph, single or inside a batch.
 *
 * @param method GET, or POST where something is sent or asked with a body
 * @param path what follows the base URL, starting with a slash, query included
 * @param headers sent along; {@code Prefer} is one comma-separated value, as a batch wants it
 * @param body JSON; null for none
 */
record GraphCall(
    HttpMethod method, String path, Map<String, String> headers, @Nullable JsonNode body) {
  GraphCall {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path below the base URL starts with a slash");
    }
    headers = Map.copyOf(headers);
  }

  /**
   * A GET of a link that Graph gave, whatever host stands in it.
   *
   * @throws MailboxFailure if it is none; a stored one is to be given up
   */
  static GraphCall link(String link, String baseUrl, Map<String, String> headers) {
    if (!ValueLimits.isLink(link)) {
      throw new MailboxFailure(
          MailboxFailure.Next.RESYNC, "OddLink", "Graph gave a link that leads nowhere");
    }
    return new GraphCall(HttpMethod.GET, relative(link, baseUrl), headers, null);
  }

  /** Whether it asks for a message's source, which is no JSON and is sent alone. */
  boolean isSource() {
    return path.endsWith("/$value");
  }

  /** The same call with another header. */
  GraphCall with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new GraphCall(method, path, more, body);
  }

  /** The same call with a JSON body, as a POST. */
  GraphCall posting(JsonNode json) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).equals("content-type"));
    more.put("Content-Type", "application/json");
    return new GraphCall(HttpMethod.POST, path, more, json);
  }

  private static String relative(String uri, String baseUrl) {
    if (uri.startsWith(baseUrl + "/")) {
      return uri.substring(baseUrl.length());
    }
    int version = uri.indexOf("/v1.0/");
    if (version < 0) {
      throw new IllegalArgumentException("a link from Graph leads out of v1.0");
    }
    return uri.substring(version + "/v1.0".length());
  }
}
