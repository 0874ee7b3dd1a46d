package se.svarsvakt.worker;

import se.svarsvakt.mail.MailAddress;

/** A pass was asked for a mailbox that is not watched. */
public final class NotInScope extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient MailAddress address;

  NotInScope(MailAddress address) {
    super("a mailbox that was asked for is not in scope");
    this.address = address;
  }

  /** The address as it was given; whoever asked knows it. */
  public MailAddress address() {
    return address;
  }
}
