package se.svarsvakt.sync;

import java.util.Map;

/**
 * What a reading of a mailbox left out since it cannot be used.
 *
 * @param messages how many messages, by a code that says why
 * @param folders how many folders, with whatever lies in them
 */
public record Omissions(Map<String, Integer> messages, int folders) {
  /** Keeps a copy. */
  public Omissions {
    messages = Map.copyOf(messages);
  }
}
