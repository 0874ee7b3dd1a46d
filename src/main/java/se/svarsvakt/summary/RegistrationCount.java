package se.svarsvakt.summary;

import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import se.svarsvakt.casework.PastMail;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Registration;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * What was said by a week's end of the registration of answered mail of which people were asked in
 * it: on the working day after the answer.
 *
 * @param registered what is registered
 * @param littleImportance what need not be
 * @param notOurs what is not the organisation's to register
 * @param notSaid of which nobody has said anything
 */
public record RegistrationCount(int registered, int littleImportance, int notOurs, int notSaid) {
  /**
   * What people were asked of in a span of time, by mailbox; those that register nothing are
   * missing. Each mail counts in one week, whose end left time to say something.
   */
  static Map<MailboxId, RegistrationCount> of(
      PastMail past, Period span, WorkingCalendar calendar) {
    Map<MailboxId, RegistrationCount> counts = new HashMap<>();
    for (JudgedMail mail : past.mail()) {
      Registration registration = mail.registration();
      if (registration != null
          && answeredAt(mail)
              .map(answered -> askedOn(answered, calendar))
              .filter(span::contains)
              .isPresent()) {
        counts.merge(mail.mail().mailbox(), of(registration), RegistrationCount::plus);
      }
    }
    return counts;
  }

  private static Instant askedOn(Instant answered, WorkingCalendar calendar) {
    return calendar.at(calendar.nextWorkingDay(calendar.dateOf(answered)), LocalTime.MIDNIGHT);
  }

  private static Optional<Instant> answeredAt(JudgedMail mail) {
    return Optional.ofNullable(mail.state()).flatMap(ReplyState::settled).map(Settlement::at);
  }

  private static RegistrationCount of(Registration registration) {
    return switch (registration) {
      case Registration.NotSaid _ -> new RegistrationCount(0, 0, 0, 1);
      case Registration.Stated said ->
          switch (said.choice()) {
            case REGISTERED -> new RegistrationCount(1, 0, 0, 0);
            case LITTLE_IMPORTANCE -> new RegistrationCount(0, 1, 0, 0);
            case NOT_OURS -> new RegistrationCount(0, 0, 1, 0);
          };
    };
  }

  RegistrationCount plus(RegistrationCount other) {
    return new RegistrationCount(
        registered + other.registered,
        littleImportance + other.littleImportance,
        notOurs + other.notOurs,
        notSaid + other.notSaid);
  }

  /** Of how much people were asked. */
  public int answered() {
    return registered + littleImportance + notOurs + notSaid;
  }
}
