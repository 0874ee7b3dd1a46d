package se.svarsvakt.mail;

/** Where a received message lies now, as far as its judgement needs it. */
public enum FolderState {
  /** In the Inbox or below it. */
  TRACKED,
  /** In another folder; it stays tracked. */
  ELSEWHERE,
  /** In Deleted Items, or gone. */
  DELETED,
  /** In Junk Email. */
  JUNK;

  /** Whether it was thrown away. */
  public boolean thrownAway() {
    return this == DELETED || this == JUNK;
  }
}
