package se.svarsvakt.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one HTTP request, has it answered and writes the answer, damaged if a test wants that. */
final class GraphExchange {
  private static final String BASE = "/v1.0";

  private final RouteContext world;
  private final GraphRouter router;
  private final BatchRoute batch;
  private final AdminRoutes admin;
  private final ConnectorRoutes connector;

  GraphExchange(RouteContext world, GraphRouter router, BatchRoute batch) {
    this.world = world;
    this.router = router;
    this.batch = batch;
    this.admin = new AdminRoutes(world);
    this.connector = new ConnectorRoutes(world);
  }

  void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String uri = exchange.getRequestURI().toString();
    GraphRequest request = null;
    GraphResponse answer;
    try {
      admit(exchange, uri);
      boolean forGraph = uri.startsWith(BASE + "/");
      request = request(exchange, forGraph ? uri.substring(BASE.length()) : uri, body);
      answer = answer(request, exchange);
    } catch (GraphException e) {
      answer = router.failed(e.error());
    }
    write(exchange, answer, request == null ? FaultInjection.Damage.NONE : damage(request));
  }

  private GraphResponse answer(GraphRequest request, HttpExchange exchange) {
    return switch ("/" + request.segment(0) + "/") {
      case AdminRoutes.BASE -> admin.answer(request, header(exchange, "X-AnchorMailbox"));
      case ConnectorRoutes.BASE -> connector.answer(request);
      default -> graph(request);
    };
  }

  private GraphResponse graph(GraphRequest request) {
    boolean isBatch = request.path().equals("/$batch") && request.method().equals("POST");
    return isBatch ? batch.answer(request) : router.answer(request);
  }

  private static String header(HttpExchange exchange, String name) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
  }

  private FaultInjection.Damage damage(GraphRequest request) {
    return world.faults().damage(request.recorded());
  }

  private void admit(HttpExchange exchange, String uri) {
    String token = header(exchange, "Authorization");
    if (!token.startsWith("Bearer ") || token.length() < 8) {
      world.log().problem("a request without bearer token");
      throw GraphException.of(401, "InvalidAuthenticationToken", "Access token is empty.");
    }
    if (Stream.of(BASE + "/", AdminRoutes.BASE, ConnectorRoutes.BASE).noneMatch(uri::startsWith)) {
      world.log().problem("a request outside " + BASE);
      throw GraphException.noSuchResource();
    }
  }

  private GraphRequest request(HttpExchange exchange, String url, byte[] body) {
    Headers headers = exchange.getRequestHeaders();
    List<String> prefer = Optional.ofNullable(headers.get("Prefer")).orElse(List.of());
    JsonNode json = body.length == 0 ? null : json(header(exchange, "Content-Type"), body);
    return GraphRequest.of(
        exchange.getRequestMethod(), url, new PreferHeader(String.join(", ", prefer)), json, false);
  }

  private JsonNode json(String type, byte[] body) {
    world.require(type.contains("json"), "BadRequest", "a body that is not sent as JSON");
    try {
      return Json.MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw GraphException.badRequest("BadRequest", "Unable to read JSON request payload.", e);
    }
  }

  private static void write(
      HttpExchange exchange, GraphResponse answer, FaultInjection.Damage damage)
      throws IOException {
    if (damage == FaultInjection.Damage.CONNECTION_RESET) {
      return;
    }
    byte[] bytes = damage == FaultInjection.Damage.EMPTY_BODY ? new byte[0] : bytes(answer);
    Headers headers = exchange.getResponseHeaders();
    answer.headers().forEach(headers::set);
    if (bytes.length > 0) {
      headers.set("Content-Type", answer.contentType());
    }
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      boolean cut = damage == FaultInjection.Damage.CUT_OFF_BODY;
      send(exchange.getResponseBody(), cut ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
    }
  }

  /** Leaves the stream open: the exchange closes it, and with it a body that was cut off. */
  private static void send(OutputStream stream, byte[] bytes) throws IOException {
    stream.write(bytes);
    stream.flush();
  }

  private static byte[] bytes(GraphResponse answer) {
    String mime = answer.mime();
    ObjectNode json = answer.json();
    String text = mime != null ? mime : json != null ? json.toString() : "";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
