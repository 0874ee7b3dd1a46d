package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A way to reach a person. */
public interface NudgeChannel {
  /** The name in the program's output. */
  String name();

  /** Delivers one nudge. */
  Delivery deliver(NudgeMessage message);

  /**
   * Waits until it may send. What is sent is looked at after that, so that it is not old when it
   * goes.
   *
   * @return whether it may; false where that would take too long
   */
  default boolean awaitTurn() {
    return true;
  }

  /** A pass begins to tell people: a pause that is longer than anybody waits is asked for anew. */
  default void begin() {}

  /**
   * Does all that has to be done before anything is sent, so that whoever is stopped meanwhile can
   * begin anew and sends nothing twice.
   */
  default Preparation prepare(NudgeMessage message) {
    return new Preparation.Ready(() -> deliver(message));
  }

  /** What came of a preparation: it can go, or nothing was sent, and nothing will be this time. */
  sealed interface Preparation permits Preparation.Ready, Delivery {
    /**
     * It can go.
     *
     * @param sending sends it; run once at most
     */
    record Ready(Supplier<Delivery> sending) implements Preparation {}
  }

  /**
   * Whether a repeated delivery of the same nudge replaces the first and does not add to it. Where
   * it does not, nothing is sent again of which it is unknown whether it arrived.
   */
  default boolean replaces() {
    return false;
  }

  /**
   * Brings what it delivered lately up to date, where what was delivered can still be changed.
   *
   * @param standing how what is open stands, without content; what is missing is settled
   */
  default void keepTrue(ItemStandings standing, Instant now) {}

  /** Whether what it delivers is kept true. */
  default boolean keepsTrue() {
    return false;
  }

  /** What stands on that, as far as it is kept true. */
  default Stream<NudgeItem> shown() {
    return Stream.empty();
  }
}
