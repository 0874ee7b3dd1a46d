package se.svarsvakt.policy;

/** To whom the last reminder before a deadline goes. */
public enum LastCall {
  /** To nobody. */
  OFF,
  /** To those of whom nothing shows that they saw the morning's reminder, or the mail since. */
  IF_UNSEEN,
  /** To everybody whose mail is still open. */
  ALWAYS
}
