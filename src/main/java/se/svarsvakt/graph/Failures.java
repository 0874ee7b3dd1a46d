package se.svarsvakt.graph;

import com.azure.core.exception.ClientAuthenticationException;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFailure.Next;
import se.svarsvakt.sync.SourceUnavailable;
import tools.jackson.databind.JsonNode;

/**
 * Sorts what Graph refuses by what to do next, in one place: for one mailbox as a {@link
 * MailboxFailure}, for a whole pass as a {@link SourceUnavailable} that names the setting to look
 * at.
 */
final class Failures {
  private static final Set<String> EXPIRED =
      Set.of("syncstatenotfound", "syncstateinvalid", "resyncrequired");
  private static final Set<String> NO_MAILBOX =
      Set.of("mailboxnotenabledforrestapi", "mailboxnotsupportedforrestapi", "resourcenotfound");

  private static final String NO_MAILBOX_ADVICE =
      "the mailbox is inactive, soft-deleted or on-premises; leave it out with"
          + " svarsvakt.scope.exclude if it is not to be watched";
  private static final String DENIED_ADVICE =
      "Graph denies access: the application permissions Mail.Read and MailboxSettings.Read must cover this mailbox";
  private static final String UNAUTHORISED_ADVICE =
      "Graph refuses the credential: look at svarsvakt.graph.client-id and its certificate or secret";

  /** Told with 401 where the token is right, and nobody in the tenant consented to anything. */
  private static final String NO_CONSENT = "Authorization_IdentityNotFound";

  /** Of messages and folders; Graph's are a third of that. */
  static final int LONGEST_ID = 512;

  private Failures() {}

  /**
   * The answer, if there is one.
   *
   * @throws MailboxFailure if there is none
   */
  static JsonAnswer answer(HttpResult result) {
    return switch (result) {
      case HttpResult.Completed(JsonAnswer answer) -> answer;
      case HttpResult.NotSent(Exception cause, boolean _) when isAboutCredential(cause) ->
          throw new MailboxFailure(Next.LATER, "NoToken", UNAUTHORISED_ADVICE);
      case HttpResult.Lost lost when lost.isLate() ->
          throw new MailboxFailure(Next.LATER, "Timeout", "no whole answer from Graph in time");
      case HttpResult.Garbled garbled when !garbled.error().isEmpty() ->
          throw new MailboxFailure(
              Next.LATER,
              garbled.error(),
              "Graph tells of an error in place of what was asked for");
      case HttpResult.NotSent _, HttpResult.Garbled _, HttpResult.Lost _ ->
          throw new MailboxFailure(
              Next.LATER, "NoAnswer", "no whole answer from Graph after every retry");
    };
  }

  /**
   * A text of an answer that is nothing without it.
   *
   * @throws MailboxFailure if it is not there, or cannot be used
   */
  static String id(JsonNode body, String name) {
    String id = body.path(name).asString("");
    if (!ValueLimits.isId(id, LONGEST_ID)) {
      throw lacking(name);
    }
    return id;
  }

  /** An answer of success that lacks what was asked for says nothing. */
  static MailboxFailure lacking(String name) {
    return new MailboxFailure(Next.LATER, "NoValue", "Graph's answer lacks " + name + "");
  }

  /**
   * What the answer holds; empty where Graph does not find what was asked for.
   *
   * @throws MailboxFailure if there is no answer, or another refusal
   */
  static Optional<JsonNode> existing(HttpResult result) {
    JsonAnswer answer = answer(result);
    if (answer.ok()) {
      return Optional.of(answer.body());
    }
    MailboxFailure failure = of(answer);
    if (failure.next() != Next.GONE) {
      throw failure;
    }
    return Optional.empty();
  }

  static MailboxFailure of(JsonAnswer answer) {
    String code = answer.errorCode();
    String lower = code.toLowerCase(Locale.ROOT);
    if (answer.status() == 410 || EXPIRED.contains(lower)) {
      return new MailboxFailure(Next.RESYNC, code, "the stored position has expired");
    }
    if (NO_MAILBOX.contains(lower)) {
      return new MailboxFailure(Next.SUSPEND, code, NO_MAILBOX_ADVICE);
    }
    return switch (answer.status()) {
      case 400 -> new MailboxFailure(Next.SIMPLER, code, "Graph refused the form of a request");
      case 500, 501 -> new MailboxFailure(Next.SIMPLER, code, "Graph could not answer");
      case 401 -> new MailboxFailure(Next.LATER, code, UNAUTHORISED_ADVICE);
      case 403 -> new MailboxFailure(Next.SUSPEND, code, DENIED_ADVICE);
      case 404 -> new MailboxFailure(Next.GONE, code, "Graph does not find what was asked for");
      case 429 -> new MailboxFailure(Next.LATER, code, "Graph throttles this mailbox");
      default -> new MailboxFailure(Next.LATER, code, "Graph could not answer");
    };
  }

