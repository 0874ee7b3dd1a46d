package se.svarsvakt.simulator;

import java.time.Duration;

/** Ends a request with a failure. */
final class GraphException extends RuntimeException {
  private final transient GraphError fault;

  GraphException(GraphError fault) {
    super(fault.message());
    this.fault = fault;
  }

  private GraphException(GraphError fault, Throwable cause) {
    super(fault.message(), cause);
    this.fault = fault;
  }

  GraphError fault() {
    return fault;
  }

  static GraphException badRequest(String code, String message) {
    return new GraphException(new GraphError(400, code, message, null));
  }

  static GraphException badRequest(String code, String message, Throwable cause) {
    return new GraphException(new GraphError(400, code, message, null), cause);
  }

  static GraphException forbidden(String code, String message) {
    return new GraphException(new GraphError(403, code, message, null));
  }

  static GraphException noSuchItem() {
    String text = "The specified object was not found in the store.";
    return new GraphException(new GraphError(404, "ErrorItemNotFound", text, null));
  }

  static GraphException noSuchResource() {
    String text =
        "Resource does not exist or one of its queried reference-property objects are not present.";
    return new GraphException(new GraphError(404, "Request_ResourceNotFound", text, null));
  }

  static GraphException syncStateNotFound() {
    String text = "The sync state generation is not found.";
    return new GraphException(new GraphError(410, "SyncStateNotFound", text, null));
  }

  static GraphException mailboxConcurrency() {
    String text = "Application is over its MailboxConcurrency limit.";
    return new GraphException(new GraphError(429, "ApplicationThrottled", text, Duration.ofSeconds(1)));
  }
}
