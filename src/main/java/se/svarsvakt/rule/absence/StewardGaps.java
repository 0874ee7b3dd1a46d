package se.svarsvakt.rule.absence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.svarsvakt.rule.AbsenceIssue.Days;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * The working days on which everybody who looks after a shared mailbox is away at once
 * (docs/how-it-judges.md 6). Somebody who does not work on a day is not there either, but one of
 * them at least must be away.
 *
 * @param stewards those who look after it; where there is nobody there are no gaps
 * @param covers the agreements about their mailboxes and the shared one
 * @param calendar when the organisation works
 */
public record StewardGaps(
    List<StewardAbsence> stewards, List<CoverAgreement> covers, WorkingCalendar calendar) {
  /** Nobody's absence is followed for longer, in days. */
  private static final int LONGEST = 400;

  /** Keeps copies. */
  public StewardGaps {
    stewards = List.copyOf(stewards);
    covers = List.copyOf(covers);
  }

  /**
   * The gaps that some day from the one to the other belongs to, as a whole, in the order of time:
   * working days in a row are one gap.
   */
  public List<Days> between(LocalDate from, LocalDate until) {
    List<Days> gaps = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
      if (isGap(day) && (gaps.isEmpty() || day.isAfter(gaps.getLast().to()))) {
        gaps.add(around(day));
      }
    }
    return gaps;
  }

  private Days around(LocalDate day) {
    return new Days(
        lastInRow(Stream.iterate(day, calendar::previousWorkingDay)),
        lastInRow(Stream.iterate(day, calendar::nextWorkingDay)));
  }

  private LocalDate lastInRow(Stream<LocalDate> days) {
    return days.limit(LONGEST).takeWhile(this::isGap).reduce((_, next) -> next).orElseThrow();
  }

  private boolean isGap(LocalDate day) {
    return calendar.isWorkingDay(day)
        && stewards.stream().noneMatch(each -> each.isAtHandOn(day))
        && stewards.stream().anyMatch(each -> each.isAwayOn(day))
        && covers.stream().noneMatch(each -> each.holdsOn(day) && isAnother(each));
  }

  /** Who looks after the mailbox anyway, and is away, is no cover. */
  private boolean isAnother(CoverAgreement cover) {
    return stewards.stream().noneMatch(each -> each.person().equals(cover.by()));
  }
}
