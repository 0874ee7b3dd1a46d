package se.svarsvakt.exchange;

import java.util.HashSet;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.delegates.Delegates;
import se.svarsvakt.sync.delegates.Delegation;
import se.svarsvakt.sync.delegates.Right;

/** Gathers those who have one right to one mailbox, and remembers whether anything was unclear. */
final class Gathering {
  private final MailboxId mailbox;
  private final Right right;
  private final Set<Delegation> known = new HashSet<>();
  private boolean everybody;
  private String doubt = "";

  Gathering(MailboxId mailbox, Right right) {
    this.mailbox = mailbox;
    this.right = right;
  }

  void add(Trustee trustee) {
    switch (trustee) {
      case Trustee.Somebody(MailboxId id) when id.equals(mailbox) -> {}
      case Trustee.Somebody(MailboxId id) -> known.add(new Delegation(mailbox, id, right));
      case Trustee.Everybody _ -> everybody = true;
      case Trustee.Anonymous _ -> {}
      case Trustee.Unclear _ ->
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
        ? new Delegates.Read(known, everybody)
        : new Delegates.Unknown(doubt, known, everybody);
  }
}
