package se.svarsvakt.graph;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.http.RetryPolicy;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.tracing.TracePlace;
import tools.jackson.databind.JsonNode;

/**
 * Sends requests to Graph: those that read a mailbox together in batches, the others one by one,
 * and each again while it fails for a passing reason. Each has a virtual thread of its own, which
 * waits for the answer and sleeps between attempts without holding a carrier.
 */
final class GraphCalls implements AutoCloseable {
  private static final Duration MOMENTS = Duration.ofSeconds(2);

  private final GraphHttp http;
  private final RetryPolicy retries;
  private final Batcher batcher;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("graph-pauses").factory());
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("graph-", 0).factory());
  private final AtomicLong requests = new AtomicLong();
  private final FirstContact contact;

  /**
   * Ready to ask.
   *
   * @param batches how many batches may be on their way at once, from 1
   */
  GraphCalls(GraphHttp http, RetryPolicy retries, int batches) {
    this.http = http;
    this.retries = retries;
    this.batcher = new Batcher(http, workers, timer, batches, retries.longestPause());
    this.contact = new FirstContact(http, workers);
  }

  /** Tells how many nodes ask of Graph for the same app, this one included. */
  void share(int nodes) {
    batcher.share(nodes);
  }

  /** From now on one other node may ask of a mailbox what this one does. */
  void leaveRoom() {
    batcher.leaveRoom();
  }

  /** Reads something of a mailbox. */
  CompletableFuture<HttpResult> ofMailbox(MailboxId mailbox, GraphCall call) {
    return start(
        () -> batcher.submit(mailbox, call).join(),
        RetryPolicy.Repeat.HARMLESS,
        (pause, after) -> {
          if (after instanceof HttpResult.Completed(JsonAnswer answer) && answer.status() == 429) {
            batcher.rest(mailbox, pause);
          }
          Thread.sleep(pause);
        });
  }

  /**
   * Reads something of a mailbox, and waits for it.
   *
   * @throws se.svarsvakt.sync.MailboxFailure if it was not to be had
   */
  JsonNode read(MailboxId mailbox, GraphCall call) {
    JsonAnswer answer = Failures.answer(ofMailbox(mailbox, call).join());
    if (!answer.ok()) {
      throw Failures.of(answer);
    }
    return answer.body();
  }

  /**
   * Reads the entries of all pages of a mailbox's listing.
   *
   * @param link the request for a further page
   */
  List<JsonNode> list(MailboxId mailbox, GraphCall first, Function<String, GraphCall> link) {
    return GraphPaging.ofMailbox().entries(first, call -> read(mailbox, call), link);
  }

  /** Sends a request that concerns no mailbox, and that may arrive twice. */
  HttpResult single(GraphCall call) {
    return start(
            () ->
                GraphTrace.single(
                    call, () -> contact.isMade() ? http.send(call) : contact.ask(call)),
            RetryPolicy.Repeat.HARMLESS,
            (pause, _) -> Thread.sleep(pause))
        .join();
  }

  /**
   * Sends what must not arrive twice: again only after an answer that says it was not taken, and
   * within moments, for what it tells of changes.
   */
  HttpResult once(GraphCall call) {
    return start(
            retries.within(MOMENTS),
            () -> GraphTrace.single(call, () -> http.send(call)),
            RetryPolicy.Repeat.IF_NOT_TAKEN,
            (pause, _) -> Thread.sleep(pause))
        .join();
  }

  /** Who is told when the first answer takes its time. */
  void onWaiting(Consumer<String> listener) {
    contact.onWaiting(listener);
  }

  private CompletableFuture<HttpResult> start(
      Supplier<HttpResult> sending, RetryPolicy.Repeat repeat, RetryPolicy.Waiting waiting) {
    return start(retries, sending, repeat, waiting);
  }

  private CompletableFuture<HttpResult> start(
      RetryPolicy policy,
      Supplier<HttpResult> sending,
      RetryPolicy.Repeat repeat,
      RetryPolicy.Waiting waiting) {
    Supplier<HttpResult> counted =
        TracePlace.here()
            .carrying(
                () -> {
                  requests.incrementAndGet();
                  return sending.get();
                });
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return policy.run(counted, repeat, waiting);
          } catch (InterruptedException e) {
            return new HttpResult.Lost(new InterruptedIOException("the program was stopped"));
          }
        },
        workers);
  }

  /** What was asked so far, and how it stands. */
  GraphUsage usage() {
    return batcher.usage();
  }

  /** HTTP round trips so far, a batch counted once. */
  long exchanges() {
    return http.exchanges();
  }

  /** Graph requests so far, each one inside a batch counted. */
  long requests() {
    return requests.get();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdownNow();
    http.close();
  }
}
