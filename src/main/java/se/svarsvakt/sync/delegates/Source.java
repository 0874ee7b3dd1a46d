package se.svarsvakt.sync.delegates;

/** Where delegates are known from. */
public enum Source {
  /** The administrator's export: complete, full access included. */
  EXPORT,
  /** The Exchange admin API about the rights to an Inbox. */
  INBOX,
  /** The Exchange admin API about sending on behalf. */
  BEHALF,
  /** The calendar's delegates in Graph: a hint. */
  CALENDAR
}
