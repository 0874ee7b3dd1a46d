package se.svarsvakt.teams.bot;

import com.azure.core.credential.TokenCredential;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.graph.RetryPolicy;
import se.svarsvakt.mail.MailboxId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes to people through the Bot Connector's REST API (docs/graph-notes.md 6), as fast as Teams
 * allows. What goes wrong is an outcome, never thrown. An address is called over https, or over
 * http on this machine.
 */
public final class Connector implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final RetryPolicy RETRIES =
      new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofMinutes(1));
  private static final String ACTIVITIES = "activities";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String appId;
  private final BotToken token;
  private final Pace pace;
  private final ConnectorHttp http;
  private final Rates.Sleep sleep;

  private Connector(String appId, BotToken token, Pace pace, Waiting waiting) {
    this.appId = appId;
    this.token = token;
    this.pace = pace;
    this.sleep = waiting.sleep();
    this.http = new ConnectorHttp(waiting.retries(), waiting.patience(), waiting.sleep());
  }

  /**
   * How it waits.
   *
   * @param retries for what fails for a passing reason
   * @param patience how long an answer may take
   * @param sleep lets time pass
   */
  record Waiting(RetryPolicy retries, Duration patience, Rates.Sleep sleep) {}

  /**
   * With tokens of the bot's application, which go over https only.
   *
   * @param appId the bot's application id
   * @param credential of the application, in its own tenant
   */
  public static Connector withCredential(String appId, TokenCredential credential) {
    return with(appId, new BotToken.OfApplication(credential));
  }

  /**
   * With one bearer token that never changes, which goes to this machine only.
   *
   * @param appId the bot's application id
   */
  public static Connector withToken(String appId, String token) {
    return with(appId, new BotToken.Fixed(token));
  }

  /**
   * Without a token, as Microsoft's test clients on this machine want it.
   *
   * @param appId the bot's application id
   */
  public static Connector withoutToken(String appId) {
    return with(appId, new BotToken.None());
  }

  private static Connector with(String appId, BotToken token) {
    Waiting waiting = new Waiting(RETRIES, PATIENCE, Thread::sleep);
    return with(appId, token, Ticker.systemTicker(), waiting);
  }

  static Connector with(String appId, BotToken token, Ticker ticker, Waiting waiting) {
    return new Connector(appId, token, new Pace(ticker), waiting);
  }

  /**
   * Opens the conversation between a person and the bot, or finds the one that is there: a person
   * has only one.
   *
   * @param serviceUrl Microsoft's published connector
   * @param tenantId the person's tenant; empty where it is not known
   * @return done with the conversation's id, or why not
   */
  public Outcome createConversation(URI serviceUrl, MailboxId person, String tenantId) {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("bot").put("id", appId);
    body.put("isGroup", false);
    body.putArray("members").addObject().put("id", person.value());
    if (!tenantId.isEmpty()) {
      body.put("tenantId", tenantId);
    }
    Call call = new Call("POST", body, true, person.value());
    Outcome outcome = paced(call, address(serviceUrl));
    return outcome instanceof Outcome.Done(String id) && id.isEmpty()
        ? new Outcome.Passing("NoId")
        : outcome;
  }

  /**
   * Writes to a conversation, once: where the answer got lost the outcome is uncertain.
   *
   * @param serviceUrl where the conversation is answered
   * @param conversation its id
   * @return done with the activity's id, or why not
   */
  public Outcome send(URI serviceUrl, String conversation, JsonNode activity) {
    Call call = new Call("POST", activity, false, conversation);
    return paced(call, address(serviceUrl, conversation, ACTIVITIES));
  }

  /**
   * Replaces what was written before; never uncertain, for replacing twice does no harm.
   *
   * @param serviceUrl where the conversation is answered
   * @param conversation its id
   * @param activityId what is replaced
   */
  public Outcome update(URI serviceUrl, String conversation, String activityId, JsonNode activity) {
    Call call = new Call("PUT", activity, true, conversation);
    return paced(call, address(serviceUrl, conversation, ACTIVITIES, activityId));
  }

  /**
   * One request.
   *
   * @param repeatable whether doing it twice does no harm
   * @param pacedAs names what its pace is kept for
   */
  private record Call(String method, JsonNode body, boolean repeatable, String pacedAs) {}

  /** Where a request goes, and what it may show there. */
  private record Target(URI address, ServiceAddress service) {}

  private static Optional<Target> address(URI serviceUrl, String... ids) {
    String[] segments =
        Stream.concat(Stream.of("v3", "conversations"), Arrays.stream(ids)).toArray(String[]::new);
    return ServiceAddress.of(serviceUrl)
        .flatMap(service -> service.below(segments).map(whole -> new Target(whole, service)));
  }

  private Outcome paced(Call call, Optional<Target> target) {
    if (target.isEmpty()) {
      return new Outcome.Refused("AddressNotAllowed");
    }
    try {
      return pace.await(call.pacedAs(), sleep)
          ? sent(call, target.get())
          : new Outcome.Passing("TooManyAtOnce");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Passing("Stopped");
    }
  }

  private Outcome sent(Call call, Target target) throws InterruptedException {
    Optional<String> shown;
    try {
      shown = token.at(target.service());
    } catch (RuntimeException e) {
      return new Outcome.Passing("NoToken");
    }
    return http.send(
        new ConnectorHttp.Message(
            call.method(), target.address(), call.body(), call.repeatable(), shown));
  }

  @Override
  public void close() {
    http.close();
  }
}
