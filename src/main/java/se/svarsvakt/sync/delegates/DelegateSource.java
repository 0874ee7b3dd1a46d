package se.svarsvakt.sync.delegates;

import se.svarsvakt.sync.Account;

/**
 * Somewhere that can be asked about a mailbox's delegates, one mailbox at a time. It never throws
 * for what it does not understand or cannot reach: that is {@link Delegates.Unknown}, and never
 * "nobody".
 */
public interface DelegateSource {
  /**
   * Who can read the mailbox's Inbox.
   *
   * @param mailbox has a primary address
   * @param inboxName what the mailbox calls its Inbox, in its own language
   * @param names the directory that names in the answer belong to
   */
  Delegates inbox(Account mailbox, String inboxName, PersonNames names);

  /**
   * Who may send on behalf of the mailbox. It tells nothing about who can open it.
   *
   * @param mailbox has a primary address
   * @param names the directory that names in the answer belong to
   */
  Delegates onBehalf(Account mailbox, PersonNames names);
}
