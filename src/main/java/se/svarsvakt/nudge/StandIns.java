package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.AbsenceIssue;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.OutOfOffice;

/**
 * Finds who gets a nudge in place of a person who is away: whoever covers for them by agreement,
 * else their manager, if that one is at work (docs/how-it-judges.md 3 and 7). A signature is a
 * matter for its writer alone, and waits until they are back.
 */
record StandIns(OutOfOffice outOfOffice, Responsibilities people, Instant now) {
  /** Why something did not go that goes later all the same. */
  static final String TOLD_WHEN_BACK = "out of office, and nobody stands in; told when back";

  /** A manager is told of absences to come for as long as these have not begun. */
  private static boolean waits(PlannedNudge nudge) {
    return nudge.kind() == NudgeKind.ABSENCE
        && nudge.items().stream().anyMatch(item -> item.name().equals(AbsenceIssue.NO_ROUTINE));
  }

  List<NudgeCandidate> redirect(List<NudgeCandidate> candidates) {
    Set<MailboxId> asked = new LinkedHashSet<>();
    for (NudgeCandidate candidate : candidates) {
      MailboxId person = candidate.nudge().recipient();
      if (candidate.obstacle() == null && !people.isShared(person)) {
        asked.add(person);
      }
    }
    Set<MailboxId> away = away(asked);
    Set<MailboxId> standIns =
        away.stream().flatMap(this::standIns).collect(Collectors.toCollection(LinkedHashSet::new));
    standIns.removeAll(asked);
    away.addAll(away(standIns));
    List<NudgeCandidate> redirected = new ArrayList<>();
    candidates.forEach(candidate -> redirected.add(redirect(candidate, away)));
    return redirected;
  }

  /** Who covers by agreement, else the manager; whoever has left stands in for nobody. */
  private Stream<MailboxId> standIns(MailboxId person) {
    return Stream.concat(people.coverOf(person).stream(), people.manager(person).stream())
        .filter(people::isEnabled);
  }

  private Set<MailboxId> away(Collection<MailboxId> asked) {
    List<Account> accounts =
        asked.stream().flatMap(person -> people.directory().account(person).stream()).toList();
    return accounts.isEmpty()
        ? new LinkedHashSet<>()
        : outOfOffice.at(accounts, now).stream()
            .map(Account::id)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private NudgeCandidate redirect(NudgeCandidate candidate, Set<MailboxId> away) {
    PlannedNudge nudge = candidate.nudge();
    boolean personal = nudge.kind() == NudgeKind.COVER; // nobody else can answer it
    if (candidate.obstacle() != null || personal || !away.contains(nudge.recipient())) {
      return candidate;
    }
    if (nudge.kind() == NudgeKind.SIGNATURE) {
      return candidate.hindered("out of office; told when back");
    }
    Optional<MailboxId> found =
        standIns(nudge.recipient()).filter(person -> !away.contains(person)).findFirst();
    return found
        .map(standIn -> NudgeCandidate.of(nudge.to(standIn)).insteadOf(nudge))
        .orElse(
            candidate.hindered(
                waits(nudge) ? TOLD_WHEN_BACK : "out of office, and nobody stands in"));
  }
}
