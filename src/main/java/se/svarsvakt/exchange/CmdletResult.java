package se.svarsvakt.exchange;

import java.util.List;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.http.RetryPolicy;
import tools.jackson.databind.JsonNode;

/** What came of running a cmdlet. */
sealed interface CmdletResult {
  /**
   * A whole answer.
   *
   * @param rows those of all its pages
   */
  record Rows(List<JsonNode> rows) implements CmdletResult {}

  /**
   * No answer, or one of a shape that is not known.
   *
   * @param reason one line for the administrator
   * @param general whether it has nothing to do with this mailbox, as far as one can tell
   * @param status Exchange's HTTP status; 0 where that says nothing
   */
  record CmdletFailure(String reason, boolean general, int status) implements CmdletResult {
    /** One that no status tells. */
    CmdletFailure(String reason, boolean general) {
      this(reason, general, 0);
    }

    /** What it means that no answer with status 200 came. */
    static CmdletFailure of(HttpResult result) {
      return switch (result) {
        case HttpResult.Completed(JsonAnswer answer) -> refused(answer.status());
        case HttpResult.Garbled _ -> new CmdletFailure("Exchange's answer is no JSON", false);
        case HttpResult.NotSent(InterruptedException _, boolean _) ->
            new CmdletFailure("the program was stopped", true);
        case HttpResult.NotSent(Exception cause, boolean passing) when !passing ->
            new CmdletFailure(
                "Exchange could not be asked ("
                    + cause.getClass().getSimpleName()
                    + "); look at the sign-in",
                true);
        case HttpResult.NotSent _, HttpResult.Lost _ ->
            new CmdletFailure("Exchange did not answer", true);
      };
    }

    private static CmdletFailure refused(int status) {
      String advice =
          switch (status) {
            case 401 -> "; the token is not accepted: look at svarsvakt.exchange.base-url";
            case 403 -> "; the application lacks Exchange.ManageAsAppV2 or its role in Exchange";
            case 404 -> "; it does not know the mailbox or the folder";
            default -> "";
          };
      boolean general = status == 401 || RetryPolicy.PASSING.contains(status);
      return new CmdletFailure(
          "Exchange answered with HTTP status " + status + advice, general, status);
    }
  }
}
