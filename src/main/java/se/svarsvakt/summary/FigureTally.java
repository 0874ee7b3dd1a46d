package se.svarsvakt.summary;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.summary.CountedMail.Fate;
import se.svarsvakt.worktime.CalendarWeek;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.WorkingCalendar;

/** Counts mail into {@link Figures}; tallies of mailboxes add up to that of a unit. */
final class FigureTally {
  private static final int WEEKS_BACK = 3;
  private static final double SECONDS_OF_AN_HOUR = 3600;

  private final WeekTerms terms;
  private final Map<Fate, Integer> due = new EnumMap<>(Fate.class);
  private final SurvivalCurve curve = new SurvivalCurve();
  private double[] hours = {};
  private int answers;
  private int received;
  private int onTime;
  private int openOverdue;
  private int unansweredOfFourWeeks;
  private @Nullable Instant oldestOverdue;
  private Matured matured = Matured.NONE;

  FigureTally(WeekTerms terms) {
    this.terms = terms;
  }

  /**
   * What is counted by.
   *
   * @param calendar the working time
   * @param week the week
   * @param span the week in the calendar's zone
   * @param fourWeeks the four weeks that end with it
   * @param weekBefore the week before it
   */
  record WeekTerms(
      WorkingCalendar calendar,
      CalendarWeek week,
      Period span,
      Period fourWeeks,
      Period weekBefore) {
    static WeekTerms of(CalendarWeek week, WorkingCalendar calendar) {
      Period span = week.in(calendar.zone());
      return new WeekTerms(
          calendar,
          week,
          span,
          new Period(week.plus(-WEEKS_BACK).in(calendar.zone()).from(), span.until()),
          week.plus(-1).in(calendar.zone()));
    }
  }

  void add(CountedMail mail) {
    if (mail.counts()) {
      received += terms.span.contains(mail.receivedAt()) ? 1 : 0;
      if (terms.fourWeeks.contains(mail.receivedAt())) {
        addWait(mail);
      }
    }
    if (terms.span.contains(mail.deadline())) {
      due.merge(mail.fate(), 1, Integer::sum);
      onTime += isOnTime(mail) ? 1 : 0;
    }
    if (mail.fate() == Fate.OPEN && mail.deadline().isBefore(terms.span.until())) {
      openOverdue++;
      oldestOverdue = earlier(oldestOverdue, mail.receivedAt());
    }
  }

  private static boolean isOnTime(CountedMail mail) {
    return mail.fate() == Fate.ANSWERED
        && mail.settledAt() != null
        && !mail.settledAt().isAfter(mail.deadline());
  }

  private void addWait(CountedMail mail) {
    WorkingCalendar calendar = terms.calendar;
    Instant answeredAt = mail.answeredAt();
    if (answeredAt == null) {
      unansweredOfFourWeeks++;
      curve.unansweredFor(
          calendar.workingDaysAfter(calendar.dateOf(mail.receivedAt()), terms.week.sunday()));
    } else {
      makeRoom(1);
      hours[answers++] =
          calendar.workingTime(mail.receivedAt(), answeredAt).toSeconds() / SECONDS_OF_AN_HOUR;
      curve.answeredAfter(days(mail.receivedAt(), answeredAt));
    }
    if (terms.weekBefore.contains(mail.receivedAt())) {
      matured = matured.with(answeredAt == null ? null : days(mail.receivedAt(), answeredAt));
    }
  }

  private int days(Instant receivedAt, Instant answeredAt) {
    return terms.calendar.workingDaysAfter(
        terms.calendar.dateOf(receivedAt), terms.calendar.dateOf(answeredAt));
  }

  void add(FigureTally other) {
    other.due.forEach((fate, count) -> due.merge(fate, count, Integer::sum));
    curve.add(other.curve);
    makeRoom(other.answers);
    System.arraycopy(other.hours, 0, hours, answers, other.answers);
    answers += other.answers;
    received += other.received;
    onTime += other.onTime;
    openOverdue += other.openOverdue;
    unansweredOfFourWeeks += other.unansweredOfFourWeeks;
    if (other.oldestOverdue != null) {
      oldestOverdue = earlier(oldestOverdue, other.oldestOverdue);
    }
    matured = matured.plus(other.matured);
  }

  /** Whether anything was counted. */
  boolean isEmpty() {
    return received == 0 && openOverdue == 0 && due.isEmpty() && waits() == 0;
  }

  /** What came in the week before and had this one to be answered in. */
  Matured matured() {
    return matured;
  }

  Figures figures() {
    double[] sorted = Arrays.copyOf(hours, answers);
    Arrays.sort(sorted);
    int answered = count(Fate.ANSWERED);
    return new Figures(
        received,
        answered + count(Fate.OPEN),
        onTime,
        answered - onTime,
        count(Fate.OPEN),
        count(Fate.NO_REPLY_NEEDED),
        count(Fate.EXCEPTED),
        count(Fate.DISCARDED),
        openOverdue,
        oldestOverdue,
        quantile(sorted, 1, 2),
        quantile(sorted, 9, 10),
        curve.shares());
  }

  private int count(Fate fate) {
    return due.getOrDefault(fate, 0);
  }

  private int waits() {
    return answers + unansweredOfFourWeeks;
  }

  private void makeRoom(int more) {
    if (answers + more > hours.length) {
      hours = Arrays.copyOf(hours, Math.max(answers + more, 2 * answers));
    }
  }

  /** The smallest wait that at least this part of all waits does not exceed (nearest rank). */
  private @Nullable Double quantile(double[] sorted, int part, int of) {
    int rank = Math.ceilDiv(waits() * part, of);
    return rank == 0 || rank > sorted.length ? null : sorted[rank - 1];
  }

  private static Instant earlier(@Nullable Instant one, Instant other) {
    return one == null || other.isBefore(one) ? other : one;
  }
}
