package se.svarsvakt.casework;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.absence.AbsenceFacts;
import se.svarsvakt.rule.absence.AbsenceRule;
import se.svarsvakt.rule.absence.AutomaticReply;
import se.svarsvakt.rule.absence.Cover;
import se.svarsvakt.rule.absence.MissingReplyText;
import se.svarsvakt.sync.MailboxSettings;
import se.svarsvakt.sync.OwnerFacts;
import se.svarsvakt.worktime.WorkingCalendar;

/** Watches over people's absences: automatic replies and cover. */
final class AbsenceWatch implements Watch {
  private final AbsenceRule rule;
  private final WorkingCalendar calendar;

  AbsenceWatch(Policy policy) {
    this.calendar = policy.calendar();
    this.rule = new AbsenceRule(policy.absence(), calendar);
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
        OwnerHours.spans(owner.calendar().outOfOffice()),
        OwnerHours.of(owner, calendar),
        reply(owner),
        owner.traffic().sent(),
        group.agreementsAbout(owner.mailbox()).stream()
            .map(each -> new Cover(each.by(), each.from(), each.to()))
            .toList(),
        group.rightsTo(owner.mailbox()));
  }

  /** Settings that could not be read the last time may have changed. */
  private static Optional<AutomaticReply> reply(OwnerFacts owner) {
    MailboxSettings settings = owner.settings().known();
    if (settings == null
        || settings.reply().equals(MailboxSettings.AutomaticReply.UNKNOWN)
        || !owner.settings().trouble().isEmpty()) {
      return Optional.empty();
    }
    MailboxSettings.AutomaticReply reply = settings.reply();
    return Optional.of(
        new AutomaticReply(
            AutomaticReply.Status.of(reply.status()),
            AutomaticReply.Audience.of(reply.audience()),
            OwnerHours.window(reply),
            lacks(reply.lacks())));
  }

  private static Set<MissingReplyText> lacks(Set<String> codes) {
    Set<MissingReplyText> lacks = EnumSet.noneOf(MissingReplyText.class);
    for (MissingReplyText lack : MissingReplyText.values()) {
      if (codes.contains(lack.code())) {
        lacks.add(lack);
      }
    }
    return lacks;
  }
}
