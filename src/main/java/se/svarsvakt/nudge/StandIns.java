package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.AbsenceIssue;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.OutOfOffice;

/**
 * Finds who gets a nudge in place of a person who is away: whoever covers for them by agreement,
 * else their manager, if that one is at work (docs/how-it-judges.md 3 and 7). A signature is a
 * matter for its writer alone, and waits until they are back; a registration is one for those who
 * look after the mailbox.
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
    Set<MailboxId> away = away(asked, now);
    Set<MailboxId> standIns =
        candidates.stream()
            .map(NudgeCandidate::nudge)
            .filter(nudge -> away.contains(nudge.recipient()))
            .flatMap(this::standIns)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    standIns.removeAll(asked);
    away.addAll(away(standIns, now));
    return candidates.stream().flatMap(each -> redirect(each, away).stream()).toList();
  }

  /** Who covers by agreement, else the manager; whoever has left stands in for nobody. */
  private Stream<MailboxId> standIns(PlannedNudge nudge) {
    if (nudge.kind() == NudgeKind.REGISTRATION) {
      return nudge.items().stream().flatMap(this::stewards);
    }
    MailboxId person = nudge.recipient();
    return Stream.concat(people.coverOf(person).stream(), people.manager(person).stream())
        .filter(people::isEnabled);
  }

  private Stream<MailboxId> stewards(NudgeItem item) {
    return people.responsibleFor(item.mailbox()).stream().filter(people::isEnabled);
  }

  private Set<MailboxId> away(Collection<MailboxId> asked, Instant moment) {
    List<Account> accounts =
        asked.stream().flatMap(person -> people.directory().account(person).stream()).toList();
    return accounts.isEmpty()
        ? new LinkedHashSet<>()
        : outOfOffice.at(accounts, moment).stream()
            .map(Account::id)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<NudgeCandidate> redirect(NudgeCandidate candidate, Set<MailboxId> away) {
    PlannedNudge nudge = candidate.nudge();
    boolean personal = nudge.kind() == NudgeKind.COVER; // nobody else can answer it
    if (candidate.obstacle() != null || personal || !away.contains(nudge.recipient())) {
      return List.of(candidate);
    }
    if (nudge.kind() == NudgeKind.SIGNATURE) {
      return List.of(candidate.hindered("out of office; told when back"));
    }
    if (nudge.kind() == NudgeKind.REGISTRATION) {
      return toStewards(candidate, away);
    }
    Optional<MailboxId> found =
        standIns(nudge).filter(person -> !away.contains(person)).findFirst();
    return List.of(
        found
            .map(standIn -> NudgeCandidate.of(nudge.to(standIn)).insteadOf(nudge))
            .orElse(
                candidate.hindered(
                    waits(nudge) ? TOLD_WHEN_BACK : "out of office, and nobody stands in")));
  }

  /** Nobody but them may see the mail and say what it is; without them it waits. */
  private List<NudgeCandidate> toStewards(NudgeCandidate candidate, Set<MailboxId> away) {
    PlannedNudge nudge = candidate.nudge();
    Map<Set<MailboxId>, List<NudgeItem>> items = new LinkedHashMap<>();
    for (NudgeItem item : nudge.items()) {
      Set<MailboxId> there =
          stewards(item).filter(each -> !away.contains(each)).collect(Collectors.toSet());
      items.computeIfAbsent(there, _ -> new ArrayList<>()).add(item);
    }
    List<NudgeCandidate> redirected = new ArrayList<>();
    items.forEach(
        (stewards, each) -> {
          PlannedNudge part = nudge.about(each);
          stewards.forEach(
              steward -> redirected.add(NudgeCandidate.of(part.to(steward)).insteadOf(part)));
          if (stewards.isEmpty()) {
            redirected.add(NudgeCandidate.of(part).hindered(TOLD_WHEN_BACK));
          }
        });
    return redirected;
  }

  /**
   * Without reminders of registrations that were to come some days ago, except those that waited
   * for somebody to be back.
   *
   * @param late which these are
   */
  List<NudgeCandidate> withoutMissed(
      List<NudgeCandidate> candidates, Predicate<PlannedNudge> late) {
    Map<Instant, Set<MailboxId>> people = new LinkedHashMap<>();
    candidates.stream()
        .map(NudgeCandidate::nudge)
        .filter(late)
        .forEach(
            nudge ->
                people
                    .computeIfAbsent(nudge.plannedFor(), _ -> new LinkedHashSet<>())
                    .add(nudge.recipient()));
    Map<Instant, Set<MailboxId>> waited = new HashMap<>();
    people.forEach((at, asked) -> waited.put(at, away(asked, at)));
    return candidates.stream()
        .filter(
            candidate ->
                !late.test(candidate.nudge())
                    || waited
                        .getOrDefault(candidate.nudge().plannedFor(), Set.of())
                        .contains(candidate.nudge().recipient()))
        .toList();
  }
}
