package se.svarsvakt.graph;

import com.microsoft.kiota.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import se.svarsvakt.mail.MailboxId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the requests of many mailboxes together in {@code $batch} calls.
 *
 * <p>Graph takes twenty requests a batch and four at once on one mailbox (docs/graph-notes.md 3). A
 * request waits a few milliseconds for others to travel with; under load the wait is that for a
 * free place among the batches in flight, and batches fill by themselves. An inner answer is handed
 * on as it is, whatever its status; when the batch as a whole fails, every request in it fails
 * alike.
 */
final class Batcher {
  static final int LARGEST = 20;
  static final int AT_ONCE_ON_A_MAILBOX = 4;
  private static final int BATCHES_IN_FLIGHT = 8;
  private static final long LINGER_MILLIS = 3;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final GraphTransport transport;
  private final Executor workers;
  private final ScheduledExecutorService timer;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private final Map<MailboxId, Integer> inFlight = new HashMap<>();
  private final Map<MailboxId, Integer> resting = new HashMap<>();
  private int batches;
  private boolean lingering;

  Batcher(GraphTransport transport, Executor workers, ScheduledExecutorService timer) {
    this.transport = transport;
    this.workers = workers;
    this.timer = timer;
  }

  private record Waiting(MailboxId lane, GraphCall call, CompletableFuture<GraphAnswer> future) {}

  CompletableFuture<GraphAnswer> submit(MailboxId lane, GraphCall call) {
    Waiting waiting = new Waiting(lane, call, new CompletableFuture<>());
    synchronized (this) {
      queue.addLast(waiting);
      if (queue.size() >= LARGEST) {
        depart();
      } else if (!lingering) {
        lingering = true;
        var _ = timer.schedule(this::lingered, LINGER_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
    return waiting.future();
  }

  /** Lets a mailbox be for a while: what waits for it would be refused, and counted, too. */
  void rest(MailboxId lane, Duration pause) {
    synchronized (this) {
      resting.merge(lane, 1, Integer::sum);
    }
    var _ = timer.schedule(() -> rested(lane), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void rested(MailboxId lane) {
    resting.computeIfPresent(lane, (key, n) -> n > 1 ? n - 1 : null);
    depart();
  }

  private synchronized void lingered() {
    lingering = false;
    depart();
  }

  /** Sends as many batches as have passengers and a place. Called with the lock held. */
  private void depart() {
    while (batches < BATCHES_IN_FLIGHT) {
      List<Waiting> passengers = board();
      if (passengers.isEmpty()) {
        return;
      }
      batches++;
      workers.execute(() -> travel(passengers));
    }
  }

  private List<Waiting> board() {
    List<Waiting> passengers = new ArrayList<>();
    Iterator<Waiting> waiting = queue.iterator();
    while (waiting.hasNext() && passengers.size() < LARGEST) {
      Waiting next = waiting.next();
      int busy = inFlight.getOrDefault(next.lane(), 0);
      boolean fits = !next.call().isSource() || passengers.isEmpty();
      if (busy < AT_ONCE_ON_A_MAILBOX && fits && !resting.containsKey(next.lane())) {
        inFlight.put(next.lane(), busy + 1);
        passengers.add(next);
        waiting.remove();
      }
      if (next.call().isSource() && passengers.contains(next)) {
        break;
      }
    }
    return passengers;
  }

  private void travel(List<Waiting> passengers) {
    Runnable handing;
    try {
      handing = delivery(passengers);
    } catch (IOException | RuntimeException | Error e) {
      handing = () -> passengers.forEach(p -> p.future().completeExceptionally(e));
    }
    arrived(passengers);
    handing.run();
  }

  private Runnable delivery(List<Waiting> passengers) throws IOException {
    Waiting first = passengers.getFirst();
    if (first.call().isSource()) {
      GraphAnswer answer = transport.send(first.call());
      return () -> first.future().complete(answer);
    }
    return handOut(passengers, transport.send(batchOf(passengers)));
  }

  private synchronized void arrived(List<Waiting> passengers) {
    batches--;
    passengers.forEach(p -> inFlight.computeIfPresent(p.lane(), (k, n) -> n > 1 ? n - 1 : null));
    depart();
  }

  private static GraphCall batchOf(List<Waiting> passengers) {
    ArrayNode requests = JSON.createArrayNode();
    for (int i = 0; i < passengers.size(); i++) {
      GraphCall call = passengers.get(i).call();
      ObjectNode request = requests.addObject();
      request.put("id", String.valueOf(i)).put("method", call.method().name());
      request.put("url", call.path());
      ObjectNode headers = request.putObject("headers");
      call.headers().forEach(headers::put);
      if (call.body() != null) {
        request.set("body", call.body());
      }
    }
    ObjectNode body = JSON.createObjectNode().set("requests", requests);
    return new GraphCall(HttpMethod.POST, "/$batch", Map.of(), null).posting(body);
  }

  private static Runnable handOut(List<Waiting> passengers, GraphAnswer outer) throws IOException {
    if (!outer.ok()) {
      return () -> passengers.forEach(p -> p.future().complete(outer));
    }
    Map<String, GraphAnswer> answers = new HashMap<>();
    for (JsonNode inner : outer.body().path("responses")) {
      answers.put(inner.path("id").asString(""), inner(inner));
    }
    return () -> {
      for (int i = 0; i < passengers.size(); i++) {
        GraphAnswer answer = answers.get(String.valueOf(i));
        if (answer == null || answer.isHollow()) {
          passengers.get(i).future().completeExceptionally(new IOException("an empty answer"));
        } else {
          passengers.get(i).future().complete(answer);
        }
      }
    };
  }

  private static GraphAnswer inner(JsonNode response) {
    String pause = null;
    for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
      if (header.getKey().equalsIgnoreCase("Retry-After")) {
        pause = header.getValue().asString("");
      }
    }
    return new GraphAnswer(
        response.path("status").asInt(0),
        RetryAfter.parse(pause, null).orElse(null),
        response.path("body"));
  }
}
