package se.svarsvakt.teams.bot;

import com.azure.core.credential.TokenCredential;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.svarsvakt.graph.EntraRefusal;
import se.svarsvakt.http.BaseUrl;
import se.svarsvakt.http.ExternalSystem;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.http.JsonHttpClient;
import se.svarsvakt.http.JsonRequest;
import se.svarsvakt.http.RetryPolicy;
import se.svarsvakt.http.Sleeper;
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
      new RetryPolicy(
          5, Duration.ofSeconds(1), Duration.ofMinutes(1), ConnectorErrors.WORTH_ANOTHER_TRY);

  /** A reminder tells of what was true just now. */
  private static final Duration MOMENTS = Duration.ofSeconds(2);

  private static final String ACTIVITIES = "activities";
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
  private static final int LARGEST_ANSWER_IN_BYTES = 1024 * 1024;

  private final String appId;
  private final BotToken token;
  private final Predicate<URI> hosts;
  private final ConversationLimits limits;
  private final JsonHttpClient http;
  private final RetryPolicy retries;
  private final Sleeper sleeper;

  /**
   * With its own times.
   *
   * @param hosts where it may write
   * @param ticker a clock that never goes back, in nanoseconds
   * @param retries for what fails for a passing reason
   * @param longest how long an answer may take
   * @param sleeper lets time pass
   */
  Connector(
      String appId,
      BotToken token,
      Predicate<URI> hosts,
      Ticker ticker,
      RetryPolicy retries,
      Duration longest,
      Sleeper sleeper) {
    this.appId = appId;
    this.token = token;
    this.hosts = hosts;
    this.limits = new ConversationLimits(ticker);
    this.http = new JsonHttpClient("Bot Connector", longest, longest, LARGEST_ANSWER_IN_BYTES);
    this.retries = retries;
    this.sleeper = sleeper;
  }

  /**
   * With tokens of the bot's application, which go over https only.
   *
   * @param appId the bot's application id
   * @param hosts where it may write
   * @param scope what its tokens are asked for, ending in {@code /.default}
   * @param credential of the application, in its own tenant
   */
  public static Connector withCredential(
      String appId, ServiceHosts hosts, String scope, TokenCredential credential) {
    return with(appId, hosts, BotToken.ofApplication(credential, scope));
  }

  /**
   * With one bearer token that never changes, which goes to this machine only.
   *
   * @param appId the bot's application id
   * @param hosts where it may write
   */
  public static Connector withToken(String appId, ServiceHosts hosts, String token) {
    return with(appId, hosts, BotToken.constant(token));
  }

  /**
   * Without a token, as Microsoft's test clients on this machine want it.
   *
   * @param appId the bot's application id
   * @param hosts where it may write
   */
  public static Connector withoutToken(String appId, ServiceHosts hosts) {
    return with(appId, hosts, BotToken.none());
  }

  private static Connector with(String appId, ServiceHosts hosts, BotToken token) {
    Ticker ticker = Ticker.systemTicker();
    return new Connector(
        appId, token, hosts::include, ticker, RETRIES, LONGEST_ANSWER, Thread::sleep);
  }

  /**
   * Opens the conversation between a person and the bot, or finds the one that is there: a person
   * has only one.
   *
   * @param serviceUrl Microsoft's published connector
   * @param tenantId the person's tenant; empty where it is not known
   * @return done with the conversation's id, or why not
   */
  public ConnectorResult createConversation(URI serviceUrl, MailboxId person, String tenantId) {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("bot").put("id", appId);
    body.put("isGroup", false);
    body.putArray("members").addObject().put("id", person.value());
    if (!tenantId.isEmpty()) {
      body.put("tenantId", tenantId);
    }
    Call call = new Call("POST", body, true, false, person.value());
    ConnectorResult outcome = paced(call, address(serviceUrl));
    return outcome instanceof ConnectorResult.Accepted(String id) && id.isEmpty()
        ? new ConnectorResult.Passing("NoId")
        : outcome;
  }

  /** A pass begins: a pause that is longer than anybody waits is asked for anew. */
  public void begin() {
    limits.begin();
  }

  /** Waits until one of many reminders may go; false where that would take too long. */
  public boolean awaitTurn() {
    try {
      return limits.awaitTurn(sleeper);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Writes to a conversation, once: where the answer got lost the outcome is uncertain.
   *
   * @param serviceUrl where the conversation is answered
   * @param conversation its id
   * @return done with the activity's id, or why not
   */
  public ConnectorResult send(URI serviceUrl, String conversation, JsonNode activity) {
    return send(serviceUrl, conversation, activity, false);
  }

  /** The same with a reminder: what is not taken within moments waits for another turn. */
  public ConnectorResult remind(URI serviceUrl, String conversation, JsonNode activity) {
    return send(serviceUrl, conversation, activity, true);
  }

  private ConnectorResult send(
      URI serviceUrl, String conversation, JsonNode activity, boolean soon) {
    Call call = new Call("POST", activity, false, soon, conversation);
    return paced(call, address(serviceUrl, conversation, ACTIVITIES));
  }

  /**
   * Replaces what was written before; never uncertain, for replacing twice does no harm.
   *
   * @param serviceUrl where the conversation is answered
   * @param conversation its id
   * @param activityId what is replaced
   */
  public ConnectorResult update(
      URI serviceUrl, String conversation, String activityId, JsonNode activity) {
    Call call = new Call("PUT", activity, true, false, conversation);
    return paced(call, address(serviceUrl, conversation, ACTIVITIES, activityId));
  }

  /**
   * One request.
   *
   * @param repeatable whether doing it twice does no harm
   * @param soon whether it is of no use later
   * @param pacedAs names what its pace is kept for
   */
  private record Call(
      String method, JsonNode body, boolean repeatable, boolean soon, String pacedAs) {}

  /** Where a request goes, and what it may show there. */
  private record Target(URI address, BaseUrl service) {}

  private Optional<Target> address(URI serviceUrl, String... ids) {
    String[] segments =
        Stream.concat(Stream.of("v3", "conversations"), Arrays.stream(ids)).toArray(String[]::new);
    return BaseUrl.trusted(serviceUrl)
        .filter(service -> hosts.test(service.uri()))
        .flatMap(service -> service.below(segments).map(whole -> new Target(whole, service)));
  }

  private ConnectorResult paced(Call call, Optional<Target> target) {
    if (target.isEmpty()) {
      return new ConnectorResult.Rejected("AddressNotAllowed");
    }
    try {
      return limits.await(call.pacedAs(), sleeper)
          ? sent(call, target.get())
          : new ConnectorResult.Crowded("TooManyAtOnce");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ConnectorResult.Passing("Stopped");
    }
  }

  private ConnectorResult sent(Call call, Target target) throws InterruptedException {
    JsonRequest bare = JsonRequest.sending(call.method(), target.address(), call.body());
    JsonRequest request;
    try {
      request = token.at(target.service()).map(bare::withToken).orElse(bare);
    } catch (RuntimeException e) {
      http.notSent(e, true);
      return new ConnectorResult.Passing("NoToken");
    }
    HttpResult result =
        (call.soon() ? retries.within(MOMENTS) : retries)
            .run(
                () -> readable(http.send(request)),
                call.repeatable() ? RetryPolicy.Repeat.HARMLESS : RetryPolicy.Repeat.UNLESS_DONE,
                (pause, _) -> sleeper.sleep(pause));
    if (call.soon()
        && result instanceof HttpResult.Completed(JsonAnswer answer)
        && answer.status() == 429) {
      limits.rest(answer.retryAfter().orElse(ConversationLimits.USUAL_REST));
    }
    return ConnectorErrors.sort(result, call.repeatable());
  }

  /** What was done is done, whatever is said of it. */
  private static HttpResult readable(HttpResult result) {
    return result instanceof HttpResult.Garbled(int status, var _, var _)
        ? new HttpResult.Completed(JsonAnswer.empty(status))
        : result;
  }

  /**
   * Tries to get the bot's token, and writes nothing.
   *
   * @param serviceUrl where it would be shown
   * @param entra the host that gives it
   * @return why there is none, in words for people; empty where there is one, or none is needed
   * @throws se.svarsvakt.sync.SourceUnavailable if that host is not reached
   */
  public Optional<String> tokenFault(URI serviceUrl, String entra) {
    try {
      BaseUrl.trusted(serviceUrl).ifPresent(token::at);
      return Optional.empty();
    } catch (RuntimeException e) {
      EntraRefusal.unreached(e, entra)
          .ifPresent(
              unreached -> {
                throw unreached;
              });
      return Optional.of(EntraRefusal.words(e, "the bot"));
    }
  }

  /** How it stands, by what was last asked of it. */
  public ExternalSystem system() {
    return http;
  }

  @Override
  public void close() {
    http.close();
  }
}
