package se.svarsvakt.simulator;

import java.time.Duration;

/** Ends a request with a failure. */
final class GraphException extends RuntimeException {
  private final transient GraphError error;

  GraphException(GraphError error) {
    super(error.message());
    this.error = error;
  }

  private GraphException(GraphError error, Throwable cause) {
    super(error.message(), cause);
    this.error = error;
  }

  GraphError error() {
    return error;
  }

  static GraphException badRequest(String code, String message) {
    return of(400, code, message);
  }

  static GraphException badRequest(String code, String message, Throwable cause) {
    return new GraphException(new GraphError(400, code, message, null), cause);
  }

  static GraphException of(int status, String code, String message) {
    return new GraphException(new GraphError(status, code, message, null));
  }

  static GraphException noMailbox() {
    return new GraphException(GraphError.mailboxNotEnabled());
  }

  static GraphException noSuchItem() {
    return of(404, "ErrorItemNotFound", "The specified object was not found in the store.");
  }

  static GraphException noSuchResource() {
    String text =
        "Resource does not exist or one of its queried reference-property objects are not present.";
    return of(404, "Request_ResourceNotFound", text);
  }

  static GraphException syncStateNotFound() {
    return of(410, "SyncStateNotFound", "The sync state generation is not found.");
  }

  static GraphException mailboxConcurrency() {
    String text = "Application is over its MailboxConcurrency limit.";
    return new GraphException(
        new GraphError(429, "ApplicationThrottled", text, Duration.ofSeconds(1)));
  }
}
