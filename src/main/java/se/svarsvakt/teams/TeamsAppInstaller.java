package se.svarsvakt.teams;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.http.RateLimits;
import se.svarsvakt.mail.MailboxId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Installs the Teams app for people through Graph, so that the bot may write to them; the
 * application needs {@code TeamsAppInstallation.ReadWriteSelfForUser.All} (docs/graph-notes.md 6).
 */
public final class TeamsAppInstaller {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Graph takes 30 installations in five minutes (docs/graph-notes.md 3). */
  private static final RateLimits.Limit LIMIT = new RateLimits.Limit(30, Duration.ofMinutes(5));

  private final GraphConnection graph;
  private final String appId;
  private final RateLimits rates;

  /**
   * Over a connection.
   *
   * @param appId the Teams app's id in the organisation's catalogue
   */
  public TeamsAppInstaller(GraphConnection graph, String appId) {
    this(graph, appId, Ticker.systemTicker());
  }

  TeamsAppInstaller(GraphConnection graph, String appId, Ticker ticker) {
    this.graph = graph;
    this.appId = appId;
    this.rates = new RateLimits(ticker, LIMIT);
  }

  /** What came of an installation. */
  sealed interface Installation {
    /**
     * The person has the app.
     *
     * @param justNow whether it was not there before
     */
    record There(boolean justNow) implements Installation {}

    /**
     * It cannot be installed for this person.
     *
     * @param code Graph's error code
     */
    record Impossible(String code) implements Installation {}

    /**
     * It was not installed this time.
     *
     * @param code Graph's error code, or a word for what happened
     */
    record Later(String code) implements Installation {}
  }

  /** Installs the app for a person; at once or not at all, for the pace allows six a minute. */
  Installation install(MailboxId person) {
    if (rates.turn(Duration.ZERO).isEmpty()) {
      return new Installation.Later("TooManyAtOnce");
    }
    JsonNode body =
        JSON.createObjectNode()
            .put("teamsApp@odata.bind", graph.baseUrl() + "/appCatalogs/teamsApps/" + appId);
    HttpResult result = graph.post("/users/" + person + "/teamwork/installedApps", body);
    return result instanceof HttpResult.Completed(JsonAnswer answer)
        ? installation(answer)
        : new Installation.Later(result.code());
  }

  private static Installation installation(JsonAnswer answer) {
    return switch (answer.status()) {
      case 200, 201, 204 -> new Installation.There(true);
      case 409 -> new Installation.There(false);
      case 400, 403, 404 -> new Installation.Impossible(answer.errorCode());
      default -> new Installation.Later(answer.errorCode());
    };
  }
}
