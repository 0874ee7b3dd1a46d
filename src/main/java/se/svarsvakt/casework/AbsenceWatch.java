package se.svarsvakt.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.absence.AbsenceFacts;
import se.svarsvakt.rule.absence.AbsenceRule;
import se.svarsvakt.sync.OwnerFacts;

/** Watches over people's absences: automatic replies and cover. */
final class AbsenceWatch implements Watch {
  private final AbsenceRule rule;

  AbsenceWatch(Policy policy) {
    this.rule = new AbsenceRule(policy.absence(), policy.calendar());
  }

  @Override
  public List<Finding> findings(WatchedGroup group) {
    return group.accounts().stream()
        .flatMap(account -> Optional.ofNullable(group.owners().get(account.id())).stream())
        .filter(owner -> !owner.isShared())
        .flatMap(owner -> rule.judge(facts(owner, group), group.now()).stream())
        .toList();
  }

  private AbsenceFacts facts(OwnerFacts owner, WatchedGroup group) {
    return new AbsenceFacts(
        owner.mailbox(),
        owner.calendar().isKnown(),
        owner.calendar().outOfOffice(),
        owner.settings().hours(),
        owner.settings().reply(),
        owner.traffic().sent(),
        group.agreementsAbout(owner.mailbox()),
        group.rightsTo(owner.mailbox()));
  }

  /** Who is not away and has no automatic reply gives no cause. */
  @Override
  public Map<MailboxId, Instant> quietUntil(WatchedGroup group) {
    return Watch.each(
        group,
        account ->
            Optional.ofNullable(group.owners().get(account.id()))
                    .filter(owner -> !owner.isShared() && mayBeAway(owner))
                    .isPresent()
                ? Optional.empty()
                : Optional.of(Instant.MAX));
  }

  private static boolean mayBeAway(OwnerFacts owner) {
    return !owner.calendar().outOfOffice().isEmpty()
        || !owner.settings().replyOn().isEmpty()
        || owner
            .settings()
            .reply()
            .filter(reply -> reply.status() != AutomaticReply.Status.DISABLED)
            .isPresent();
  }
}
