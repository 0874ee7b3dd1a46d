package se.svarsvakt.nudge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.tracing.TraceAttribute;
import se.svarsvakt.tracing.TraceOperation;
import se.svarsvakt.tracing.TraceSpan;

/**
 * Takes one nudge along its route. Each step is recorded before it is tried and after, so that a
 * run that was cut off is gone on with where it stopped: what has arrived is not sent again, what
 * was not tried yet is.
 */
public final class NudgeDispatch {
  private static final Delivery NO_LONGER = new Delivery.Needless("nothing is left to tell");

  /** After so long a pause of the one way another is better. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Each may be a minute or two away; a lease has to last for all of them. */
  private static final int MOST_TURNS = 2;

  private final Route route;
  private final DeliveryLog deliveries;
  private final Clock clock;

  /** Along a route. */
  public NudgeDispatch(Route route, DeliveryLog deliveries, Clock clock) {
    this.route = route;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** The channels that a nudge takes first. */
  List<String> channels() {
    return route.first();
  }

  /** A pass begins to tell people. */
  void begin() {
    route.stages().forEach(stage -> stage.forEach(NudgeChannel::begin));
  }

  /** Brings what was delivered lately up to date. */
  void keepTrue(ItemStandings standing, Instant now) {
    route.stages().forEach(stage -> stage.forEach(channel -> channel.keepTrue(standing, now)));
  }

  /** Whether something of what goes out is kept true. */
  boolean keepsTrue() {
    return route.stages().stream().flatMap(List::stream).anyMatch(NudgeChannel::keepsTrue);
  }

  /** What stands on it. */
  Stream<NudgeItem> shown() {
    return route.stages().stream().flatMap(List::stream).flatMap(NudgeChannel::shown);
  }

  /** The same of a message that does not change. */
  Map<String, Delivery> send(Outbox.Lease lease, Instant plannedFor, NudgeMessage message) {
    return send(lease, plannedFor, () -> Optional.of(message));
  }

  /**
   * What became of each channel of the stage that settled it, or of the last one, by name.
   *
   * @param plannedFor when the person was to be told
   * @param latest the message as it has to be now; empty where there is nothing to tell any more
   * @throws MailboxFailure if that cannot be looked at, and nothing was sent before
   */
  Map<String, Delivery> send(
      Outbox.Lease lease, Instant plannedFor, Supplier<Optional<NudgeMessage>> latest) {
    Map<String, Delivery> known = deliveries.of(lease);
    Map<String, Delivery> steps = Map.of();
    for (List<NudgeChannel> stage : route.stages()) {
      steps = new LinkedHashMap<>();
      for (NudgeChannel channel : stage) {
        steps.put(channel.name(), beside(steps, () -> delivery(channel, lease, latest, known)));
      }
      Map<String, Delivery> made = steps;
      if (made.containsValue(NO_LONGER)
          || stage.stream()
              .anyMatch(
                  way ->
                      settles(
                          way, made.get(way.name()), known.get(way.name()), isLate(plannedFor)))) {
        return steps;
      }
    }
    return steps;
  }

  /** That a mailbox cannot be looked at once more undoes nothing that went another way before. */
  private static Delivery beside(Map<String, Delivery> steps, Supplier<Delivery> next) {
    try {
      return next.get();
    } catch (MailboxFailure failure) {
      if (steps.isEmpty()) {
        throw failure;
      }
      return new Delivery.Failed("its mailbox was not read again: " + failure.code());
    }
  }

  private boolean isLate(Instant plannedFor) {
    return plannedFor.plus(PATIENCE).isBefore(clock.instant());
  }

  /**
   * What fails twice in a row is not waited for: the person would be told too late. A pause is no
   * failure, and is waited for until it is late. Nor is relied upon what was lost twice: nothing of
   * it may have arrived.
   */
  private static boolean settles(
      NudgeChannel channel, @Nullable Delivery delivery, @Nullable Delivery before, boolean late) {
    return switch (delivery) {
      case Delivery.Skipped _, Delivery.Needless _ -> false;
      case Delivery.Failed failed when failed.isForAPause() -> !late;
      case Delivery.Failed _ -> !isFailure(before);
      case Delivery.Uncertain _ -> !channel.replaces();
      case Delivery.Started _, Delivery.Sent _ -> true;
      case null -> false;
    };
  }

  /** One that may have arrived, where it is tried again all the same, counts as one. */
  private static boolean isFailure(@Nullable Delivery before) {
    return before instanceof Delivery.Started
        || (before instanceof Delivery.Failed failed && !failed.isForAPause());
  }

  private Delivery delivery(
      NudgeChannel channel,
      Outbox.Lease lease,
      Supplier<Optional<NudgeMessage>> message,
      Map<String, Delivery> known) {
    return switch (known.get(channel.name())) {
      case Delivery.Sent sent -> sent;
      case Delivery.Skipped skipped -> skipped;
      case Delivery.Needless needless -> needless;
      case Delivery.Uncertain uncertain -> uncertain;
      case Delivery.Started _ when !channel.replaces() ->
          recorded(lease, channel, uncertain("the program was stopped while it was sent"));
      case Delivery.Started started -> tried(channel, lease, message, started);
      case Delivery.Failed failed -> tried(channel, lease, message, failed);
      case null -> tried(channel, lease, message, Delivery.Failed.FOR_A_PAUSE);
    };
  }

  /**
   * Tries a way, and writes down what became of it. Where that is unknown and a second one would
   * take the place of the first, it stays written down as begun and is tried once more, no oftener:
   * each may make the person's telephone ring. A refusal after that undoes neither what may have
   * arrived nor, where it is for a pause, that it failed before.
   *
   * @param before what is known of it: begun, so that it may have arrived, or failed
   */
  private Delivery tried(
      NudgeChannel channel,
      Outbox.Lease lease,
      Supplier<Optional<NudgeMessage>> latest,
      Delivery before) {
    Delivery made = Delivery.Failed.FOR_A_PAUSE;
    for (int turn = 1; turn <= MOST_TURNS && made.equals(Delivery.Failed.FOR_A_PAUSE); turn++) {
      made = inTurn(channel, lease, latest, before);
    }
    return made;
  }

  private Delivery inTurn(
      NudgeChannel channel,
      Outbox.Lease lease,
      Supplier<Optional<NudgeMessage>> latest,
      Delivery before) {
    if (!channel.awaitTurn() || isStopped()) {
      return Delivery.Failed.FOR_A_PAUSE;
    }
    Optional<NudgeMessage> message = latest.get();
    if (message.isEmpty()) {
      return NO_LONGER;
    }
    NudgeMessage told = message.get();
    NudgeChannel.Preparation prepared = prepared(channel, told);
    if (prepared instanceof NudgeChannel.Preparation.Ready) { // that may have taken a while
      message = latest.get();
      if (message.isEmpty()) {
        return NO_LONGER;
      }
      if (!told.equals(message.get())) {
        told = message.get();
        prepared = prepared(channel, told);
      }
    }
    if (isStopped()) {
      return Delivery.Failed.FOR_A_PAUSE;
    }
    boolean mayHaveArrived = before instanceof Delivery.Started;
    deliveries.begin(lease, channel.name(), clock.instant());
    Delivery made =
        switch (prepared) {
          case Delivery over -> marked(over);
          case NudgeChannel.Preparation.Ready(Supplier<Delivery> sending) ->
              traced(channel, told, sending);
        };
    return switch (made) {
      case Delivery.Uncertain _ when channel.replaces() && !mayHaveArrived ->
          new Delivery.Failed("it may have arrived and is sent once more in its place");
      case Delivery.Failed _ when mayHaveArrived -> made;
      case Delivery.Failed failed when failed.isForAPause() -> {
        recorded(lease, channel, before);
        yield made;
      }
      default -> recorded(lease, channel, made);
    };
  }

  /** What was not begun when the program was told to stop is the next one's. */
  private static boolean isStopped() {
    return Thread.currentThread().isInterrupted();
  }

  /** A fault in one delivery does not keep the others from theirs. */
  private static NudgeChannel.Preparation prepared(NudgeChannel channel, NudgeMessage message) {
    try {
      return channel.prepare(message);
    } catch (RuntimeException e) {
      return new Delivery.Failed(fault(e));
    }
  }

  private static Delivery traced(
      NudgeChannel channel, NudgeMessage message, Supplier<Delivery> sending) {
    try (TraceSpan span = TraceSpan.begin(TraceOperation.NUDGE)) {
      Delivery made = sent(channel, sending);
      span.with(TraceAttribute.CHANNEL, channel.name())
          .with(TraceAttribute.NUDGE_KIND, message.kind().code())
          .with(TraceAttribute.OUTCOME, made.getClass().getSimpleName().toLowerCase(Locale.ROOT));
      return made;
    }
  }

  private static Delivery sent(NudgeChannel channel, Supplier<Delivery> sending) {
    try {
      return marked(sending.get());
    } catch (RuntimeException e) {
      return channel.replaces() ? new Delivery.Failed(fault(e)) : uncertain(fault(e));
    }
  }

  private static String fault(RuntimeException e) {
    return "a fault in the program (" + e.getClass().getSimpleName() + ")";
  }

  private Delivery recorded(Outbox.Lease lease, NudgeChannel channel, Delivery delivery) {
    Uninterrupted.run(() -> deliveries.record(lease, channel.name(), delivery));
    return delivery;
  }

  private static Delivery marked(Delivery delivery) {
    return delivery instanceof Delivery.Uncertain(String reason) ? uncertain(reason) : delivery;
  }

  private static Delivery uncertain(String reason) {
    return new Delivery.Uncertain("it may have arrived and is not sent again: " + reason);
  }
}
