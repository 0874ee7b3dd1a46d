package se.svarsvakt.graph;

import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.NativeResponseHandler;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One HTTP exchange with Graph through the SDK's request adapter, read as raw JSON: the SDK's
 * models and their backing store cost time and memory for every message, and cannot tell a property
 * that is null from one that was left out. The SDK's own retry is not used, since it sleeps the
 * calling thread and does not look inside batches.
 */
final class GraphTransport implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int SOURCE_LIMIT = 256 * 1024;

  /** Graph answers within seconds; what is silent for so long is lost, and asked for again. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(45);

  private final OkHttpClient http;
  private final BaseGraphRequestAdapter adapter;
  private final GraphServiceClient client;
  private final String baseUrl;
  private final AtomicLong exchanges = new AtomicLong();

  GraphTransport(String baseUrl, AuthenticationProvider authentication) {
    this.baseUrl = baseUrl;
    this.http =
        new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(10))
            .readTimeout(LONGEST_SILENCE)
            .callTimeout(Duration.ofSeconds(150))
            .connectionPool(new ConnectionPool(16, 1, TimeUnit.MINUTES))
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
    this.adapter = new BaseGraphRequestAdapter(authentication, baseUrl, http);
    this.client = new GraphServiceClient(adapter);
  }

  /** The SDK's request builders, for making addresses. */
  GraphServiceClient builders() {
    return client;
  }

  String baseUrl() {
    return baseUrl;
  }

  /** How many HTTP round trips were begun. */
  long exchanges() {
    return exchanges.get();
  }

  /**
   * Sends one request. Of a message's source only the first part is fetched, long enough for its
   * header section; it comes as a text node.
   *
   * @throws IOException if no whole answer came: refused, reset, cut off, no JSON
   */
  GraphAnswer send(GraphCall call) throws IOException {
    try (Response response = exchange(call)) {
      boolean source = call.isSource() && response.isSuccessful();
      return new GraphAnswer(
          response.code(), retryAfter(response), source ? beginning(response) : json(response));
    }
  }

  private static JsonNode beginning(Response response) throws IOException {
    ResponseBody body = response.body();
    byte[] bytes = body == null ? new byte[0] : body.byteStream().readNBytes(SOURCE_LIMIT);
    return JsonNodeFactory.instance.stringNode(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private Response exchange(GraphCall call) throws IOException {
    exchanges.incrementAndGet();
    RequestInformation information = new RequestInformation();
    information.httpMethod = call.method();
    information.setUri(URI.create(baseUrl + call.path()));
    call.headers().forEach(information.headers::tryAdd);
    if (call.body() != null) {
      information.setStreamContent(
          new ByteArrayInputStream(JSON.writeValueAsBytes(call.body())), "application/json");
    }
    return sent(information);
  }

  private Response sent(RequestInformation information) throws IOException {
    NativeResponseHandler handler = new NativeResponseHandler();
    information.setResponseHandler(handler);
    try {
      Object nothing = adapter.sendPrimitive(information, null, InputStream.class);
      assert nothing == null : "a native handler keeps the answer to itself";
    } catch (RuntimeException e) {
      throw silence(e);
    }
    if (handler.getValue() instanceof Response response) {
      return response;
    }
    throw new IOException("the SDK gave no answer");
  }

  /** Kiota wraps what the connection threw; what it threw decides whether to try again. */
  private static IOException silence(RuntimeException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return Refusals.isAboutCredential(thrown) ? new NoTokenException(io) : io;
      }
    }
    throw thrown;
  }

  private static JsonNode json(Response response) throws IOException {
    ResponseBody body = response.body();
    byte[] bytes = body == null ? new byte[0] : body.bytes();
    if (bytes.length == 0) {
      if (response.code() == 200) { // an app is installed with 201 and no body
        throw new IOException("an empty answer");
      }
      return JsonNodeFactory.instance.missingNode();
    }
    try {
      return JSON.readTree(bytes);
    } catch (JacksonException e) {
      if (response.isSuccessful()) {
        throw new IOException("an answer that is cut off or no JSON");
      }
      return JsonNodeFactory.instance.missingNode();
    }
  }

  private static @Nullable Duration retryAfter(Response response) {
    return RetryAfter.parse(response.header("Retry-After"), response.header("Date")).orElse(null);
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
