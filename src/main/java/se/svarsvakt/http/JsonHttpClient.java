package se.svarsvakt.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Sends requests to one outside system, each once, and reads the answers as JSON. No redirect is
 * followed, since a token goes to its host and nowhere else; an answer that is too large or too
 * late is lost. What goes wrong is a result, never thrown. The calling thread waits; a virtual one
 * leaves its carrier meanwhile.
 */
public final class JsonHttpClient implements ExternalSystem, AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final int IDLE_CONNECTIONS = 64;
  private static final Pattern CLAIMS = Pattern.compile("\\bclaims=\"([^\"]{1,4000})\"");

  private final String name;
  private final int largestAnswer;
  private final OkHttpClient http;
  private volatile CheckResult state = new CheckResult.NotAsked();
  private volatile boolean reached;
  private volatile @Nullable Date lastDate;

  /**
   * Ready to ask; no connection is made yet.
   *
   * @param name what people call the system
   * @param silence how long it may say nothing
   * @param whole how long an answer may take from beginning to end
   * @param largestAnswer in bytes
   */
  public JsonHttpClient(String name, Duration silence, Duration whole, int largestAnswer) {
    this.name = name;
    this.largestAnswer = largestAnswer;
    this.http =
        new OkHttpClient.Builder()
            .connectTimeout(CONNECTING)
            .readTimeout(silence)
            .writeTimeout(silence)
            .callTimeout(whole)
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .eventListenerFactory(JsonHttpClient::listener)
            .build();
  }

  /** Notices whether anything of a request went over the line. */
  private final class RequestStart extends EventListener {
    private volatile boolean started;

    @Override
    public void requestHeadersStart(Call call) {
      started = true;
      reached = true;
    }
  }

  private static EventListener listener(Call call) {
    return Objects.requireNonNullElse(call.request().tag(RequestStart.class), EventListener.NONE);
  }

  /** How an answer's body is read. */
  private interface Reading {
    HttpResult of(Response response) throws IOException;
  }

  /** Sends a request. */
  public HttpResult send(JsonRequest request) {
    try {
      return send(request.toOkHttp());
    } catch (IllegalArgumentException e) { // an address or a header that HTTP does not know
      return notSent(e, false);
    }
  }

  /** Sends a request that something else put together. */
  public HttpResult send(Request request) {
    return noted(exchange(request, this::json));
  }

  /**
   * Sends a request for what is no JSON; its beginning comes as a text node, each byte a character.
   *
   * @param atMost how many bytes are read
   */
  public HttpResult sendForText(Request request, int atMost) {
    return noted(
        exchange(
            request,
            response -> response.isSuccessful() ? text(response, atMost) : json(response)));
  }

  /** The same. */
  public HttpResult sendForText(JsonRequest request, int atMost) {
    try {
      return sendForText(request.toOkHttp(), atMost);
    } catch (IllegalArgumentException e) { // an address or a header that HTTP does not know
      return notSent(e, false);
    }
  }

  /** Whether there ever was a connection. */
  public boolean isReached() {
    return reached;
  }

  /** What the latest answer's {@code Date} says, in whole seconds; empty where it says none. */
  public Optional<Instant> lastDate() {
    return Optional.ofNullable(lastDate).map(Date::toInstant);
  }

  /** The result of a request that could not be put together, for want of a token say. */
  public HttpResult notSent(Exception cause, boolean passing) {
    return noted(new HttpResult.NotSent(cause, passing));
  }

  private HttpResult exchange(Request request, Reading reading) {
    RequestStart start = new RequestStart();
    Call call = http.newCall(request.newBuilder().tag(RequestStart.class, start).build());
    try (Response response = call.execute()) {
      return reading.of(response);
    } catch (IOException e) {
      return start.started ? new HttpResult.Lost(e) : new HttpResult.NotSent(e, true);
    }
  }

  private HttpResult json(Response response) throws IOException {
    byte[] bytes = bytes(response, largestAnswer + 1);
    if (bytes.length > largestAnswer) {
      throw new IOException("an answer of more than " + largestAnswer + " bytes");
    }
    try {
      JsonNode none = JsonNodeFactory.instance.missingNode();
      return answered(response, bytes.length == 0 ? none : JSON.readTree(bytes));
    } catch (JacksonException e) {
      return response.isSuccessful()
          ? new HttpResult.Garbled(response.code())
          : answered(response, JsonNodeFactory.instance.missingNode());
    }
  }

  private HttpResult text(Response response, int atMost) throws IOException {
    String text = new String(bytes(response, atMost), StandardCharsets.ISO_8859_1);
    return answered(response, JsonNodeFactory.instance.stringNode(text));
  }

  private static byte[] bytes(Response response, int atMost) throws IOException {
    ResponseBody body = response.body();
    return body == null ? new byte[0] : body.byteStream().readNBytes(atMost);
  }

  private HttpResult answered(Response response, JsonNode body) {
    lastDate = response.headers().getDate("Date");
    Optional<Duration> pause =
        RetryAfter.parse(response.header("Retry-After"), response.header("Date"));
    return new HttpResult.Completed(new JsonAnswer(response.code(), pause, body, claims(response)));
  }

  private static Optional<String> claims(Response response) {
    return response.code() == 401
        ? response.headers("WWW-Authenticate").stream()
            .flatMap(challenge -> CLAIMS.matcher(challenge).results())
            .map(found -> found.group(1))
            .findFirst()
        : Optional.empty();
  }

  private HttpResult noted(HttpResult result) {
    state =
        switch (result) {
          case HttpResult.Completed(JsonAnswer answer) -> state(answer.status());
          case HttpResult.Garbled _ ->
              new CheckResult.Fails("answers with something else than JSON");
          case HttpResult.NotSent(Exception cause, boolean _) ->
              new CheckResult.Fails("cannot be asked (" + cause.getClass().getSimpleName() + ")");
          case HttpResult.Lost(IOException cause) ->
              new CheckResult.Fails("does not answer (" + cause.getClass().getSimpleName() + ")");
        };
    return result;
  }

  private static CheckResult state(int status) {
    if (status == 401) {
      return new CheckResult.Fails("refuses the credential (HTTP 401)");
    }
    return status >= 500
        ? new CheckResult.Fails("answers with HTTP " + status)
        : new CheckResult.Answers();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CheckResult check() {
    return state;
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
