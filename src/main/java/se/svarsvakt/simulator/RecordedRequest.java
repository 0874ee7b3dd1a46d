package se.svarsvakt.simulator;

import java.util.Map;

/**
 * A Graph request as it came in.
 *
 * @param method {@code GET} or {@code POST}
 * @param path decoded, from {@code /users} on, ids as path segments
 * @param query decoded options by name, with the dollar sign
 * @param prefer the values of the PreferHeader header, comma separated, maybe empty
 * @param inner whether it stood inside a batch; the batch itself is an outer {@code /$batch}
 */
public record RecordedRequest(
    String method, String path, Map<String, String> query, String prefer, boolean inner) {
  /** Keeps a copy. */
  public RecordedRequest {
    query = Map.copyOf(query);
  }
}
