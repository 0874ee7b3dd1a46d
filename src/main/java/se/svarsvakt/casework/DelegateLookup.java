package se.svarsvakt.casework;

import java.util.Collection;
import se.svarsvakt.sync.Account;

/** Asks those sources of delegates that are asked about one mailbox at a time, where it matters. */
public interface DelegateLookup {
  /** Asks nobody. */
  DelegateLookup NOBODY = accounts -> false;

  /**
   * Asks who can open these mailboxes, and stores the answers.
   *
   * @return whether anything was asked; what was asked lately is not asked again
   */
  boolean ask(Collection<Account> accounts);
}
