package se.svarsvakt.casework;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.absence.StewardAbsence;
import se.svarsvakt.rule.absence.StewardGaps;
import se.svarsvakt.sync.OwnerFacts;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * When those who look after shared mailboxes are away, as their calendars were last read.
 *
 * @param isEnabled whose account is in use: nobody else covers for anybody
 * @param calendar when the organisation works
 */
public record StewardCalendars(
    CaseRecords records, Predicate<MailboxId> isEnabled, WorkingCalendar calendar) {
  /**
   * When nobody is there, by shared mailbox.
   *
   * @param stewards who looks after each
   */
  public Map<MailboxId, StewardGaps> gaps(Map<MailboxId, Set<MailboxId>> stewards, Instant now) {
    Set<MailboxId> people = new HashSet<>();
    stewards.values().forEach(people::addAll);
    Map<MailboxId, OwnerFacts> known = records.owners().ownersWithoutTraces(people, now);
    people.addAll(stewards.keySet());
    List<CoverAgreement> covers =
        records.register().agreements(people).stream()
            .filter(cover -> isEnabled.test(cover.by()))
            .toList();
    Map<MailboxId, StewardGaps> gaps = new HashMap<>();
    stewards.forEach(
        (mailbox, those) ->
            gaps.put(
                mailbox,
                new StewardGaps(
                    those.stream().map(each -> absence(each, known)).toList(),
                    covers.stream()
                        .filter(
                            each ->
                                each.mailbox().equals(mailbox) || those.contains(each.mailbox()))
                        .toList(),
                    calendar)));
    return gaps;
  }

  private StewardAbsence absence(MailboxId steward, Map<MailboxId, OwnerFacts> known) {
    OwnerFacts owner = known.get(steward);
    return owner == null
        ? StewardAbsence.unknown(steward, calendar)
        : StewardAbsence.of(
            steward,
            owner.calendar().isKnown(),
            owner.calendar().outOfOffice(),
            owner.settings().hours(),
            calendar);
  }
}
