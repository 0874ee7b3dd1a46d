package se.svarsvakt.worker;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Gatherers;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.CalendarSync;
import se.svarsvakt.sync.Parallel;

/**
 * Reads the calendars that are to be read again, some people at a time.
 *
 * @param calendars reads and stores them
 */
public record CalendarReader(CalendarSync calendars) {
  /** Graph answers for twenty people at a time. */
  private static final int CALENDARS_A_REQUEST = 20;

  /** More than twice what a batch takes, so that batches are full. */
  private static final int REQUESTS_AT_ONCE = 48;

  /** Whatever the age of what is known. */
  void readAgain(Collection<Account> few, Instant now) {
    calendars.read(few, now);
  }

  void read(Collection<Account> people, Instant now) {
    List<List<Account>> parts =
        calendars.stale(people, now).stream()
            .gather(Gatherers.windowFixed(CALENDARS_A_REQUEST))
            .toList();
    Parallel.forEach(parts, REQUESTS_AT_ONCE, part -> calendars.read(part, now));
  }
}