  /**
   * Why a pass cannot go on.
   *
   * @param permission what the request needs
   */
  static SourceUnavailable unavailable(HttpResult result, String permission, String baseUrl) {
    String host = URI.create(baseUrl).getHost();
    return new SourceUnavailable(
        switch (result) {
          case HttpResult.Completed(JsonAnswer answer) ->
              refused(answer.status(), answer.errorCode(), permission);
          case HttpResult.NotSent(Exception cause, boolean _) -> unreachable(cause, host);
          case HttpResult.Lost lost when lost.isLate() -> unreachable(new TooSlow(), host);
          case HttpResult.Lost(Exception cause) -> unreachable(cause, host);
          case HttpResult.Garbled(int _, String error, boolean _) when !error.isEmpty() ->
              refused(statusOf(error), error, permission);
          case HttpResult.Garbled _ -> NO_WHOLE_ANSWER;
        });
  }

  private static final String NO_WHOLE_ANSWER =
      "Graph gave no whole answer after every retry: try again later, or look at"
          + " svarsvakt.graph.base-url";

  /** The status that goes with an error which was told with another, as far as advice needs it. */
  private static int statusOf(String error) {
    String lower = error.toLowerCase(Locale.ROOT);
    if (lower.contains("denied") || lower.contains("forbidden")) {
      return 403;
    }
    return lower.contains("authentication") || lower.startsWith("unauth") ? 401 : 200;
  }

  private static String refused(int status, String error, String permission) {
    String code = " (" + error + "): ";
    if (error.equalsIgnoreCase(NO_CONSENT)) {
      return "Graph knows no right of the application in this tenant"
          + code
          + "grant the application permission "
          + permission
          + " in Entra, with an administrator's consent; or look at svarsvakt.graph.tenant-id";
    }
    return switch (status) {
      case 401 ->
          "Graph refuses the credential"
              + code
              + "look at svarsvakt.graph.tenant-id, .client-id and the certificate or secret";
      case 403 ->
          "Graph denies a read that every scan needs"
              + code
              + "grant the application permission "
              + permission
              + " in Entra, with an administrator's consent";
      case 404 ->
          "Graph does not find what was asked for"
              + code
              + "look at svarsvakt.scope.group and svarsvakt.graph.base-url";
      default -> "Graph does not answer as it should" + code + "try again later";
    };
  }

  private static String unreachable(Throwable thrown, String host) {
    if (isAboutCredential(thrown)) {
      return EntraRefusal.words(thrown);
    }
    return thrown instanceof NoToken noToken
        ? notReached(thrown, noToken.host(), "svarsvakt.graph.authority-url")
        : notReached(thrown, host, "svarsvakt.graph.base-url");
  }

  static String notReached(Throwable thrown, String host, String setting) {
    if (has(thrown, TooSlow.class)) {
      return host
          + " was reached, and its answer did not end in time (too slow, or stalled): try again"
          + " later, or look at the network and "
          + setting;
    }
    if (has(thrown, UnknownHostException.class) || has(thrown, UnresolvedAddressException.class)) {
      return "the host " + host + " is not known: look at the network and " + setting;
    }
    if (has(thrown, SSLException.class)) {
      return "no secure connection to "
          + host
          + " (its certificate or TLS): look at the proxy between and "
          + setting;
    }
    return has(thrown, IOException.class)
        ? "no connection to " + host + ": look at the network and " + setting
        : NO_WHOLE_ANSWER;
  }

  /** Whether a token was refused, and not only out of reach. */
  static boolean isAboutCredential(Throwable thrown) {
    return has(thrown, ClientAuthenticationException.class)
        || (thrown instanceof NoToken && !has(thrown, IOException.class));
  }

  static boolean has(Throwable thrown, Class<? extends Throwable> type) {
    return Stream.iterate(thrown, at -> at != null, Throwable::getCause).anyMatch(type::isInstance);
  }
}
