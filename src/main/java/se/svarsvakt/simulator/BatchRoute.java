package se.svarsvakt.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /$batch}: up to twenty requests, four at a time, answered in any order. */
record BatchRoute(RouteContext world, GraphRouter router) {
  private static final int LARGEST = 20;
  private static final int AT_ONCE = 4;

  GraphResponse answer(GraphRequest request) {
    world.log().add(request.recorded());
    world.faults().failBatchIfAsked();
    ObjectNode json = Json.object();
    json.putArray("responses").addAll(runAll(requests(request.body())));
    return GraphResponse.ok(json);
  }

  private List<JsonNode> requests(@Nullable JsonNode body) {
    if (body == null || !body.path("requests").isArray() || body.path("requests").isEmpty()) {
      throw world.refused("BadRequest", "a batch needs requests");
    }
    List<JsonNode> requests = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode request : body.path("requests")) {
      requests.add(request);
      String id = request.path("id").asString("");
      if (id.isEmpty() || !ids.add(id)) {
        throw world.refused("BadRequest", "each request of a batch needs an id of its own");
      }
    }
    boolean few = requests.size() <= LARGEST;
    world.require(few, "BadRequest", "a batch of more than 20 requests");
    return requests;
  }

  private List<ObjectNode> runAll(List<JsonNode> requests) {
    Semaphore places = new Semaphore(AT_ONCE);
    List<Future<ObjectNode>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (JsonNode request : requests) {
        running.add(threads.submit(() -> inTurn(places, request)));
      }
    }
    List<ObjectNode> responses = new ArrayList<>();
    running.forEach(response -> responses.add(response.resultNow()));
    Collections.shuffle(responses, new Random(world.log().count()));
    return responses;
  }

  private ObjectNode inTurn(Semaphore places, JsonNode request) {
    places.acquireUninterruptibly();
    try {
      return response(request.path("id").asString(), one(request));
    } finally {
      places.release();
    }
  }

  private GraphResponse one(JsonNode request) {
    try {
      return router.answer(parsed(request));
    } catch (GraphException e) {
      return router.failed(e.error());
    }
  }

  private GraphRequest parsed(JsonNode request) {
    String url = request.path("url").asString("");
    boolean relative = !url.isEmpty() && !url.contains("://");
    world.require(relative, "BadRequest", "an absolute URL, or none, in a batch");
    boolean alone = !request.has("dependsOn");
    world.require(alone, "BadRequest", "dependsOn is not offered by the simulated tenant");
    JsonNode headers = request.path("headers");
    JsonNode body = request.has("body") ? request.path("body") : null;
    if (body != null && !header(headers, "Content-Type").contains("json")) {
      throw world.refused("BadRequest", "a request in a batch has a body and no Content-Type");
    }
    String method = request.path("method").asString("");
    return GraphRequest.of(method, url, new PreferHeader(header(headers, "Prefer")), body, true);
  }

  private static String header(JsonNode headers, String name) {
    return headers.properties().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .findFirst()
        .map(header -> header.getValue().asString(""))
        .orElse("");
  }

  private static ObjectNode response(String id, GraphResponse answer) {
    ObjectNode json = Json.object().put("id", id).put("status", answer.status());
    ObjectNode headers = json.putObject("headers").put("Content-Type", answer.contentType());
    answer.headers().forEach(headers::put);
    String mime = answer.mime();
    if (mime != null) {
      byte[] bytes = mime.getBytes(StandardCharsets.UTF_8);
      json.put("body", java.util.Base64.getEncoder().encodeToString(bytes));
    } else if (answer.json() != null) {
      json.set("body", answer.json());
    }
    return json;
  }
}
