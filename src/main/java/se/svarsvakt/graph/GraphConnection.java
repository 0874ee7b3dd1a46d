package se.svarsvakt.graph;

import com.azure.core.credential.TokenCredential;
import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import com.microsoft.kiota.authentication.AzureIdentityAccessTokenProvider;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import se.svarsvakt.sync.Calendars;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.MailboxDetails;
import se.svarsvakt.sync.MailboxFeed;
import se.svarsvakt.sync.Traffic;
import tools.jackson.databind.JsonNode;

/** A connection to Microsoft Graph, with everything that the program reads and sends through it. */
public final class GraphConnection implements AutoCloseable {
  private final GraphTransport transport;
  private final GraphCalls calls;

  private GraphConnection(
      String baseUrl, AuthenticationProvider authentication, RetryPolicy retry) {
    this.transport = new GraphTransport(baseUrl, authentication);
    this.calls = new GraphCalls(transport, retry, RandomGenerator.getDefault());
  }

  /**
   * With one bearer token that never changes.
   *
   * @param baseUrl ends with {@code /v1.0}
   */
  public static GraphConnection withToken(String baseUrl, String token, RetryPolicy retry) {
    AuthenticationProvider fixed =
        (request, context) -> request.headers.tryAdd("Authorization", "Bearer " + token);
    return new GraphConnection(baseUrl, fixed, retry);
  }

  /**
   * With tokens of an application.
   *
   * @param baseUrl ends with {@code /v1.0}; its host is the only one that gets a token
   */
  public static GraphConnection withCredential(
      String baseUrl, TokenCredential credential, RetryPolicy retry) {
    URI base = URI.create(baseUrl);
    String scope = base.getScheme() + "://" + base.getHost() + "/.default";
    var tokens =
        new AzureIdentityAccessTokenProvider(credential, new String[] {base.getHost()}, scope);
    return new GraphConnection(baseUrl, new BaseBearerTokenAuthenticationProvider(tokens), retry);
  }

  /** The mailboxes. */
  public MailboxFeed mailboxes() {
    return new GraphMailboxFeed(
        calls, new GraphRequests(transport.builders(), transport.baseUrl()));
  }

  /** What is read of mailboxes only now and then. */
  public MailboxDetails details() {
    return new GraphMailboxDetails(
        calls, new GraphRequests(transport.builders(), transport.baseUrl()));
  }

  /** The directory. */
  public Directory directory() {
    return new GraphDirectory(calls, transport.builders(), transport.baseUrl());
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
  public Reply post(String path, JsonNode body) {
    try {
      return Reply.of(calls.single(posting(path, body)).join());
    } catch (CompletionException e) {
      return new Reply(0, Reply.NO_ANSWER);
    }
  }

  /**
   * Posts something that must not arrive twice: it is posted again only where Graph answered that
   * it did not take it (429, 503). Where the answer got lost the code is {@link Reply#NO_ANSWER};
   * where it never left this machine {@link Reply#NOT_SENT}.
   *
   * @param path below the base URL, starting with a slash
   */
  public Reply postOnce(String path, JsonNode body) {
    try {
      return Reply.of(calls.once(posting(path, body)).join());
    } catch (CompletionException e) {
      return new Reply(0, Refusals.neverLeft(e) ? Reply.NOT_SENT : Reply.NO_ANSWER);
    }
  }

  private static GraphCall posting(String path, JsonNode body) {
    return new GraphCall(HttpMethod.POST, path, Map.of(), null).posting(body);
  }

  /** The address that all paths stand below, without a slash at its end. */
  public String baseUrl() {
    return transport.baseUrl();
  }

  /**
   * What Graph answered to a post.
   *
   * @param status the HTTP status; 0 where no whole answer came
   * @param code Graph's error code, or one of the two below; empty where all went well
   */
  public record Reply(int status, String code) {
    /** No whole answer came: what was posted may have arrived. */
    public static final String NO_ANSWER = "NoAnswer";

    /** No connection, or no token: what was posted has not arrived. */
    public static final String NOT_SENT = "NotSent";

    private static Reply of(GraphAnswer answer) {
      return new Reply(answer.status(), answer.ok() ? "" : answer.errorCode());
    }
  }

  /** What was asked so far. */
  public Traffic traffic() {
    return new Traffic(calls.exchanges(), calls.requests());
  }

  @Override
  public void close() {
    calls.close();
  }
}
