package se.svarsvakt.teams;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.http.RateLimits;
import se.svarsvakt.http.Sleeper;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.nudge.NudgeChannel;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.NudgeMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells people through the activity feed of Teams ({@code sendActivityNotification},
 * docs/graph-notes.md 6). The chain id makes a repeated delivery replace the first.
 */
public final class ActivityFeedChannel implements NudgeChannel {
  /** Graph takes five notifications a second for one app in one tenant (docs/graph-notes.md 3). */
  private static final RateLimits.Limit LIMIT = new RateLimits.Limit(1, Duration.ofMillis(220));

  /** Whoever would wait longer comes back in a later pass. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** Teams' own type, whose title is free; those of the manifest would ask for an answer. */
  private static final String FREE_TEXT = "systemDefault";

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String LOST = "Graph's answer was lost";

  private static final Delivery NO_APP = new Delivery.Skipped("svarsvakt.teams.app-id is not set");

  private final GraphConnection graph;
  private final Optional<String> appId;
  private final String teams;
  private final ZoneId zone;
  private final Pace pace;

  /**
   * Over a connection.
   *
   * @param appId the Teams app's id; without it nothing can be delivered
   * @param teams the origin of Teams in the browser, where links lead
   * @param zone the zone that deadlines are told in
   */
  public ActivityFeedChannel(
      GraphConnection graph, Optional<String> appId, String teams, ZoneId zone) {
    this(graph, appId, teams, zone, Ticker.systemTicker(), Thread::sleep);
  }

  ActivityFeedChannel(
      GraphConnection graph,
      Optional<String> appId,
      String teams,
      ZoneId zone,
      Ticker ticker,
      Sleeper sleeper) {
    this.graph = graph;
    this.appId = appId;
    this.teams = teams;
    this.zone = zone;
    this.pace = new Pace(new RateLimits(ticker, LIMIT), LONGEST, sleeper);
  }

  @Override
  public String name() {
    return "activity-feed";
  }

  @Override
  public boolean replaces() {
    return true;
  }

  @Override
  public void begin() {
    pace.begin();
  }

  @Override
  public boolean awaitTurn() {
    return appId.isEmpty() || pace.await();
  }

  @Override
  public Delivery deliver(NudgeMessage message) {
    return appId.map(app -> outcome(post(message.recipient(), body(message, app)))).orElse(NO_APP);
  }

  /**
   * Shows a person a sentence that is about no mail.
   *
   * @param chainId the same where it replaces an earlier one
   */
  Delivery announce(MailboxId person, long chainId, String sentence) {
    Delivery outcome =
        appId
            .map(
                app ->
                    pace.await()
                        ? outcome(post(person, announcement(app, chainId, sentence)))
                        : Delivery.Failed.FOR_A_PAUSE)
            .orElse(NO_APP);
    return outcome instanceof Delivery.Uncertain(String reason)
        ? new Delivery.Failed(reason)
        : outcome;
  }

  private HttpResult post(MailboxId person, JsonNode body) {
    String path = "/users/" + person + "/teamwork/sendActivityNotification";
    return pace.noted(graph.postOnce(path, body));
  }

  private static Delivery outcome(HttpResult result) {
    String code = " (" + result.code() + ")";
    return switch (result) {
      case HttpResult.Completed(JsonAnswer answer) -> outcome(answer.status(), code);
      case HttpResult.NotSent _ -> new Delivery.Failed("Graph was not reached" + code);
      case HttpResult.Garbled _ -> new Delivery.Sent();
      case HttpResult.Lost _ -> new Delivery.Uncertain(LOST);
    };
  }

  private static Delivery outcome(int status, String code) {
    return switch (status) {
      case 408, 502, 504 -> new Delivery.Uncertain(LOST);
      case 200, 202, 204 -> new Delivery.Sent();
      case 403 -> new Delivery.Skipped("the Teams app is not installed for this person" + code);
      case 404 -> new Delivery.Skipped("Teams does not know this person" + code);
      case 429 -> Delivery.Failed.FOR_A_PAUSE;
      case 400, 409 -> new Delivery.Skipped("Teams refused the notification" + code);
      default -> new Delivery.Failed("Teams did not take it" + code);
    };
  }

  private ObjectNode body(String app, String type, long chainId, String preview) {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("topic")
        .put("source", "text")
        .put("value", "Svarsvakt")
        .put("webUrl", teams + "/l/entity/" + app + "/home");
    body.put("activityType", type).put("chainId", chainId);
    body.putObject("previewText").put("content", preview);
    return body;
  }

  private JsonNode announcement(String app, long chainId, String sentence) {
    ObjectNode body = body(app, FREE_TEXT, chainId, sentence);
    parameter(body.putArray("templateParameters"), "systemDefaultText", "Svarsvakt");
    return body;
  }

  private JsonNode body(NudgeMessage message, String app) {
    boolean warns = !message.warning().isEmpty();
    String type = warns ? FREE_TEXT : activityType(message.kind());
    ObjectNode body = body(app, type, message.chainId(), message.preview());
    ArrayNode parameters = body.putArray("templateParameters");
    if (warns) {
      parameter(parameters, "systemDefaultText", message.warning());
      return body;
    }
    parameter(parameters, "count", String.valueOf(message.items()));
    parameter(
        parameters,
        "deadline",
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(message.deadline().atZone(zone)));
    if (!message.copy().isEmpty()) {
      parameter(parameters, "text", String.join("\n", message.copy()));
    }
    return body;
  }

  private static void parameter(ArrayNode parameters, String name, String value) {
    parameters.addObject().put("name", name).put("value", value);
  }

  /** The activity types of the app's manifest. */
  static String activityType(NudgeKind kind) {
    return switch (kind) {
      case REPLY_DUE -> "replyDue";
      case LAST_CALL -> "lastCall";
      case OVERDUE -> "overdue";
      case FORWARD_UNTOLD -> "forwardUntold";
      case ABSENCE -> "absence";
      case PUBLIC_RECORDS -> "publicRecords";
      case REGISTRATION -> "registration";
      case COVER -> "cover";
      case UNATTENDED -> "unattended";
      case SIGNATURE -> "signature";
      case WEEKLY_SUMMARY -> throw new IllegalArgumentException("it goes by mail and card");
    };
  }
}
