package se.svarsvakt.rule;

import java.util.List;
import se.svarsvakt.mail.MailAddress;

/** What is wrong with the attention that a mailbox gets (docs/how-it-judges.md 6). */
public sealed interface AttentionIssue extends Issue {
  /**
   * A person's inbox is unattended, and nobody else can open it.
   *
   * @param hints people to ask, who cannot open it either
   */
  record NoDelegate(List<MailAddress> hints) implements AttentionIssue {
    /** Keeps a copy. */
    public NoDelegate {
      hints = List.copyOf(hints);
    }
  }

  /**
   * A person's inbox is unattended, and nothing tells who else can open it.
   *
   * @param hints people to ask
   */
  record DelegateUnknown(List<MailAddress> hints) implements AttentionIssue {
    /** Keeps a copy. */
    public DelegateUnknown {
      hints = List.copyOf(hints);
    }
  }

  /** A shared mailbox with unread mail was not opened on a working day. */
  record NotOpened() implements AttentionIssue {}

  /** Nobody looks after a shared mailbox. */
  record NoSteward() implements AttentionIssue {}

  /**
   * Everybody who looks after a shared mailbox is away at once.
   *
   * @param days the working days in a row
   */
  record StewardsAway(AbsenceIssue.Days days) implements AttentionIssue {}

  @Override
  default RuleName rule() {
    return switch (this) {
      case NoDelegate _, DelegateUnknown _ -> RuleName.UNATTENDED;
      case NotOpened _, NoSteward _, StewardsAway _ -> RuleName.SHARED_MAILBOX;
    };
  }

  @Override
  default String code() {
    return switch (this) {
      case NoDelegate _ -> "no-delegate";
      case DelegateUnknown _ -> "delegate-unknown";
      case NotOpened _ -> "not-opened";
      case NoSteward _ -> "no-steward";
      case StewardsAway _ -> AbsenceIssue.NO_ROUTINE;
    };
  }
}
