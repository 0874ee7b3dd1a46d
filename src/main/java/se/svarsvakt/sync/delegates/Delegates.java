package se.svarsvakt.sync.delegates;

import java.util.Set;

/** What one source says of the people who have rights to one mailbox. */
public sealed interface Delegates {
  /** Those of whom it is certain, whether or not there are more. */
  Set<Delegation> known();

  /** Whether it is certain that everybody in the organisation can open the Inbox. */
  boolean everybody();

  /**
   * The source was read and what it says is clear.
   *
   * @param known all of them; none means that nobody has a right that this source knows of
   * @param everybody whether everybody in the organisation can open the Inbox
   */
  record KnownDelegates(Set<Delegation> known, boolean everybody) implements Delegates {
    /** Keeps a copy. */
    public KnownDelegates {
      known = Set.copyOf(known);
    }
  }

  /**
   * The source was not read, or says something that is not clear: there may be more than is known.
   *
   * @param reason one line for the administrator, without names or addresses
   * @param known those of whom it is certain all the same
   * @param everybody whether it is certain all the same that everybody can open the Inbox
   */
  record Unknown(String reason, Set<Delegation> known, boolean everybody) implements Delegates {
    /** Keeps a copy; refuses to be without a reason. */
    public Unknown {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("what is unknown is so for a reason");
      }
      known = Set.copyOf(known);
    }

    /** Nothing is known at all. */
    public Unknown(String reason) {
      this(reason, Set.of(), false);
    }
  }
}
