package se.svarsvakt.exchange;

import java.util.HashSet;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.delegates.Delegates;
import se.svarsvakt.sync.delegates.Delegation;
import se.svarsvakt.sync.delegates.Right;

/** Gathers those who have one right to one mailbox, and remembers whether anything was unclear. */
final class RightHolders {
  private final MailboxId mailbox;
  private final Right right;
  private final Set<Delegation> known = new HashSet<>();
  private boolean everybody;
  private String doubt = "";

  RightHolders(MailboxId mailbox, Right right) {
    this.mailbox = mailbox;
    this.right = right;
  }

  void add(SecurityPrincipal principal) {
    switch (principal) {
      case SecurityPrincipal.DirectoryAccount(MailboxId id) when id.equals(mailbox) -> {}
      case SecurityPrincipal.DirectoryAccount(MailboxId id) ->
          known.add(new Delegation(mailbox, id, right));
      case SecurityPrincipal.Everybody _ -> everybody = true;
      case SecurityPrincipal.Anonymous _ -> {}
      case SecurityPrincipal.Unresolved _ ->
          unclear("Exchange names somebody whom the directory does not know or confuses");
    }
  }

  void unclear(String reason) {
    doubt = reason;
  }

  boolean isClear() {
    return doubt.isEmpty();
  }

  /** Whether nobody was added, clear or not. */
  boolean isEmpty() {
    return isClear() && known.isEmpty() && !everybody;
  }

  Delegates result() {
    return isClear()
        ? new Delegates.KnownDelegates(known, everybody)
        : new Delegates.Unknown(doubt, known, everybody);
  }
}
