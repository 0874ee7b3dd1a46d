package se.svarsvakt.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.worktime.Period;

/**
 * Brings what is stored of people's calendars up to date, at most once an hour: from before the
 * mail that is watched to four weeks ahead, and once a day to {@link #KNOWN_AHEAD}.
 */
public final class CalendarSync {
  /** How far ahead of its last reading a calendar is known. */
  public static final Duration KNOWN_AHEAD = Duration.ofDays(42);

  private static final Duration AGE = Duration.ofHours(1);

  /** Hourly; with the hindsight it fits into one question. */
  private static final Duration AHEAD = Duration.ofDays(28);

  /** In the first reading of a day, which has to last until its end. */
  private static final Duration FAR_AHEAD = KNOWN_AHEAD.plusDays(1);

  /** An absence that began long before the mail does matter for it. */
  private static final Duration BEFORE_HISTORY = Duration.ofDays(14);

  /** Entries are made in hindsight too. */
  private static final Duration HINDSIGHT = Duration.ofDays(10);

  private static final Duration LONGEST = Duration.ofDays(Calendars.LONGEST_DAYS - 1);

  private final Calendars calendars;
  private final OwnerStore store;
  private final Duration history;

  /**
   * With what it reads and where it writes.
   *
   * @param history how far back mail is read the first time
   */
  public CalendarSync(Calendars calendars, OwnerStore store, Duration history) {
    this.calendars = calendars;
    this.store = store;
    this.history = history;
  }

  /** Those of the accounts whose calendars were not read within the last hour. */
  public List<Account> stale(Collection<Account> accounts, Instant now) {
    Map<MailboxId, Instant> readAt =
        store.calendarsReadAt(accounts.stream().map(Account::id).toList());
    return accounts.stream()
        .filter(account -> StoredMailbox.isStale(readAt.get(account.id()), now, AGE))
        .toList();
  }

  /**
   * Reads these calendars.
   *
   * @param accounts a few people; Graph is asked about twenty at a time
   */
  public void read(Collection<Account> accounts, Instant now) {
    Map<MailboxId, Instant> readAt =
        store.calendarsReadAt(accounts.stream().map(Account::id).toList());
    boolean first = !readAt.keySet().containsAll(accounts.stream().map(Account::id).toList());
    Instant from = now.minus(HINDSIGHT);
    if (first) {
      from = now.minus(history).minus(BEFORE_HISTORY);
    } else {
      for (Instant last : readAt.values()) {
        Instant since = last.minus(HINDSIGHT);
        from = since.isBefore(from) ? since : from;
      }
    }
    LocalDate today = dateOf(now);
    boolean daily = first || readAt.values().stream().anyMatch(at -> !dateOf(at).equals(today));
    List<Period> periods = periods(from, now.plus(daily ? FAR_AHEAD : AHEAD));
    for (Period period : periods) {
      @Nullable Instant at = period.equals(periods.getLast()) ? now : null;
      Map<MailboxId, Calendars.Schedule> answers = calendars.outOfOffice(accounts, period);
      store.calendars(period, answers, at);
      if (answers.values().stream().noneMatch(Calendars.Schedule.Known.class::isInstance)) {
        store.calendars(period, answers, now);
        return; // another period would not be answered either
      }
    }
  }

  private static LocalDate dateOf(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  private static List<Period> periods(Instant from, Instant until) {
    List<Period> periods = new ArrayList<>();
    for (Instant start = from; start.isBefore(until); start = start.plus(LONGEST)) {
      Instant end = start.plus(LONGEST);
      periods.add(new Period(start, end.isBefore(until) ? end : until));
    }
    return periods;
  }
}
