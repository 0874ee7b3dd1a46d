package se.svarsvakt.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What goes wrong on the simulated Graph; all switches can be turned while it runs. */
public final class FaultInjection {
  /** What happens to a whole HTTP answer on its way. */
  public enum Damage {
    NONE,
    CONNECTION_RESET,
    EMPTY_BODY,
    CUT_OFF_BODY
  }

  private volatile Function<RecordedRequest, Optional<GraphError>> onRequest = any -> Optional.empty();
  private volatile Supplier<Optional<GraphError>> onBatch = Optional::empty;
  private volatile Function<RecordedRequest, Damage> onAnswer = any -> Damage.NONE;
  private volatile Duration latency = Duration.ZERO;
  private volatile boolean unknownFields;
  private volatile boolean repeatedMessages;
  private volatile boolean expandInDelta = true;
  private volatile boolean headersInDelta = true;

  FaultInjection() {}

  /** Asked for each Graph request, alone or inside a batch; a fault becomes its answer. */
  public void onRequest(Function<RecordedRequest, Optional<GraphError>> decide) {
    onRequest = decide;
  }

  /** Asked for each batch as a whole. */
  public void onBatch(Supplier<Optional<GraphError>> decide) {
    onBatch = decide;
  }

  /** Asked for each HTTP answer, batches included. */
  public void onAnswer(Function<RecordedRequest, Damage> decide) {
    onAnswer = decide;
  }

  /** How long each Graph request takes. */
  public void latency(Duration duration) {
    latency = duration;
  }

  /** Whether pages and their items carry properties that nobody has documented. */
  public void unknownFields(boolean on) {
    unknownFields = on;
  }

  /** Whether delta pages come in another order and with a message twice. */
  public void repeatedMessages(boolean on) {
    repeatedMessages = on;
  }

  /** Whether message delta takes {@code $expand}; true at first. */
  public void expandInDelta(boolean taken) {
    expandInDelta = taken;
  }

  /** Whether message delta returns internetMessageHeaders; true at first. */
  public void headersInDelta(boolean returned) {
    headersInDelta = returned;
  }

  /** Everything works again. */
  public void clear() {
    onRequest(any -> Optional.empty());
    onBatch(Optional::empty);
    onAnswer(any -> Damage.NONE);
    latency(Duration.ZERO);
    unknownFields(false);
    repeatedMessages(false);
    expandInDelta(true);
    headersInDelta(true);
  }

  void failIfAsked(RecordedRequest request) {
    onRequest.apply(request).ifPresent(FaultInjection::fail);
  }

  void failBatchIfAsked() {
    onBatch.get().ifPresent(FaultInjection::fail);
  }

  Damage damage(RecordedRequest request) {
    return onAnswer.apply(request);
  }

  void delay() {
    if (latency.isPositive()) {
      try {
        Thread.sleep(latency);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  boolean hasUnknownFields() {
    return unknownFields;
  }

  boolean hasRepeatedMessages() {
    return repeatedMessages;
  }

  boolean takesExpandInDelta() {
    return expandInDelta;
  }

  boolean returnsHeadersInDelta() {
    return headersInDelta;
  }

  private static void fail(GraphError fault) {
    throw new GraphException(fault);
  }
}
