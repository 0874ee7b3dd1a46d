package se.svarsvakt.graph;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;

/**
 * Sends requests to Graph: those that read a mailbox together in batches, the others one by one,
 * and each again while it fails for a passing reason. A thread that waits for an answer is parked,
 * not busy; pauses are timers.
 */
final class GraphCalls implements AutoCloseable {
  private final GraphTransport transport;
  private final RetryPolicy retries;
  private final RandomGenerator random;
  private final Batcher batcher;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("graph-pauses").factory());
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("graph-", 0).factory());
  private final AtomicLong requests = new AtomicLong();

  GraphCalls(GraphTransport transport, RetryPolicy retries, RandomGenerator random) {
    this.transport = transport;
    this.retries = retries;
    this.random = random;
    this.batcher = new Batcher(transport, workers, timer);
  }

  /** A request that is on its way, and how often it was sent. */
  static final class Pending {
    final GraphCall call;
    final @Nullable MailboxId lane;
    final boolean once;
    final CompletableFuture<GraphAnswer> future = new CompletableFuture<>();
    int attempt;

    Pending(GraphCall call, @Nullable MailboxId lane, boolean once) {
      this.call = call;
      this.lane = lane;
      this.once = once;
    }
  }

  /** Reads something of a mailbox; the future fails with {@link GraphSilence} if none answers. */
  CompletableFuture<GraphAnswer> ofMailbox(MailboxId mailbox, GraphCall call) {
    return start(new Pending(call, mailbox, false));
  }

  /** Sends a request that concerns no mailbox; fails as {@link #ofMailbox}. */
  CompletableFuture<GraphAnswer> single(GraphCall call) {
    return start(new Pending(call, null, false));
  }

  /** Sends what must not arrive twice: again only after an answer that says it was not taken. */
  CompletableFuture<GraphAnswer> once(GraphCall call) {
    return start(new Pending(call, null, true));
  }

  /** HTTP round trips so far, a batch counted once. */
  long exchanges() {
    return transport.exchanges();
  }

  /** Graph requests so far, each one inside a batch counted. */
  long requests() {
    return requests.get();
  }

  private CompletableFuture<GraphAnswer> start(Pending pending) {
    attempt(pending);
    return pending.future;
  }

  private void attempt(Pending pending) {
    pending.attempt++;
    requests.incrementAndGet();
    CompletableFuture<GraphAnswer> answer =
        pending.lane == null ? alone(pending.call) : batcher.submit(pending.lane, pending.call);
    var _ =
        answer.whenComplete(
            (value, failure) -> {
              if (failure == null) {
                answered(pending, value);
              } else {
                unanswered(pending, failure);
              }
            });
  }

  private CompletableFuture<GraphAnswer> alone(GraphCall call) {
    CompletableFuture<GraphAnswer> future = new CompletableFuture<>();
    workers.execute(
        () -> {
          try {
            future.complete(transport.send(call));
          } catch (IOException | RuntimeException e) {
            future.completeExceptionally(e);
          }
        });
    return future;
  }

  private void answered(Pending pending, GraphAnswer answer) {
    Optional<Duration> pause =
        pending.once && !RetryPolicy.wasNotTaken(answer.status())
            ? Optional.empty()
            : retries.pauseAfter(pending.attempt, answer, random);
    if (pending.lane != null && answer.status() == 429) {
      pause.ifPresent(wait -> batcher.rest(pending.lane, wait));
    }
    pause.ifPresentOrElse(wait -> again(pending, wait), () -> pending.future.complete(answer));
  }

  private void unanswered(Pending pending, Throwable failure) {
    if (pending.once || !(failure instanceof IOException)) {
      pending.future.completeExceptionally(failure);
      return;
    }
    retries
        .pauseAfterSilence(pending.attempt, random)
        .ifPresentOrElse(
            wait -> again(pending, wait),
            () -> pending.future.completeExceptionally(new GraphSilence(failure)));
  }

  private void again(Pending pending, Duration wait) {
    var _ =
        timer.schedule(
            () -> workers.execute(() -> attempt(pending)), wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdownNow();
    transport.close();
  }
}
