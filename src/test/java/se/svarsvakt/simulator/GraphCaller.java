package se.svarsvakt.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A plain HTTP client of the simulated Graph. */
public final class GraphCaller {
  private static final String IMMUTABLE = "IdType=\"ImmutableId\"";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String base;

  /** A client of that Graph. */
  public GraphCaller(SimulatedGraph graph) {
    base = graph.baseUrl().toString();
  }

  /** What came back. */
  public record Answer(int status, HttpResponse<String> response) {
    /** Its body. */
    public JsonNode json() {
      return Json.MAPPER.readTree(response.body());
    }

    String errorCode() {
      return json().path("error").path("code").asString();
    }
  }

  /** Gets with immutable ids. */
  public Answer get(String url) {
    return get(url, IMMUTABLE);
  }

  Answer get(String url, String prefer) {
    return send(request(url).header("Prefer", prefer).GET());
  }

  Answer post(String url, JsonNode body) {
    return send(
        request(url)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder bare(String url) {
    return HttpRequest.newBuilder(URI.create(encoded(url)));
  }

  /** The pages of a listing or a delta round, following nextLinks. */
  public List<JsonNode> pages(String url, String prefer) {
    List<JsonNode> pages = new ArrayList<>();
    for (String next = url; !next.isEmpty(); ) {
      JsonNode page = get(next, prefer).json();
      pages.add(page);
      next = page.path("@odata.nextLink").asString("");
    }
    return pages;
  }

  /** What stands on all pages. */
  public List<JsonNode> items(String url, String prefer) {
    List<JsonNode> items = new ArrayList<>();
    pages(url, prefer).forEach(page -> page.path("value").forEach(items::add));
    return items;
  }

  /** Goes through a first delta round and returns the link to the next one. */
  String deltaLink(String url) {
    return pages(url, IMMUTABLE).getLast().path("@odata.deltaLink").asString();
  }

  static ObjectNode batch(String... urls) {
    ObjectNode body = Json.object();
    ArrayNode requests = body.putArray("requests");
    for (int i = 0; i < urls.length; i++) {
      ObjectNode request = requests.addObject().put("id", Integer.toString(i));
      request.put("method", "GET").put("url", urls[i]);
      request.putObject("headers").put("Prefer", "odata.maxpagesize=50, " + IMMUTABLE);
    }
    return body;
  }

  private HttpRequest.Builder request(String url) {
    return bare(url).header("Authorization", "Bearer simulated");
  }

  /** Encodes what stands after an equals sign in a hand-written address. */
  private String encoded(String url) {
    String absolute = url.startsWith("http") ? url : base + url;
    return url.startsWith("http")
        ? absolute
        : Pattern.compile("(?<=\\?|&)([^=&]+)=([^&]*)")
            .matcher(absolute)
            .replaceAll(
                m ->
                    java.util.regex.Matcher.quoteReplacement(
                        m.group(1) + "=" + URLEncoder.encode(m.group(2), StandardCharsets.UTF_8)));
  }
}
