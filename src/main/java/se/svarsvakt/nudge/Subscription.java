package se.svarsvakt.nudge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailboxId;

/**
 * Whether a manager gets the weekly summary.
 *
 * @param manager whose unit it tells of
 * @param state what holds
 * @param until the first day that it is wanted again; empty where it is not paused
 * @param by who said so; {@link #PROGRAM} where nobody did
 * @param at since when
 */
public record Subscription(
    MailboxId manager, State state, Optional<LocalDate> until, MailboxId by, Instant at) {
  /** Stands for whoever works at the command line. */
  public static final MailboxId ADMINISTRATOR = AuditTrail.ADMINISTRATOR;

  /** Stands for the program itself. */
  public static final MailboxId PROGRAM = new MailboxId("svarsvakt");

  /** What may hold. */
  public enum State implements EnumCode {
    /** It is sent. */
    RESUMED,
    /** It is not sent before a day. */
    PAUSED,
    /** It is not sent any more. */
    STOPPED,
    /** The mailbox refused it too often. */
    REFUSED;

    /** The name in the audit trail. */
    public String entryCode() {
      return "summary-" + code();
    }
  }

  /** Why nothing is sent on a day; empty where it is sent. */
  public Optional<String> obstacle(LocalDate day) {
    return switch (state) {
      case RESUMED -> Optional.empty();
      case PAUSED -> until.filter(day::isBefore).map(end -> "paused until " + end);
      case STOPPED -> Optional.of("stopped, as was wished");
      case REFUSED ->
          Optional.of(
              "the mailbox refused it "
                  + Subscriptions.MOST_REFUSALS
                  + " weeks on end: mend that, then svarsvakt summary resume --manager ADDRESS");
    };
  }
}
