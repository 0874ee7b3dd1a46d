package se.svarsvakt.cli;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import se.svarsvakt.simulator.FaultInjection;
import se.svarsvakt.simulator.FaultInjection.Damage;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.RecordedRequest;

/**
 * What goes wrong between the program and its tenant in one pass. Whether a request fails hangs on
 * the seed, on what is asked and on how often it was asked, and not on which thread came first.
 */
final class FaultyNetwork {
  /** Longer than the program waits in a pass. */
  static final GraphError OUT = GraphError.throttled(Duration.ofHours(1));

  private static final List<GraphError> ERRORS =
      List.of(
          GraphError.throttled(Duration.ZERO),
          new GraphError(429, "TooManyRequests", "Please retry again later.", null),
          OUT,
          GraphError.of(500, "InternalServerError"),
          GraphError.of(502, "BadGateway"),
          GraphError.of(503, "ServiceUnavailable"),
          new GraphError(503, "ServiceUnavailable", "Later.", Duration.ofMinutes(10)),
          GraphError.of(504, "GatewayTimeout"),
          GraphError.of(401, "InvalidAuthenticationToken"));

  private static final List<Damage> DAMAGES =
      List.of(Damage.CONNECTION_RESET, Damage.EMPTY_BODY, Damage.CUT_OFF_BODY);

  private final FaultInjection faults;
  private final AtomicInteger requests = new AtomicInteger();
  private final Map<String, AtomicInteger> times = new ConcurrentHashMap<>();
  private final Set<String> untold = ConcurrentHashMap.newKeySet();
  private volatile long seed;
  private volatile double rate;
  private volatile int outFrom;
  private volatile int outUntil;
  private volatile GraphError out = OUT;
  private volatile int at;
  private volatile Runnable event = () -> {};

  FaultyNetwork(FaultInjection faults) {
    this.faults = faults;
    quiet();
  }

  /** Nothing fails any more. */
  void quiet() {
    faults.clear();
    rate = 0;
    outFrom = Integer.MAX_VALUE;
    outUntil = Integer.MAX_VALUE;
    at = -1;
    requests.set(0);
    times.clear();
    untold.clear();
  }

  private void begin() {
    faults.onRequest(this::failure);
    faults.onBatch(() -> pick("$batch", rate));
    faults.onAnswer(this::damage);
  }

  /** So many of all requests fail, each in its own way. */
  void failing(long chance, double share) {
    seed = chance;
    rate = share;
    begin();
  }

  /** All requests fail alike from one of them to another. */
  void out(int from, int until, GraphError error) {
    outFrom = from;
    outUntil = until;
    out = error;
    begin();
  }

  /** With that request something happens. */
  void at(int request, Runnable happening) {
    at = request;
    event = happening;
    begin();
  }

  /** From now on no request gets through. */
  void cut() {
    outFrom = 0;
    out = OUT;
    begin();
  }

  /** The people to whom a notification may not have got through. */
  Set<String> untold() {
    return new HashSet<>(untold);
  }

  private Optional<GraphError> failure(RecordedRequest request) {
    int number = requests.incrementAndGet();
    if (number == at) {
      event.run();
    }
    Optional<GraphError> error =
        number >= outFrom && number < outUntil
            ? Optional.of(out)
            : pick(request.method() + request.path(), rate);
    if (error.isPresent()) {
      note(request);
    }
    return error;
  }

  private void note(RecordedRequest request) {
    if (request.path().endsWith("/sendActivityNotification")) {
      untold.add(request.path().split("/", -1)[2]);
    }
  }

  private Optional<GraphError> pick(String what, double share) {
    Random chance = chance(what);
    return chance.nextDouble() < share
        ? Optional.of(ERRORS.get(chance.nextInt(ERRORS.size())))
        : Optional.empty();
  }

  private Random chance(String what) {
    int nth = times.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet();
    Random chance = new Random(seed * 31 + what.hashCode() * 17L + nth);
    chance.nextInt();
    return chance;
  }

  private Damage damage(RecordedRequest request) {
    Random chance = chance("answer of " + request.path());
    if (chance.nextDouble() >= rate) {
      return Damage.NONE;
    }
    note(request);
    return DAMAGES.get(chance.nextInt(DAMAGES.size()));
  }
}
