package se.svarsvakt.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  /** A way to answer that Graph has, or may have one day. */
  public enum Quirk {
    /** Pages and their items carry properties that nobody has documented. */
    UNKNOWN_FIELDS,
    /** Delta pages come in another order and with a message twice. */
    REPEATED_MESSAGES,
    /** Message delta refuses {@code $expand}. */
    NO_EXPAND_IN_DELTA,
    /** Message delta leaves out internetMessageHeaders. */
    NO_HEADERS_IN_DELTA,
    /** Folder listings refuse {@code $expand}. */
    NO_EXPAND_IN_FOLDERS,
    /** An expansion holds ten child folders, whatever {@code $top} says. */
    TEN_CHILDREN
  }

  private volatile Function<RecordedRequest, Optional<GraphError>> onRequest;
  private volatile Supplier<Optional<GraphError>> onBatch;
  private volatile Function<RecordedRequest, Damage> onAnswer;
  private volatile Duration latency;
  private final Set<Quirk> quirks = ConcurrentHashMap.newKeySet();

  FaultInjection() {
    onRequest = any -> Optional.empty();
    onBatch = Optional::empty;
    onAnswer = any -> Damage.NONE;
    latency = Duration.ZERO;
  }

  /** Asked for each Graph request, alone or inside a batch; an error becomes its answer. */
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

  /** From now on with that quirk. */
  public void add(Quirk quirk) {
    quirks.add(quirk);
  }

  /** Everything works again. */
  public void clear() {
    onRequest(any -> Optional.empty());
    onBatch(Optional::empty);
    onAnswer(any -> Damage.NONE);
    latency(Duration.ZERO);
    quirks.clear();
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

  boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }

  private static void fail(GraphError error) {
    throw new GraphException(error);
  }
}
