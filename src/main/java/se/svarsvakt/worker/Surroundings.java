package se.svarsvakt.worker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.CalendarSync;

/**
 * What a pass reads beside mail, each in its own, slower rhythm: calendars, delegates, signatures.
 *
 * @param calendars people's calendars
 * @param export the administrator's export of delegates
 * @param delegates sources of delegates that are asked where it matters
 * @param signatures the signatures of sent mail
 */
public record Surroundings(
    CalendarSync calendars,
    ExportLoading export,
    DelegateAsking delegates,
    SignatureSampling signatures) {
  /** Graph answers for twenty people at a time. */
  private static final int CALENDARS_A_REQUEST = 20;

  private static final int REQUESTS_AT_ONCE = 8;

  void readCalendars(Collection<Account> people, Instant now) {
    List<Account> stale = calendars.stale(people, now);
    List<List<Account>> parts = new ArrayList<>();
    for (int from = 0; from < stale.size(); from += CALENDARS_A_REQUEST) {
      parts.add(stale.subList(from, Math.min(from + CALENDARS_A_REQUEST, stale.size())));
    }
    Parallel.forEach(parts, REQUESTS_AT_ONCE, part -> calendars.read(part, now));
  }
}
