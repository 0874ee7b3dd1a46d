package se.svarsvakt.worker;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.casework.ConfirmedYear;
import se.svarsvakt.casework.Register;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.sync.notification.SubscriptionCoverage;
import se.svarsvakt.worker.HealthReport.State;

/**
 * Something that keeps mail from being watched as it should be; its words are in {@link
 * HealthWords}.
 *
 * @param kind what it is
 * @param figures what its sentence tells, without addresses
 * @param detail half a sentence of English from where it failed; mostly empty
 */
public record HealthTrouble(Kind kind, List<Object> figures, String detail) {
  /** Keeps a copy. */
  public HealthTrouble {
    figures = List.copyOf(figures);
  }

  /** That a year was not looked through, where people are to be reminded of that now. */
  public static Optional<HealthTrouble> ofYear(Register register, LocalDate today) {
    int year = ConfirmedYear.toConfirm(today);
    return ConfirmedYear.isPressing(today) && register.confirmedYear(year).isEmpty()
        ? Optional.of(of(Kind.YEAR_UNCONFIRMED, Integer.toString(year)))
        : Optional.empty();
  }

  /** That a certificate's end is over, named by its setting. */
  public static HealthTrouble ofCertificate(String setting) {
    return of(Kind.CERTIFICATE_ENDED, setting);
  }

  /** That the export of delegates is so many days old. */
  public static HealthTrouble ofExport(long days) {
    return of(Kind.EXPORT_OLD, days);
  }

  /** That the export of delegates is configured, and its file is not there. */
  public static HealthTrouble ofNoExport() {
    return of(Kind.EXPORT_GONE);
  }

  /** That Graph tells of changes in none of the mailboxes, and the last tries failed. */
  public static Optional<HealthTrouble> ofNotifications(SubscriptionCoverage coverage) {
    return coverage.live() == 0 && coverage.failing() > 0
        ? Optional.of(because(Kind.NOT_NOTIFIED, coverage.failure().orElse("")))
        : Optional.empty();
  }

  /** That what Graph tells of changes does not come here from the event hub, and why. */
  public static HealthTrouble ofEventHub(String failure) {
    return because(Kind.EVENT_HUB_SILENT, failure);
  }

  static HealthTrouble of(Kind kind, Object... figures) {
    return new HealthTrouble(kind, List.of(figures), "");
  }

  static HealthTrouble because(Kind kind, String detail) {
    return new HealthTrouble(kind, List.of(), detail);
  }

  /** What can be wrong, and how much that is. */
  public enum Kind implements EnumCode {
    /** The database cannot be used. */
    DATABASE(State.DOWN),
    /** The last pass did not come to its end. */
    PASS_FAILED(State.DOWN),
    /** No pass has ended for three intervals. */
    SILENT(State.DOWN),
    /** There is nothing to be watched. */
    NOTHING_IN_SCOPE(State.DOWN),
    /** No mailbox was read. */
    NOTHING_READ(State.DOWN),
    /** Too small a share of the mailboxes in scope was read. */
    FEW_READ(State.DOWN),
    /** Too small a share of what was read during the past week was read. */
    FEWER_THAN_BEFORE(State.DOWN),
    /** No reminder could be sent. */
    NOTHING_SENT(State.DOWN),
    /** Passes take longer than three intervals. */
    FAR_TOO_SLOW(State.DOWN),
    /** Some mailboxes were not read. */
    SOME_NOT_READ(State.DEGRADED),
    /** A list of calls was not read. */
    CALLS_NOT_READ(State.DEGRADED),
    /** Some reminders could not be sent. */
    SOME_NOT_SENT(State.DEGRADED),
    /** Nobody has looked through the holidays and closed days of the year to come. */
    YEAR_UNCONFIRMED(State.UP),
    /** A certificate's end is over; passes fail for it where Entra refuses it. */
    CERTIFICATE_ENDED(State.UP),
    /** The export of delegates was not written anew in time. */
    EXPORT_OLD(State.UP),
    /** The export's file is not there; what was read of it last stays in force. */
    EXPORT_GONE(State.UP),
    /** The case system was not told of what was registered. */
    CASE_SYSTEM_WAITS(State.DEGRADED),
    /** The case system refuses what it is told. */
    CASE_SYSTEM_REFUSES(State.DEGRADED),
    /** Something waits for a case system, and the settings name none any more. */
    CASE_SYSTEM_UNSET(State.DEGRADED),
    /** Graph does not tell of changes, as it is to; passes read all mail as ever. */
    NOT_NOTIFIED(State.UP),
    /** What Graph tells does not come here from the event hub; passes read all mail as ever. */
    EVENT_HUB_SILENT(State.UP),
    /** Passes take longer than the interval. */
    SLOW(State.DEGRADED);

    private final State state;

    Kind(State state) {
      this.state = state;
    }

    /** How it stands where this is wrong. */
    public State state() {
      return state;
    }
  }
}
