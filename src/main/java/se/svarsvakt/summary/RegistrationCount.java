package se.svarsvakt.summary;

import java.time.Instant;
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

/**
 * What was said by a week's end of the registration of mail that was answered in it.
 *
 * @param registered what is registered
 * @param littleImportance what need not be
 * @param notOurs what is not the organisation's to register
 * @param notSaid of which nobody has said anything; people are asked on the working day after
 */
public record RegistrationCount(int registered, int littleImportance, int notOurs, int notSaid) {
  /** What was answered in a span of time, by mailbox; those that register nothing are missing. */
  static Map<MailboxId, RegistrationCount> of(PastMail past, Period span) {
    Map<MailboxId, RegistrationCount> counts = new HashMap<>();
    for (JudgedMail mail : past.mail()) {
      Registration registration = mail.registration();
      if (registration != null && answeredAt(mail).filter(span::contains).isPresent()) {
        counts.merge(mail.mail().mailbox(), of(registration), RegistrationCount::plus);
      }
    }
    return counts;
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

  /** How much was answered. */
  public int answered() {
    return registered + littleImportance + notOurs + notSaid;
  }
}
