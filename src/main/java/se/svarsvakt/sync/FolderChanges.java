package se.svarsvakt.sync;

import java.util.List;

/**
 * A finished round of a folder's delta.
 *
 * @param changes in the order Graph gave them, repetitions included
 * @param deltaLink where the next round starts
 * @param leftOut what could not be used
 */
public record FolderChanges(List<MessageChange> changes, String deltaLink, LeftOut leftOut) {
  /** Keeps a copy. */
  public FolderChanges {
    changes = List.copyOf(changes);
  }

  /** A round of which everything can be used. */
  public FolderChanges(List<MessageChange> changes, String deltaLink) {
    this(changes, deltaLink, LeftOut.NOTHING);
  }

  /** Whether nothing has changed, as far as everything could be used. */
  boolean isEmpty() {
    return changes.isEmpty() && leftOut.isNothing();
  }
}
