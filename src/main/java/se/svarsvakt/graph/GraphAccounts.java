package se.svarsvakt.graph;

import java.util.Locale;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.AccountStanding;
import se.svarsvakt.sync.SourceUnavailable;
import tools.jackson.databind.JsonNode;

/** How single accounts stand, through Microsoft Graph, with the right that every pass needs. */
record GraphAccounts(GraphCalls calls, String baseUrl) implements AccountStanding.Source {
  /** Graph's code of what the directory does not have; other 404s say nothing of an account. */
  private static final String NO_SUCH_ACCOUNT = "request_resourcenotfound";

  private static final String[] STANDING = {"id", "accountEnabled", "userType"};

  @Override
  public AccountStanding of(MailboxId person) {
    HttpResult result = calls.single(GraphRequests.user(person, STANDING));
    if (result instanceof HttpResult.Completed(JsonAnswer answer)) {
      if (answer.ok()) {
        return standing(answer.body(), person);
      }
      if (answer.status() == 404
          && answer.errorCode().toLowerCase(Locale.ROOT).equals(NO_SUCH_ACCOUNT)) {
        return AccountStanding.GONE;
      }
    }
    throw Failures.unavailable(result, "User.Read.All", baseUrl);
  }

  /** An answer without what was asked for is none: nobody is let in by it, and nobody shut out. */
  private static AccountStanding standing(JsonNode user, MailboxId person) {
    JsonNode enabled = user.path("accountEnabled");
    if (!enabled.isBoolean() || !person.value().equalsIgnoreCase(user.path("id").asString(""))) {
      throw new SourceUnavailable("Graph does not say how an account stands: try again later");
    }
    if (user.path("userType").asString("").equalsIgnoreCase("Guest")) {
      return AccountStanding.GUEST;
    }
    return enabled.asBoolean() ? AccountStanding.MEMBER : AccountStanding.DISABLED;
  }
}
