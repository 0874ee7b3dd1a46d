package se.svarsvakt.sync;

import java.util.List;

/**
 * The folders of a mailbox as a listing shows them.
 *
 * @param all those that can be used
 * @param unusable how many cannot, for want of an id
 */
public record ListedFolders(List<ListedFolder> all, int unusable) {
  /** Keeps a copy. */
  public ListedFolders {
    all = List.copyOf(all);
  }
}
