package se.svarsvakt.graph;

import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.Request;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.http.JsonHttpClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends one request to Graph. The SDK's request adapter makes it, token included, and the client
 * that all outside systems share sends it: the SDK's models and their backing store cost time and
 * memory for every message, and cannot tell a property that is null from one that was left out; its
 * retry sleeps the calling thread and does not look inside batches.
 */
final class GraphHttp implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Graph's codes of what passes by itself; each part of it has its own. */
  private static final Pattern PASSING_ERRORS =
      Pattern.compile(
          "timeout|throttl|toomany|limitreached|busy|unavailable|notavailable|transient"
              + "|generalexception|unknownerror|internalserver|badgateway",
          Pattern.CASE_INSENSITIVE);

  private static final String BEARER = "Bearer ";
  private static final int SOURCE_LIMIT = 256 * 1024;
  private static final int LARGEST_ANSWER_IN_BYTES = 64 * 1024 * 1024;

  /** Graph answers within seconds; what is silent for so long is lost, and asked for once more. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(40);

  private final JsonHttpClient http =
      new JsonHttpClient(
          "Microsoft Graph", LONGEST_SILENCE, LONGEST_ANSWER, LARGEST_ANSWER_IN_BYTES);
  private final AuthenticationProvider authentication;
  private final BaseGraphRequestAdapter adapter;
  private final String baseUrl;
  private final String tokenHost;
  private final AtomicLong exchanges = new AtomicLong();
  private final Map<GraphUsage.AnswerClass, LongAdder> answered = new ConcurrentHashMap<>();

  /** What the latest request did last; for words alone, since several go at once. */
  private volatile boolean signingIn;

  /**
   * Ready to ask.
   *
   * @param tokenHost who gives out tokens, for people
   */
  GraphHttp(String baseUrl, AuthenticationProvider authentication, String tokenHost) {
    this.baseUrl = baseUrl;
    this.tokenHost = tokenHost;
    this.authentication = authentication;
    this.adapter = new BaseGraphRequestAdapter(authentication, baseUrl);
  }

  String baseUrl() {
    return baseUrl;
  }

  /** What sends, and knows how Graph stands. */
  JsonHttpClient client() {
    return http;
  }

  /** Whom the latest request waits for: who gives out tokens, or Graph. */
  String waitsFor() {
    return signingIn ? tokenHost : URI.create(baseUrl).getHost();
  }

  /** What there is to say where the latest request waited too long. */
  HttpResult silent() {
    if (signingIn) {
      return http.notSent(new NoToken(tokenHost, new SocketTimeoutException("no answer")), false);
    }
    return http.notSent(
        http.isReached() ? new TooSlow() : new SocketTimeoutException("no connection"), false);
  }

  /** How many HTTP round trips were begun. */
  long exchanges() {
    return exchanges.get();
  }

  /** How many requests were answered how so far. */
  Map<GraphUsage.AnswerClass, Long> answered() {
    return answered.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().sum()));
  }

  /** Counts an answer, alone or in a batch. */
  HttpResult counted(GraphCall call, HttpResult result) {
    answered
        .computeIfAbsent(GraphUsage.AnswerClass.of(call, result), _ -> new LongAdder())
        .increment();
    return result;
  }

  /**
   * Sends one request. Of a message's source only the first part is fetched, long enough for its
   * header section; it comes as a text node. Where a token is refused that has to say more (a
   * claims challenge), the request goes once more with one that does.
   */
  HttpResult send(GraphCall call) {
    HttpResult result = send(call, Map.of());
    return result instanceof HttpResult.Completed(JsonAnswer answer) && answer.claims().isPresent()
        ? send(call, Map.of("claims", answer.claims().get()))
        : result;
  }

  private HttpResult send(GraphCall call, Map<String, Object> claims) {
    exchanges.incrementAndGet();
    Request request;
    try {
      RequestInformation information = information(call);
      signIn(information, claims);
      request = adapter.convertToNativeRequest(information);
    } catch (NoToken e) {
      return counted(call, http.notSent(e, Failures.has(e, IOException.class)));
    }
    return counted(
        call,
        whole(call.isSource() ? http.sendForText(request, SOURCE_LIMIT) : http.send(request)));
  }

  /** Whatever the libraries throw here, there is no token; they have several kinds of it. */
  private void signIn(RequestInformation information, Map<String, Object> claims) throws NoToken {
    signingIn = true;
    try {
      authentication.authenticateRequest(information, claims);
    } catch (RuntimeException e) {
      throw new NoToken(tokenHost, e);
    }
    signingIn = false;
  }

  /** The token that a request is sent with; empty where there is none. Never to be shown. */
  Optional<String> bearer() {
    try {
      RequestInformation information =
          information(new GraphCall(HttpMethod.GET, "/", Map.of(), null));
      signIn(information, Map.of());
      return information.headers.getOrDefault("Authorization", Set.of()).stream()
          .filter(value -> value.startsWith(BEARER))
          .map(value -> value.substring(BEARER.length()))
          .findFirst();
    } catch (NoToken e) {
      return Optional.empty();
    }
  }

  private RequestInformation information(GraphCall call) {
    RequestInformation information = new RequestInformation();
    information.httpMethod = call.method();
    information.setUri(URI.create(baseUrl + call.path()));
    call.headers().forEach(information.headers::tryAdd);
    if (call.body() != null) {
      information.setStreamContent(
          new ByteArrayInputStream(JSON.writeValueAsBytes(call.body())), "application/json");
    }
    return information;
  }

  /**
   * Graph promises a body with status 200, and none that tells of an error; an app is installed
   * with 201 and no body.
   */
  static HttpResult whole(HttpResult result) {
    if (!(result instanceof HttpResult.Completed(JsonAnswer answer)) || answer.status() != 200) {
      return result;
    }
    if (answer.body().hasNonNull("error")) {
      String code = answer.errorCode();
      return new HttpResult.Garbled(200, code, PASSING_ERRORS.matcher(code).find());
    }
    return answer.body().isString() || answer.body().isObject()
        ? result
        : new HttpResult.Garbled(200);
  }

  @Override
  public void close() {
    http.close();
  }
}
