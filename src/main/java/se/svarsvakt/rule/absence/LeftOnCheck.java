package se.svarsvakt.rule.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.TreeMap;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.rule.AbsenceIssue.LeftOn;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Severity;

/**
 * Finds automatic replies that are still on although the person is back: the calendar does not show
 * them away, and they have sent mail on two of the last five working days.
 *
 * <p>Only mail from after the reply's beginning and the latest planned absence proves anything. Who
 * is about to leave has switched the reply on in good time.
 */
final class LeftOnCheck {
  private static final int DAYS_LOOKED_AT = 5;
  private static final int DAYS_WITH_MAIL = 2;

  private LeftOnCheck() {}

  static Optional<Finding> in(AbsenceCase absenceCase, AutomaticReply reply) {
    if (!absenceCase.facts().calendarKnown()
        || !reply.isOn(absenceCase.now())
        || absenceCase.isAwayNow()
        || absenceCase.leavesSoon()) {
      return Optional.empty();
    }
    return secondDayBack(absenceCase, backSince(absenceCase, reply))
        .map(
            since ->
                new Finding(
                    absenceCase.facts().mailbox(),
                    new LeftOn(),
                    Severity.BREACH,
                    since,
                    null,
                    null));
  }

  private static Instant backSince(AbsenceCase absenceCase, AutomaticReply reply) {
    var began = reply.begun().orElse(Instant.MIN);
    return absenceCase.lastReturn().filter(end -> end.isAfter(began)).orElse(began);
  }

  /** The first mail of the second working day with mail; empty where there is no such day. */
  private static Optional<Instant> secondDayBack(AbsenceCase absenceCase, Instant back) {
    var days = absenceCase.days();
    var now = absenceCase.now();
    var lately = new HashSet<>(days.latest(days.dateOf(now), DAYS_LOOKED_AT));
    var firstMail = new TreeMap<LocalDate, Instant>();
    absenceCase.facts().sent().stream()
        .filter(sent -> !sent.isBefore(back) && !sent.isAfter(now))
        .filter(sent -> lately.contains(days.dateOf(sent)))
        .sorted()
        .forEach(sent -> firstMail.putIfAbsent(days.dateOf(sent), sent));
    return firstMail.values().stream().skip(DAYS_WITH_MAIL - 1L).findFirst();
  }
}
