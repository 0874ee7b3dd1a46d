package se.svarsvakt.graph;

import com.github.benmanes.caffeine.cache.Ticker;
import com.microsoft.kiota.HttpMethod;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.HttpResult.Completed;
import se.svarsvakt.http.HttpResult.Garbled;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.http.RetryAfter;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.tracing.TracePlace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the requests of many mailboxes together in {@code $batch} calls.
 *
 * <p>Graph takes twenty requests a batch and four at once on one mailbox (docs/graph-notes.md 3). A
 * request waits a few milliseconds for others to be sent with; under load the wait is that for a
 * free place among the batches in flight, and batches fill by themselves. An inner answer is handed
 * on as it is, whatever its status; when the batch as a whole fails, every request in it fails
 * alike.
 */
final class Batcher {
  static final int LARGEST = 20;
  private static final int AT_ONCE_ON_A_MAILBOX = 4;
  private static final int FEW_MAILBOXES = 3;
  private static final long LINGER_MILLIS = 3;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final GraphHttp http;
  private final Executor workers;
  private final ScheduledExecutorService timer;
  private final Deque<Pending> queue = new ArrayDeque<>();
  private final Map<MailboxId, Integer> inFlight = new HashMap<>();
  private final Map<MailboxId, Integer> resting = new HashMap<>();

  /** Mailboxes of batches of which no answer came: each goes alone, and keeps nobody waiting. */
  private final Set<MailboxId> slow = new HashSet<>();

  private final BatchFlow flow;
  private final long[] sizes = new long[LARGEST];
  private long refusedOfMailboxes;
  private long refusedOfApp;
  private int batches;
  private int atOnceOnAMailbox = AT_ONCE_ON_A_MAILBOX;
  private boolean lingering;
  private boolean pausing;

  /**
   * Ready to send.
   *
   * @param most how many batches may be on their way at once, from 1
   * @param longestPause the longest that all wait for where Graph asks for it
   */
  Batcher(
      GraphHttp http,
      Executor workers,
      ScheduledExecutorService timer,
      int most,
      Duration longestPause) {
    this.http = http;
    this.workers = workers;
    this.timer = timer;
    this.flow = new BatchFlow(most, longestPause, Ticker.systemTicker());
  }

  /**
   * A request that waits.
   *
   * @param place where in a trace it was asked; a batch stands where its first one was that is
   *     traced
   */
  private record Pending(
      MailboxId mailbox, GraphCall call, CompletableFuture<HttpResult> future, TracePlace place) {}

  /**
   * Requests that go together.
   *
   * @param when what the flow said when it was sent
   * @param last whether no place was left after it
   */
  private record Batch(List<Pending> requests, int when, boolean last) {}

