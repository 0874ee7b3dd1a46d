package se.svarsvakt.rule.absence;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import se.svarsvakt.rule.AbsenceIssue.NoRoutine;
import se.svarsvakt.rule.Access;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Severity;

/**
 * Finds absences to come during which nobody looks after the mailbox, for the manager, who is to
 * have a routine for them. From its first working hour on an absence is a matter of {@link
 * CoverCheck}.
 *
 * @param afterDays from how many whole working days on; empty for every absence
 */
record RoutineCheck(OptionalInt afterDays) {
  List<Finding> in(AbsenceCase absenceCase) {
    var facts = absenceCase.facts();
    return absenceCase.inView().stream()
        .filter(viewed -> viewed.absence().workingDays() >= afterDays.orElse(0))
        .filter(viewed -> !viewed.hasBegun(absenceCase.now()) && !facts.access().isShared())
        .filter(viewed -> !viewed.isAgreed(facts.covers(), absenceCase.now()))
        .map(viewed -> finding(viewed, absenceCase))
        .toList();
  }

  private static Finding finding(ViewedAbsence viewed, AbsenceCase absenceCase) {
    var facts = absenceCase.facts();
    var unknown = facts.access().knowledge() == Access.Knowledge.UNKNOWN;
    return new Finding(
        facts.mailbox(),
        new NoRoutine(viewed.days(), unknown),
        Severity.WARNING,
        since(viewed, facts.covers(), absenceCase.now()),
        viewed.firstHour(),
        null);
  }

  /** A colleague who declines leaves it to the manager anew. */
  private static Instant since(ViewedAbsence viewed, List<CoverAgreement> covers, Instant now) {
    var declined =
        covers.stream()
            .filter(cover -> cover.isDeclined() && viewed.overlaps(cover))
            .flatMap(cover -> cover.consent().stream())
            .map(Consent::since)
            .filter(since -> !since.isAfter(now));
    return Stream.concat(Stream.of(viewed.viewedFrom()), declined)
        .max(Instant::compareTo)
        .orElseThrow();
  }
}
