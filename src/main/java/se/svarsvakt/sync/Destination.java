package se.svarsvakt.sync;

import se.svarsvakt.mail.FolderState;

/**
 * Where a message lies.
 *
 * @param folder the folder's id, or the name under which it is watched
 * @param whereabouts what that means for the message
 */
record Destination(String folder, FolderState whereabouts) {
  /** Deleted for good, or dragged into another mailbox. */
  static final Destination NOWHERE = new Destination("", FolderState.GONE);
}