  CompletableFuture<HttpResult> submit(MailboxId mailbox, GraphCall call) {
    Pending pending = new Pending(mailbox, call, new CompletableFuture<>(), TracePlace.here());
    synchronized (this) {
      queue.addLast(pending);
      if (queue.size() >= LARGEST) {
        sendBatches();
      } else if (!lingering) {
        lingering = true;
        var _ = timer.schedule(this::lingered, LINGER_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
    return pending.future();
  }

  /** What was sent so far, and how it stands. */
  synchronized GraphUsage usage() {
    return new GraphUsage(
        http.answered(),
        refusedOfMailboxes,
        refusedOfApp,
        Arrays.stream(sizes).boxed().toList(),
        flow.limit(),
        batches,
        queue.size());
  }

  /** Tells how many nodes ask of Graph for the same app, this one included. */
  synchronized void share(int nodes) {
    flow.share(nodes);
  }

  /** From now on one other node may ask of a mailbox what this one does. */
  synchronized void leaveRoom() {
    atOnceOnAMailbox = AT_ONCE_ON_A_MAILBOX / 2;
  }

  /** Lets a mailbox be for a while: what waits for it would be refused, and counted, too. */
  void rest(MailboxId mailbox, Duration pause) {
    synchronized (this) {
      resting.merge(mailbox, 1, Integer::sum);
    }
    var _ = timer.schedule(() -> rested(mailbox), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void rested(MailboxId mailbox) {
    release(resting, mailbox);
    sendBatches();
  }

  private synchronized void lingered() {
    lingering = false;
    sendBatches();
  }

  private static void release(Map<MailboxId, Integer> counts, MailboxId mailbox) {
    counts.computeIfPresent(mailbox, (key, n) -> n > 1 ? n - 1 : null);
  }

  /** Sends as many batches as have requests and a place. Called with the lock held. */
  private void sendBatches() {
    while (batches < flow.limit() && !queue.isEmpty() && !paused()) {
      List<Pending> requests = collect();
      if (requests.isEmpty()) {
        return;
      }
      batches++;
      sizes[requests.size() - 1]++;
      boolean last = batches >= flow.limit();
      Batch batch = new Batch(requests, flow.sent(requests.size()), last);
      workers.execute(() -> send(batch));
    }
  }

  private boolean paused() {
    Duration pause = flow.pause(LARGEST);
    if (pause.isPositive() && !pausing) {
      pausing = true;
      var _ = timer.schedule(this::resume, pause.toMillis() + 1, TimeUnit.MILLISECONDS);
    }
    return pause.isPositive();
  }

  private synchronized void resume() {
    pausing = false;
    sendBatches();
  }

  private List<Pending> collect() {
    List<Pending> batch = new ArrayList<>();
    Iterator<Pending> waiting = queue.iterator();
    while (waiting.hasNext() && batch.size() < LARGEST) {
      Pending next = waiting.next();
      int busy = inFlight.getOrDefault(next.mailbox(), 0);
      boolean isSlow = slow.contains(next.mailbox());
      boolean alone = isSlow || next.call().isSource();
      boolean fits = !alone || batch.isEmpty();
      if (busy < (isSlow ? 1 : atOnceOnAMailbox) && fits && !resting.containsKey(next.mailbox())) {
        inFlight.put(next.mailbox(), busy + 1);
        batch.add(next);
        waiting.remove();
        if (alone) {
          break;
        }
      }
    }
    return batch;
  }

  private void send(Batch batch) {
    List<Pending> requests = batch.requests();
    List<HttpResult> results;
    try {
      List<GraphCall> calls = requests.stream().map(Pending::call).toList();
      TracePlace place =
          requests.stream()
              .map(Pending::place)
              .filter(each -> each.trace().isPresent())
              .findFirst()
              .orElseGet(TracePlace::here);
      results = place.carrying(() -> GraphTrace.batch(calls, () -> results(requests))).get();
    } catch (RuntimeException | Error e) {
      sent(batch, List.of());
      requests.forEach(pending -> pending.future().completeExceptionally(e));
      return;
    }
    sent(batch, results);
    for (int i = 0; i < requests.size(); i++) {
      requests.get(i).future().complete(results.get(i));
    }
  }

  private synchronized void sent(Batch batch, List<HttpResult> results) {
    batches--;
    batch.requests().forEach(pending -> release(inFlight, pending.mailbox()));
    Optional<Duration> pause = tooMuch(batch.requests(), results);
    if (pause.isPresent()) {
      refusedOfApp += refused(results);
      flow.tooMuch(batch.when(), pause.get());
    } else {
      refusedOfMailboxes += refused(results);
      if (batch.last()) {
        flow.wentWell(batch.when());
      }
    }
    sendBatches();
  }

  /**
   * How long all are to wait: the longest that was asked for, where most mailboxes of a batch of
   * several were refused as too much; empty where it is a matter of single mailboxes.
   */
  private static Optional<Duration> tooMuch(List<Pending> requests, List<HttpResult> results) {
    Set<MailboxId> all = new HashSet<>();
    Set<MailboxId> refused = new HashSet<>();
    Duration longest = Duration.ZERO;
    for (int i = 0; i < results.size(); i++) {
      all.add(requests.get(i).mailbox());
      if (results.get(i) instanceof Completed(JsonAnswer answer) && isTooMuch(answer.status())) {
        refused.add(requests.get(i).mailbox());
        Duration asked = answer.retryAfter().orElse(Duration.ZERO);
        longest = asked.compareTo(longest) > 0 ? asked : longest;
      }
    }
    boolean most = refused.size() >= FEW_MAILBOXES && refused.size() * 2 > all.size();
    return most ? Optional.of(longest) : Optional.empty();
  }

  private static long refused(List<HttpResult> results) {
    return results.stream()
        .filter(
            result -> result instanceof Completed(JsonAnswer answer) && isTooMuch(answer.status()))
        .count();
  }

  private static boolean isTooMuch(int status) {
    return status == 429 || status == 503;
  }

  /** Sends it, and gives the result of each request. */
  private List<HttpResult> results(List<Pending> batch) {
    GraphCall first = batch.getFirst().call();
    HttpResult outer = http.send(first.isSource() ? first : batchOf(batch));
    note(batch, outer instanceof HttpResult.Lost || outer instanceof Garbled);
    if (first.isSource() || !(outer instanceof Completed(JsonAnswer answer)) || !answer.ok()) {
      return Collections.nCopies(batch.size(), outer);
    }
    Map<String, HttpResult> inner = new HashMap<>();
    for (JsonNode response : answer.body().path("responses")) {
      inner.put(response.path("id").asString(""), GraphHttp.whole(inner(response)));
    }
    HttpResult none = new Garbled(answer.status());
    return IntStream.range(0, batch.size())
        .mapToObj(
            place ->
                http.counted(
                    batch.get(place).call(), inner.getOrDefault(String.valueOf(place), none)))
        .toList();
  }

  /** One of a lost batch's mailboxes may be the cause: the next time each goes alone. */
  private synchronized void note(List<Pending> batch, boolean lost) {
    for (Pending pending : batch) {
      if (lost) {
        slow.add(pending.mailbox());
      } else {
        slow.remove(pending.mailbox());
      }
    }
  }

  private static GraphCall batchOf(List<Pending> batch) {
    ArrayNode requests = JSON.createArrayNode();
    for (int i = 0; i < batch.size(); i++) {
      GraphCall call = batch.get(i).call();
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

  private static HttpResult inner(JsonNode response) {
    JsonNode headers = response.path("headers");
    return new Completed(
        new JsonAnswer(
            response.path("status").asInt(0),
            RetryAfter.parse(header(headers, "Retry-After"), header(headers, "Date")),
            response.path("body")));
  }

  private static @Nullable String header(JsonNode headers, String name) {
    return headers
        .propertyStream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> header.getValue().asString(""))
        .findFirst()
        .orElse(null);
  }
}
