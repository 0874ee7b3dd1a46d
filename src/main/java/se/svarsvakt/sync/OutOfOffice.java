package se.svarsvakt.sync;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Who is out of office according to the calendar. */
public interface OutOfOffice {
  /**
   * Those of the accounts whose calendar shows out of office at that moment. Where a calendar
   * cannot be read, nothing is known, and the account is not among them.
   */
  Set<Account> at(Collection<Account> accounts, Instant moment);
}
