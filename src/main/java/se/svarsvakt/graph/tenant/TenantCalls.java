package se.svarsvakt.graph.tenant;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.http.BaseUrl;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.http.JsonHttpClient;
import se.svarsvakt.http.JsonRequest;
import se.svarsvakt.http.RetryPolicy;
import se.svarsvakt.http.RetryPolicy.Repeat;
import se.svarsvakt.http.Sleeper;
import se.svarsvakt.setup.SetupStopped;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Asks Graph in the name of the administrator who is signed in. What is read, changed or deleted is
 * asked for again where the answer was lost; what is created only where Graph did not take it, so
 * that nothing is made twice. Where Entra's copies do not know yet what was made a moment ago, it
 * is waited for.
 */
public final class TenantCalls implements AutoCloseable {
  private static final RetryPolicy RETRIES =
      new RetryPolicy(6, Duration.ofSeconds(1), Duration.ofMinutes(3));
  private static final List<Duration> UNTIL_COPIED =
      List.of(1, 2, 4, 8, 15, 30, 60).stream().map(Duration::ofSeconds).toList();
  private static final int LARGEST_ANSWER = 16 * 1024 * 1024;
  private static final int MOST_PAGES = 100;
  private static final String VERSION = "/v1.0";
  private static final String BETA = "/beta/";

  /** What Graph wants beside a count. */
  private static final Map<String, String> COUNTED = Map.of("ConsistencyLevel", "eventual");

  private final JsonHttpClient http =
      new JsonHttpClient(
          "Microsoft Graph", Duration.ofSeconds(60), Duration.ofMinutes(3), LARGEST_ANSWER);
  private final String baseUrl;
  private final Supplier<String> token;
  private final Sleeper sleeper;
  private final Consumer<String> note;

  /**
   * Ready to ask; no connection is made yet.
   *
   * @param baseUrl ends with {@code /v1.0}; https, or this machine
   * @param token gives the administrator's token
   * @param note is told why it takes so long
   */
  public TenantCalls(URI baseUrl, Supplier<String> token, Sleeper sleeper, Consumer<String> note) {
    if (!BaseUrl.isTrusted(baseUrl)) {
      throw new IllegalArgumentException("a token goes over https, or to this machine");
    }
    this.baseUrl = baseUrl.toString();
    this.token = token;
    this.sleeper = sleeper;
    this.note = note;
  }

