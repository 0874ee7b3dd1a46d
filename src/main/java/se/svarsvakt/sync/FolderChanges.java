package se.svarsvakt.sync;

import java.util.List;

/**
 * A finished round of a folder's delta.
 *
 * @param changes in the order Graph gave them, repetitions included
 * @param deltaLink where the next round starts
 */
public record FolderChanges(List<MessageChange> changes, String deltaLink) {
  /** Keeps a copy. */
  public FolderChanges {
    changes = List.copyOf(changes);
  }
}
