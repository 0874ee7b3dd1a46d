package se.svarsvakt.sync;

/**
 * What was asked of the source since the program started.
 *
 * @param exchanges HTTP round trips, a batch counted once
 * @param requests requests, each one inside a batch counted
 */
public record Traffic(long exchanges, long requests) {
  /** What was asked since an earlier reading. */
  public Traffic since(Traffic earlier) {
    return new Traffic(exchanges - earlier.exchanges, requests - earlier.requests);
  }
}
