package se.svarsvakt.simulator;

import java.util.Locale;

/** What a mailbox is for, as Graph's {@code userPurpose} names it. */
public enum UserPurpose {
  USER,
  LINKED,
  SHARED,
  ROOM,
  EQUIPMENT,
  OTHERS;

  String graphName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
