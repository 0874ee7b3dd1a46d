package se.svarsvakt.policy;

/** What becomes of a deadline while the owner of a mailbox is away (docs/how-it-judges.md 3). */
public enum WhileAway {
  /**
   * Mail that comes while an automatic reply goes to external senders counts as received on the
   * first working day after the absence (Sollentuna).
   */
  PAUSE,
  /** The deadline runs on, and the stand-in, else the manager, is reminded (Botkyrka, Ale). */
  COUNT
}
