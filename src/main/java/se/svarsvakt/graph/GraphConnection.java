package se.svarsvakt.graph;

import com.azure.core.credential.TokenCredential;
import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import com.microsoft.kiota.authentication.AzureIdentityAccessTokenProvider;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import se.svarsvakt.http.ExternalSystem;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.RetryPolicy;
import se.svarsvakt.sync.AccountStanding;
import se.svarsvakt.sync.Calendars;
import se.svarsvakt.sync.CallLogSource;
import se.svarsvakt.sync.DirectReports;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.MailLogSource;
import se.svarsvakt.sync.MailboxDetails;
import se.svarsvakt.sync.MailboxFeed;
import se.svarsvakt.sync.TenantProbe;
import se.svarsvakt.sync.Traffic;
import se.svarsvakt.sync.notification.ChangeSubscriptions;
import tools.jackson.databind.JsonNode;

/** A connection to Microsoft Graph, with everything that the program reads and sends through it. */
public final class GraphConnection implements AutoCloseable {
  /** Six attempts over about fifteen seconds, and up to two minutes where Graph asks for it. */
  public static final RetryPolicy RETRIES =
      new RetryPolicy(6, Duration.ofMillis(500), Duration.ofMinutes(2));

  private static final int BATCHES = 16;

  private final GraphHttp http;
  private final GraphCalls calls;

  private GraphConnection(
      String baseUrl,
      AuthenticationProvider authentication,
      String tokenHost,
      RetryPolicy retry,
      int batches) {
    this.http = new GraphHttp(baseUrl, authentication, tokenHost);
    this.calls = new GraphCalls(http, retry, batches);
  }

  /**
   * With one bearer token that never changes.
   *
   * @param baseUrl ends with {@code /v1.0}
   */
  public static GraphConnection withToken(String baseUrl, String token) {
    return withToken(baseUrl, token, RETRIES);
  }

  /** As above, with other pauses between attempts. */
  public static GraphConnection withToken(String baseUrl, String token, RetryPolicy retry) {
    return withToken(baseUrl, token, retry, BATCHES);
  }

  /** As above, with both. */
  public static GraphConnection withToken(
      String baseUrl, String token, RetryPolicy retry, int batches) {
    AuthenticationProvider fixed =
        (request, context) -> request.headers.tryAdd("Authorization", "Bearer " + token);
    return new GraphConnection(baseUrl, fixed, "", retry, batches);
  }

  /**
   * With tokens of an application.
   *
   * @param baseUrl ends with {@code /v1.0}; its host is the only one that gets a token
   * @param tokenHost who gives out the tokens, for people
   * @param batches how many batches may be on their way at once, from 1
   */
  public static GraphConnection withCredential(
      String baseUrl, TokenCredential credential, String tokenHost, int batches) {
    URI base = URI.create(baseUrl);
    String scope = base.getScheme() + "://" + base.getHost() + "/.default";
    var tokens =
        new AzureIdentityAccessTokenProvider(credential, new String[] {base.getHost()}, scope);
    return new GraphConnection(
        baseUrl, new BaseBearerTokenAuthenticationProvider(tokens), tokenHost, RETRIES, batches);
  }

  /** Tells, in words for people, when the first answer takes its time. */
  public void onWaiting(Consumer<String> listener) {
    calls.onWaiting(listener);
  }

  /** The mailboxes. */
  public MailboxFeed mailboxes() {
    return mailboxes(false);
  }

  /**
   * The mailboxes.
   *
   * @param receipts whether it is read, too, which sent mail asks for a read receipt
   */
  public MailboxFeed mailboxes(boolean receipts) {
    return new GraphMailboxFeed(calls, requests(receipts));
  }

  private GraphRequests requests(boolean receipts) {
    return new GraphRequests(http.baseUrl(), receipts);
  }

  /** What came to mailboxes and was sent from them. */
  public MailLogSource mailLog() {
    return new GraphMailLog(calls, requests(false));
  }

  /** The calls that people made. */
  public CallLogSource callLog() {
    return new GraphCallLog(calls, http.baseUrl());
  }

  /** What is read of mailboxes only now and then. */
  public MailboxDetails details() {
    return new GraphMailboxDetails(calls, requests(false));
  }

  /** The directory. */
  public Directory directory() {
    return new GraphDirectory(calls, requests(false));
  }

  /** What the application may. */
  public TenantProbe probe() {
    return new GraphTenantProbe(http, calls, requests(false));
  }

  /** How single accounts stand. */
  public AccountStanding.Source accounts() {
    return new GraphAccounts(calls, http.baseUrl());
  }

  /** Who reports to somebody. */
  public DirectReports reports() {
    return new GraphReports(calls, http.baseUrl());
  }

  /** The subscriptions by which it tells of changes. */
  public ChangeSubscriptions changeSubscriptions() {
    return new GraphChangeSubscriptions(calls, http.baseUrl());
  }

  /** What the calendars say. */
  public Calendars calendars() {
    return new GraphCalendars(calls);
  }

  /**
   * Posts something that may be posted again without harm; what fails for a passing reason is.
   *
   * @param path below the base URL, starting with a slash
   */
  public HttpResult post(String path, JsonNode body) {
    return calls.single(posting(path, body));
  }

  /**
   * Posts something that must not arrive twice: it is posted again only where Graph answered that
   * it did not take it (429, 503).
   *
   * @param path below the base URL, starting with a slash
   */
  public HttpResult postOnce(String path, JsonNode body) {
    return calls.once(posting(path, body));
  }

  private static GraphCall posting(String path, JsonNode body) {
    return new GraphCall(HttpMethod.POST, path, Map.of(), null).posting(body);
  }

  /** The address that all paths stand below, without a slash at its end. */
  public String baseUrl() {
    return http.baseUrl();
  }

  /** Tells how many nodes ask of Graph for the same app, this one included; at least one. */
  public void share(int nodes) {
    calls.share(nodes);
  }

  /**
   * Leaves half of the four requests at once that Exchange takes on a mailbox to others that share
   * the database: one may lead a pass while another reads what was told, or looks a last time.
   */
  public void leaveRoom() {
    calls.leaveRoom();
  }

  /** What was asked so far by kind and answer, and how it stands; numbers alone. */
  public GraphUsage usage() {
    return calls.usage();
  }

  /** What was asked so far. */
  public Traffic traffic() {
    return new Traffic(calls.exchanges(), calls.requests());
  }

  /** How it stands, by what was last asked of it. */
  public ExternalSystem system() {
    return http.client();
  }

  @Override
  public void close() {
    calls.close();
  }
}
