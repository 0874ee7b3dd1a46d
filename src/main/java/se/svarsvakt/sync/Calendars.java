package se.svarsvakt.sync;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.worktime.Period;

/** People's calendars, as far as they show who is out of office. */
public interface Calendars {
  /** The longest period that can be asked about, in days (docs/graph-notes.md 4). */
  int LONGEST_DAYS = 42;

  /**
   * When these people are out of office.
   *
   * @param period shorter than {@link #LONGEST_DAYS} days
   * @return an answer for each account
   */
  Map<MailboxId, Schedule> outOfOffice(Collection<Account> accounts, Period period);

  /** What a calendar says. */
  sealed interface Schedule {
    /**
     * It was read.
     *
     * @param outOfOffice the entries that overlap the period, whole and in no particular order
     */
    record Known(List<Period> outOfOffice) implements Schedule {}

    /**
     * It was not read.
     *
     * @param code Graph's error code
     * @param lasting whether asking again soon will not help
     */
    record Unavailable(String code, boolean lasting) implements Schedule {}
  }
}
