package se.svarsvakt.nudge;

/**
 * What became of a delivery through one channel: as the channel tells it, as it is recorded, and as
 * it is reported. Reasons are one line for the administrator, without addresses or content.
 */
public sealed interface Delivery extends NudgeChannel.Preparation {
  /** Why the person does not have it; empty where they have. */
  default String reason() {
    return "";
  }

  /** It was begun; whether it arrived is not known. */
  record Started() implements Delivery {}

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
   * The person is not told this way, and trying again will not help.
   *
   * @param reason why
   */
  record Skipped(String reason) implements Delivery {}

  /**
   * Nothing was tried, for there is no need any more.
   *
   * @param reason why
   */
  record Needless(String reason) implements Delivery {}

  /**
   * It did not go out; a later run tries again.
   *
   * @param reason why
   */
  record Failed(String reason) implements Delivery {
    /** Too much went at once, or the way asked for a pause: nothing is wrong with it. */
    public static final Failed FOR_A_PAUSE = new Failed("too much at once; it is told later");

    boolean isForAPause() {
      return equals(FOR_A_PAUSE);
    }
  }

  /**
   * It may have gone out, for its answer got lost; whoever cannot replace what arrived does not
   * send it again.
   *
   * @param reason what happened
   */
  record Uncertain(String reason) implements Delivery {}
}
