package se.svarsvakt.mail;

/** Where a received message lies now, as far as its judgement needs it. */
public enum FolderState {
  /** In the Inbox or below it. */
  TRACKED,
  /** In another folder; it stays tracked. */
  ELSEWHERE,
  /** In Deleted Items. */
  DELETED,
  /** Not in the mailbox any more: deleted for good, or dragged into another mailbox. */
  GONE,
  /** In Junk Email. */
  JUNK;

  /** Whether it was thrown away. */
  public boolean thrownAway() {
    return this == DELETED || this == GONE || this == JUNK;
  }
}
