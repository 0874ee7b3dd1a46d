package se.svarsvakt.nudge;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import se.svarsvakt.nudge.DeliveryLog.Attempt;
import se.svarsvakt.nudge.DeliveryLog.Outcome;
import se.svarsvakt.nudge.NudgeChannel.Delivery;
import se.svarsvakt.nudge.NudgeChannel.Preparation;

/**
 * Takes one nudge along its route. Each step is recorded before it is tried and after, so that a
 * run that was cut off is gone on with where it stopped: what has arrived is not sent again, what
 * was not tried yet is.
 */
final class NudgeDispatch {
  private final Route route;
  private final DeliveryLog deliveries;
  private final Clock clock;

  NudgeDispatch(Route route, DeliveryLog deliveries, Clock clock) {
    this.route = route;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /**
   * One channel, and what became of it.
   *
   * @param channel its name
   */
  record Step(String channel, Attempt attempt) {}

  /** What became of each channel of the stage that settled it, or of the last one. */
  List<Step> send(Outbox.Lease taken, NudgeMessage message) {
    Map<String, Attempt> known = deliveries.of(taken);
    List<Step> steps = List.of();
    for (List<NudgeChannel> stage : route.stages()) {
      steps = new ArrayList<>();
      for (NudgeChannel channel : stage) {
        steps.add(new Step(channel.name(), attempt(channel, taken, message, known)));
      }
      if (steps.stream().anyMatch(step -> settles(step, known))) {
        return steps;
      }
    }
    return steps;
  }

  /** What fails twice in a row is not waited for: the person would be told too late. */
  private static boolean settles(Step step, Map<String, Attempt> known) {
    return switch (step.attempt().outcome()) {
      case UNREACHED -> false;
      case FAILED -> {
        Attempt before = known.get(step.channel());
        yield before == null || before.outcome() != Outcome.FAILED;
      }
      case TRYING, SENT, UNCERTAIN -> true;
    };
  }

  private Attempt attempt(
      NudgeChannel channel, Outbox.Lease taken, NudgeMessage message, Map<String, Attempt> known) {
    Attempt before = known.get(channel.name());
    if (before != null) {
      switch (before.outcome()) {
        case SENT, UNREACHED, UNCERTAIN -> {
          return before;
        }
        case TRYING -> {
          if (!channel.replaces()) {
            return tried(taken, channel, uncertain("the program was stopped while it was sent"));
          }
        }
        case FAILED -> {}
      }
    }
    return switch (prepared(channel, message)) {
      case Preparation.Over(Delivery delivery) -> {
        deliveries.trying(taken, channel.name(), clock.instant());
        yield tried(taken, channel, attempt(delivery));
      }
      case Preparation.Ready(Supplier<Delivery> sending) -> {
        deliveries.trying(taken, channel.name(), clock.instant());
        yield tried(taken, channel, sent(channel, sending));
      }
    };
  }

  /** A fault in one delivery does not keep the others from theirs. */
  private static Preparation prepared(NudgeChannel channel, NudgeMessage message) {
    try {
      return channel.prepare(message);
    } catch (RuntimeException e) {
      return new Preparation.Over(new Delivery.Failed(fault(e)));
    }
  }

  private static Attempt sent(NudgeChannel channel, Supplier<Delivery> sending) {
    try {
      return attempt(sending.get());
    } catch (RuntimeException e) {
      return channel.replaces() ? new Attempt(Outcome.FAILED, fault(e), "") : uncertain(fault(e));
    }
  }

  private static String fault(RuntimeException e) {
    return "a fault in the program (" + e.getClass().getSimpleName() + ")";
  }

  private Attempt tried(Outbox.Lease taken, NudgeChannel channel, Attempt attempt) {
    deliveries.tried(taken, channel.name(), attempt);
    return attempt;
  }

  private static Attempt attempt(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Sent(String receipt) -> new Attempt(Outcome.SENT, "", receipt);
      case Delivery.Skipped(String reason) -> new Attempt(Outcome.UNREACHED, reason, "");
      case Delivery.Failed(String reason) -> new Attempt(Outcome.FAILED, reason, "");
      case Delivery.Uncertain(String reason) -> uncertain(reason);
    };
  }

  private static Attempt uncertain(String reason) {
    return new Attempt(
        Outcome.UNCERTAIN, "it may have arrived and is not sent again: " + reason, "");
  }
}
