package se.svarsvakt.teams.card;

/** How much of an item a card has room for, the least first. */
enum CardDetail {
  /** What it is, without buttons. */
  BARE,
  /** With what takes one click. */
  SHORT,
  /** With everything that can be done about it. */
  FULL
}
