package se.svarsvakt.graph;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.identity.CredentialUnavailableException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import se.svarsvakt.sync.SourceUnavailable;

/** Says in one line why Graph as a whole cannot be used, and which setting to look at. */
final class Refusals {
  private Refusals() {}

  static SourceUnavailable of(GraphAnswer answer, String permission) {
    String code = answer.errorCode();
    return new SourceUnavailable(
        switch (answer.status()) {
          case 401 ->
              "Graph refuses the credential ("
                  + code
                  + "): look at svarsvakt.graph.tenant-id, .client-id and the certificate or secret";
          case 403 ->
              "Graph denies a read that every scan needs ("
                  + code
                  + "): grant the application permission "
                  + permission;
          case 404 ->
              "Graph does not find what was asked for ("
                  + code
                  + "): look at svarsvakt.scope.group and svarsvakt.graph.base-url";
          default -> "Graph does not answer as it should (" + code + "): try again later";
        });
  }

  static SourceUnavailable of(Throwable cause, String baseUrl) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      String why = reason(at, URI.create(baseUrl).getHost());
      if (!why.isEmpty()) {
        return new SourceUnavailable(why);
      }
    }
    return new SourceUnavailable(
        "Graph gave no whole answer after every retry: try again later, or look at"
            + " svarsvakt.graph.base-url");
  }

  /** Whether no token could be had. */
  static boolean isAboutCredential(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof CredentialUnavailableException
          || at instanceof ClientAuthenticationException) {
        return true;
      }
    }
    return false;
  }

  /** Whether a request failed before anything of it went over the line. */
  static boolean neverLeft(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof NoTokenException
          || at instanceof ConnectException
          || at instanceof UnknownHostException
          || at instanceof SSLHandshakeException) {
        return true;
      }
    }
    return isAboutCredential(thrown);
  }

  private static String reason(Throwable at, String host) {
    if (at instanceof CredentialUnavailableException
        || at instanceof ClientAuthenticationException) {
      return "no token for Graph: look at svarsvakt.graph.tenant-id, .client-id and the certificate"
          + " or secret (expired, or of another application)";
    }
    if (at instanceof UnknownHostException) {
      return "the host " + host + " is not known: look at the network and svarsvakt.graph.base-url";
    }
    if (at instanceof ConnectException || at instanceof SocketTimeoutException) {
      return "no connection to " + host + ": look at the network and svarsvakt.graph.base-url";
    }
    return "";
  }
}
