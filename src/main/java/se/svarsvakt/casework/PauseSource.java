package se.svarsvakt.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.WhileAway;
import se.svarsvakt.rule.absence.Pause;
import se.svarsvakt.rule.absence.Pauses;
import se.svarsvakt.rule.absence.PlannedAbsences;
import se.svarsvakt.sync.OwnerFacts;
import se.svarsvakt.sync.OwnerStore;
import se.svarsvakt.worktime.PersonalCalendar;
import se.svarsvakt.worktime.WorkingCalendar;

/** Finds when deadlines wait for people who are away, where the policy lets them. */
final class PauseSource {
  private final OwnerStore owners;
  private final boolean pauses;
  private final WorkingCalendar calendar;

  PauseSource(OwnerStore owners, Policy policy) {
    this.owners = owners;
    this.pauses = policy.reply().whileAway() == WhileAway.PAUSE;
    this.calendar = policy.calendar();
  }

  /**
   * The pauses of these mailboxes; those are missing whose owners have no absence or no automatic
   * reply, so that nothing but a change of these makes a pause.
   */
  Map<MailboxId, List<Pause>> of(Collection<MailboxId> mailboxes, Instant now) {
    if (!pauses) {
      return Map.of();
    }
    Map<MailboxId, List<Pause>> found = new HashMap<>();
    owners
        .ownersWithoutTraces(mailboxes, now)
        .forEach(
            (mailbox, owner) -> {
              boolean away =
                  !owner.settings().replyOn().isEmpty()
                      && !owner.calendar().outOfOffice().isEmpty();
              if (away && !owner.isShared()) {
                found.put(mailbox, pauses(owner));
              }
            });
    return found;
  }

  private List<Pause> pauses(OwnerFacts owner) {
    var days = new PersonalCalendar(owner.settings().hours(), calendar);
    var absences = PlannedAbsences.of(owner.calendar().outOfOffice(), days);
    return Pauses.of(absences, owner.settings().replyOn(), days);
  }
}
