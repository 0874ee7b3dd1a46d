package se.svarsvakt.sync;

import se.svarsvakt.mail.MailboxId;

/** How the directory has an account at the moment of asking. */
public enum AccountStanding {
  /** One of the organisation, who may sign in. */
  MEMBER,
  /** One that may not sign in any more. */
  DISABLED,
  /** A guest of another organisation. */
  GUEST,
  /** There is none, or none any more. */
  GONE;

  /** Asks the directory itself, not what was read of it before. */
  @FunctionalInterface
  public interface Source {
    /**
     * How an account stands now.
     *
     * @throws SourceUnavailable if the directory cannot be reached, refuses, or does not say
     */
    AccountStanding of(MailboxId person);
  }
}
