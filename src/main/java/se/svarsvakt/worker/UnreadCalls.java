package se.svarsvakt.worker;

import se.svarsvakt.casework.MissingPermission;
import se.svarsvakt.sync.CallList;

/**
 * A list of calls that could not be read; voicemail is judged by the other evidence.
 *
 * @param list which one
 * @param code Graph's error code
 */
public record UnreadCalls(CallList list, String code) {
  /** What it means and what to do, in one line. */
  public String line() {
    return "the list of calls %s is not read (%s), %s"
        .formatted(list.code(), code, MissingPermission.ofCalls(code, list.permission()));
  }
}
