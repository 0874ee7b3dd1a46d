package se.svarsvakt.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.worktime.Period;

/** Who is out of office according to the calendar. */
public interface OutOfOffice {
  /**
   * Those of the accounts whose calendar shows out of office at that moment. Where a calendar
   * cannot be read, nothing is known, and the account is not among them.
   */
  Set<Account> at(Collection<Account> accounts, Instant moment);

  /** As the calendars show it when they are asked. */
  static OutOfOffice of(Calendars calendars) {
    return (accounts, moment) -> {
      Period now = new Period(moment, moment.plus(Duration.ofMinutes(5)));
      Map<MailboxId, Calendars.Schedule> answers = calendars.outOfOffice(accounts, now);
      return accounts.stream()
          .filter(
              account ->
                  answers.get(account.id()) instanceof Calendars.Schedule.Known(var away)
                      && away.stream().anyMatch(period -> period.contains(moment)))
          .collect(Collectors.toSet());
    };
  }
}
