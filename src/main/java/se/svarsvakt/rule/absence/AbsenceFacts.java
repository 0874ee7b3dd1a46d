package se.svarsvakt.rule.absence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Access;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.PersonalHours;

/**
 * What is known of a person's absences.
 *
 * @param mailbox their mailbox
 * @param calendarKnown whether the calendar could be read
 * @param outOfOffice the calendar entries shown as out of office, in any order
 * @param hours when the person works
 * @param reply how the automatic reply is set; empty where the settings could not be read
 * @param sent when the person lately sent mail, automatic mail left out, in any order
 * @param covers the cover agreements of the mailbox
 * @param access who else can open the mailbox
 */
public record AbsenceFacts(
    MailboxId mailbox,
    boolean calendarKnown,
    List<Period> outOfOffice,
    PersonalHours hours,
    Optional<AutomaticReply> reply,
    List<Instant> sent,
    List<CoverAgreement> covers,
    Access access) {
  /** Keeps copies. */
  public AbsenceFacts {
    outOfOffice = List.copyOf(outOfOffice);
    sent = List.copyOf(sent);
    covers = List.copyOf(covers);
  }
}
