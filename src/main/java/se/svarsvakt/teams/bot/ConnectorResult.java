package se.svarsvakt.teams.bot;

/** What became of a request to the Bot Connector. No part of it holds what was sent. */
public sealed interface ConnectorResult {
  /**
   * It was done.
   *
   * @param id the conversation or the activity; empty where the connector did not say
   */
  record Accepted(String id) implements ConnectorResult {}

  /**
   * The bot may not write to this person, until it is opened again.
   *
   * @param state whether it was blocked or removed, as far as Teams tells one from the other
   * @param code the connector's error code
   */
  record Blocked(Conversations.State state, String code) implements ConnectorResult {}

  /**
   * The conversation or the activity is not there.
   *
   * @param code the connector's error code
   */
  record Gone(String code) implements ConnectorResult {}

  /**
   * It was refused, and would be again.
   *
   * @param code the connector's error code, or what this program found wrong with the address
   */
  record Rejected(String code) implements ConnectorResult {
    /** A person's app lacks: it has to be installed before the bot can write. */
    public boolean isForWantOfApp() {
      return code.equals("ForbiddenOperationException");
    }
  }

  /**
   * It was not done, for a reason that passes; trying again later may do.
   *
   * @param code the connector's error code, or a word for what happened
   */
  record Passing(String code) implements ConnectorResult {}

  /**
   * It was not done, for too much was asked at once; nothing is wrong with the connector.
   *
   * @param code the connector's error code, or a word for what happened
   */
  record Crowded(String code) implements ConnectorResult {}

  /** It may have been done: no whole answer came, and doing it again would do it twice. */
  record AnswerLost() implements ConnectorResult {}
}
