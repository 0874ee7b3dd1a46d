package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** A way to reach a person. */
public interface NudgeChannel {
  /** The name in the program's output. */
  String name();

  /** Delivers one nudge. */
  Delivery deliver(NudgeMessage message);

  /**
   * Does all that has to be done before anything is sent, so that whoever is stopped meanwhile can
   * begin anew and sends nothing twice.
   */
  default Preparation prepare(NudgeMessage message) {
    return new Preparation.Ready(() -> deliver(message));
  }

  /** What came of a preparation. */
  sealed interface Preparation {
    /**
     * It can go.
     *
     * @param sending sends it; run once at most
     */
    record Ready(Supplier<Delivery> sending) implements Preparation {}

    /**
     * Nothing was sent, and nothing will be this time.
     *
     * @param delivery what is to be said of it
     */
    record Over(Delivery delivery) implements Preparation {}
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
  default void keepTrue(Map<NudgeItem, String> standing, Instant now) {}

  /** What became of a delivery. */
  sealed interface Delivery {
    /**
     * The person has it.
     *
     * @param receipt names it to the channel, a card's activity id for example; maybe empty
     */
    record Sent(String receipt) implements Delivery {
      /** Nothing can be done with it later. */
      public Sent() {
        this("");
      }
    }

    /**
     * The person cannot be reached this way, and trying again will not help.
     *
     * @param reason one line for the administrator, without addresses or content
     */
    record Skipped(String reason) implements Delivery {}

    /**
     * It did not go out; a later run tries again.
     *
     * @param reason one line for the administrator, without addresses or content
     */
    record Failed(String reason) implements Delivery {}

    /**
     * It may have gone out, for its answer got lost; whoever cannot replace what arrived does not
     * send it again.
     *
     * @param reason one line for the administrator, without addresses or content
     */
    record Uncertain(String reason) implements Delivery {}
  }
}
