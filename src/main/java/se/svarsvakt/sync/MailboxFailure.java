package se.svarsvakt.sync;

import java.util.Locale;

/**
 * A mailbox could not be read. The scan goes on with the others, and this one's stored position
 * stays as it was.
 */
public final class MailboxFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What to do about it. */
  public enum Next {
    /** The stored position is gone: read that folder anew. */
    RESYNC,
    /** The thing asked for does not exist (any more). */
    GONE,
    /** The request's form was refused: ask in a simpler way. */
    SIMPLER,
    /** The mailbox has no reachable content: nothing to do until the administrator acts. */
    SUSPEND,
    /** Trouble that passes: the next scan tries again. */
    LATER
  }

  private final String code;
  private final transient Next next;

  /**
   * @param code Graph's error code, or the name of what happened ({@code timeout})
   * @param advice one line: what it means and what to do; without content or addresses
   */
  public MailboxFailure(Next next, String code, String advice) {
    super(advice);
    this.next = next;
    this.code = code;
  }

  /** Graph's error code. */
  public String code() {
    return code;
  }

  /** What to do about it. */
  public Next next() {
    return next;
  }

  /** Whether what is asked for has no mailbox that Graph reaches: inactive, deleted, elsewhere. */
  public boolean isNoMailbox() {
    String lower = code.toLowerCase(Locale.ROOT);
    return lower.startsWith("mailboxnot") || lower.equals("resourcenotfound");
  }

  /** What it means and what to do. */
  public String advice() {
    return String.valueOf(getMessage());
  }
}
