package se.svarsvakt.teams.bot;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes what Teams sends, once it is known that Teams sent it. */
public interface Bot {
  /** Does what the activity asks for; what it does not understand it says so of. */
  Reply take(Activity activity);

  /**
   * What is answered to the request itself.
   *
   * @param status the HTTP status
   * @param body JSON; a missing node for an empty answer
   */
  record Reply(int status, JsonNode body) {
    /** Taken, and nothing to say here. */
    public static final Reply OK = new Reply(200, JsonNodeFactory.instance.missingNode());

    @Override
    public String toString() {
      return "Reply[" + status + "]";
    }
  }
}
