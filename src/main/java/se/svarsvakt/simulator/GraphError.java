package se.svarsvakt.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An error that the simulated Graph answers with.
 *
 * @param status the HTTP status, 400 to 599
 * @param code Graph's error code
 * @param message Graph's error text
 * @param retryAfter sent as {@code Retry-After} in whole seconds, null for none
 */
public record GraphError(int status, String code, String message, @Nullable Duration retryAfter) {
  /** Refuses a status that is no failure. */
  public GraphError {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status " + status + " is not a failure (400 to 599)");
    }
  }

  /** An error without Retry-After. */
  public static GraphError of(int status, String code) {
    return new GraphError(status, code, "The request failed: " + code + ".", null);
  }

  /** 429 with that Retry-After. */
  public static GraphError throttled(Duration retryAfter) {
    return new GraphError(429, "TooManyRequests", "Please retry again later.", retryAfter);
  }

  /** The account has no mailbox that Graph can open. */
  public static GraphError mailboxNotEnabled() {
    String text = "The mailbox is either inactive, soft-deleted, or is hosted on-premise.";
    return new GraphError(404, "MailboxNotEnabledForRESTAPI", text, null);
  }

  /** The app's role does not reach the mailbox. */
  public static GraphError accessDenied() {
    return new GraphError(403, "ErrorAccessDenied", "Access is denied. Check credentials.", null);
  }
}