  /** A text as it may stand in a filter of an address, quotation marks around it. */
  static String quoted(String text) {
    return encoded("'" + text.replace("'", "''") + "'");
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What stands there; empty where nothing does. */
  Optional<JsonNode> find(String path) {
    JsonAnswer answer = asked("GET", path, null);
    if (answer.ok()) {
      return Optional.of(answer.body());
    }
    if (answer.status() == 404) {
      return Optional.empty();
    }
    throw refused("GET", path, answer);
  }

  /** All pages of a list. */
  List<JsonNode> list(String path) {
    return listAnyWay(path);
  }

  /** All pages of a list below something that may have been made a moment ago. */
  List<JsonNode> listInTime(String path) {
    JsonAnswer answer = asked("GET", path, null);
    for (Duration pause : UNTIL_COPIED) {
      if (answer.status() != 404) {
        break;
      }
      pause(pause);
      answer = asked("GET", path, null);
    }
    return pages(path, answer);
  }

  /**
   * All pages of a list that can be asked for in several ways: the first that Graph takes. What can
   * be filtered by, and whether only with a count, differs from property to property and has
   * changed before (Microsoft Learn, aad-advanced-queries).
   */
  List<JsonNode> listAnyWay(String... paths) {
    for (String path : List.of(paths).subList(0, paths.length - 1)) {
      JsonAnswer first = asked("GET", path, null);
      if (!Set.of(400, 501).contains(first.status())) {
        return pages(path, first);
      }
    }
    String last = paths[paths.length - 1];
    return pages(last, asked("GET", last, null));
  }

  private List<JsonNode> pages(String path, JsonAnswer first) {
    List<JsonNode> entries = new ArrayList<>();
    String at = path;
    JsonAnswer answer = first;
    for (int page = 0; page < MOST_PAGES; page++) {
      if (!answer.ok()) {
        throw refused("GET", at, answer);
      }
      answer.body().path("value").forEach(entries::add);
      String next = answer.body().path("@odata.nextLink").asString("");
      if (next.isEmpty()) {
        return entries;
      }
      if (!next.startsWith(root(at) + "/")) { // the token goes to Graph alone
        throw new SetupStopped(
            SetupStopped.Reason.REFUSED, "Graph's list goes on at another place: try again later");
      }
      at = next;
      answer = asked("GET", at, null);
    }
    return entries;
  }

  /** Makes something; waits while Entra does not know yet what it refers to. */
  JsonNode create(String path, JsonNode body) {
    return settled("POST", path, body);
  }

  /**
   * Makes something that may be there already, which is as good.
   *
   * @param there says that it is
   */
  void createUnless(String path, JsonNode body, String there) {
    JsonAnswer answer = afterCopying("POST", path, body);
    boolean exists = answer.status() == 409 || SetupAnswers.message(answer).contains(there);
    if (!answer.ok() && !exists) {
      throw refused("POST", path, answer);
    }
  }

  /** Changes the properties that the body names, and no other. */
  void change(String path, JsonNode body) {
    settled("PATCH", path, body);
  }

  /** Takes something away; it may be gone already. */
  void delete(String path) {
    JsonAnswer answer = asked("DELETE", path, null);
    if (!answer.ok() && answer.status() != 404) {
      throw refused("DELETE", path, answer);
    }
  }

  /** Sends a package of an app. */
  JsonAnswer upload(String path, byte[] zip) {
    JsonRequest request =
        new JsonRequest(
            "POST",
            address(path),
            Map.of("Content-Type", "application/zip"),
            Optional.of(JsonNodeFactory.instance.binaryNode(zip)));
    return completed(request, Repeat.IF_NOT_TAKEN);
  }

  /** Why an answer is none that can be gone on with. */
  SetupStopped refused(String method, String path, JsonAnswer answer) {
    return SetupAnswers.refusal(method, path, answer);
  }

  /** The moment that Graph says it is; empty before the first answer. */
  Optional<Instant> lastDate() {
    return http.lastDate();
  }

  private JsonNode settled(String method, String path, JsonNode body) {
    JsonAnswer answer = afterCopying(method, path, body);
    if (!answer.ok()) {
      throw refused(method, path, answer);
    }
    return answer.body();
  }

  private JsonAnswer afterCopying(String method, String path, JsonNode body) {
    JsonAnswer answer = asked(method, path, body);
    for (Duration pause : UNTIL_COPIED) {
      if (!SetupAnswers.isNotCopiedYet(answer) || path.startsWith(BETA)) {
        return answer;
      }
      note.accept(
          "Entra does not know yet what was made a moment ago: waiting "
              + pause.toSeconds()
              + " s");
      pause(pause);
      answer = asked(method, path, body);
    }
    return answer;
  }

  private JsonAnswer asked(String method, String path, @Nullable JsonNode body) {
    JsonRequest request =
        new JsonRequest(
            method,
            address(path),
            path.contains("$count=true") ? COUNTED : Map.of(),
            Optional.ofNullable(body));
    boolean making = method.equals("POST");
    return completed(request, making ? Repeat.IF_NOT_TAKEN : Repeat.HARMLESS);
  }

  private JsonAnswer completed(JsonRequest request, Repeat repeat) {
    try {
      HttpResult result =
          RETRIES.run(
              () -> sent(request),
              repeat,
              (time, after) -> {
                if (time.toSeconds() > 2) {
                  note.accept(waitingFor(after) + ": going on in " + time.toSeconds() + " s");
                }
                sleeper.sleep(time);
              });
      if (result instanceof HttpResult.Completed(JsonAnswer answer)) {
        return answer;
      }
      boolean reading = request.method().equals("GET");
      throw SetupAnswers.unanswered(result, URI.create(baseUrl).getHost(), reading);
    } catch (InterruptedException e) {
      throw stopped();
    }
  }

  /** What a proxy turns away has not come to Graph, and does not the next time. */
  private HttpResult sent(JsonRequest request) {
    HttpResult result = http.send(request.withToken(token.get()));
    return SetupAnswers.isProxyThatWantsAPassword(result)
        ? new HttpResult.NotSent(new IOException("authenticate with proxy"), false)
        : result;
  }

  private static String waitingFor(HttpResult after) {
    return switch (after) {
      case HttpResult.Completed(JsonAnswer answer) when answer.retryAfter().isPresent() ->
          "Graph asks to wait";
      case HttpResult.Completed(JsonAnswer answer) ->
          "Graph cannot answer just now (HTTP " + answer.status() + ")";
      case HttpResult.Garbled _ -> "something else than Graph answered";
      case HttpResult.NotSent _ -> "Graph cannot be reached";
      case HttpResult.Lost _ -> "the answer was lost on the way";
    };
  }

  /** The same; empty, too, where Graph does not take this way to ask. */
  Optional<JsonNode> findIfTaken(String path) {
    JsonAnswer answer = asked("GET", path, null);
    if (answer.ok()) {
      return Optional.of(answer.body());
    }
    if (Set.of(400, 404, 501).contains(answer.status())) {
      return Optional.empty();
    }
    throw refused("GET", path, answer);
  }

  /** The same; empty, too, where whoever is signed in may not look. */
  Optional<JsonNode> findIfAllowed(String path) {
    JsonAnswer answer = asked("GET", path, null);
    if (answer.ok()) {
      return Optional.of(answer.body());
    }
    if (Set.of(400, 403, 404, 501).contains(answer.status())) {
      return Optional.empty();
    }
    throw refused("GET", path, answer);
  }

  /**
   * The same, for what has to be there.
   *
   * @param missing is thrown where it is not
   */
  Optional<JsonNode> findIfAllowed(String path, Supplier<SetupStopped> missing) {
    JsonAnswer answer = asked("GET", path, null);
    if (answer.status() == 404) {
      throw missing.get();
    }
    if (answer.ok()) {
      return Optional.of(answer.body());
    }
    if (Set.of(400, 403, 501).contains(answer.status())) {
      return Optional.empty();
    }
    throw refused("GET", path, answer);
  }

  /** All pages of a list; empty where whoever is signed in may not look at it. */
  Optional<List<JsonNode>> listIfAllowed(String path) {
    JsonAnswer first = asked("GET", path, null);
    return first.status() == 403 ? Optional.empty() : Optional.of(pages(path, first));
  }

  /** What stands there, for which is waited where it was made a moment ago; empty in the end. */
  Optional<JsonNode> findInTime(String path) {
    return inTime(() -> find(path));
  }

  /** What a look finds, now or after a while. */
  <T> Optional<T> inTime(Supplier<Optional<T>> look) {
    Optional<T> found = look.get();
    for (Duration pause : UNTIL_COPIED) {
      if (found.isPresent()) {
        break;
      }
      note.accept("Entra does not show yet what is there: waiting " + pause.toSeconds() + " s");
      pause(pause);
      found = look.get();
    }
    return found;
  }

  /** Lets time pass. */
  void pause(Duration time) {
    try {
      sleeper.sleep(time);
    } catch (InterruptedException e) {
      throw stopped();
    }
  }

  private static SetupStopped stopped() {
    Thread.currentThread().interrupt();
    return new SetupStopped(SetupStopped.Reason.REFUSED, "stopped; run setup again to go on");
  }

  private URI address(String path) {
    return URI.create(
        path.startsWith("http") ? path : root(path) + path.replaceFirst("^/beta/", "/"));
  }

  /** Below which a path stands: Graph's own version, or its beta for those that begin so. */
  private String root(String path) {
    boolean beta = path.contains(BETA);
    return beta ? baseUrl.substring(0, baseUrl.length() - VERSION.length()) + "/beta" : baseUrl;
  }

  @Override
  public void close() {
    http.close();
  }
}
