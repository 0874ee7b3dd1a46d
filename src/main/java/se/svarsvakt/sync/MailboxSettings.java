package se.svarsvakt.sync;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.worktime.PersonalHours;

/**
 * What the mailbox's own settings say.
 *
 * @param purpose what the mailbox is for
 * @param language the language its people read, a BCP 47 tag; empty where unknown
 * @param hours when its owner works
 * @param reply its automatic reply; null where it was never read
 */
public record MailboxSettings(
    Purpose purpose, String language, PersonalHours hours, @Nullable AutomaticReply reply) {

  /** Settings that say nothing of working hours and automatic replies. */
  public MailboxSettings(Purpose purpose, String language) {
    this(purpose, language, PersonalHours.UNKNOWN, AutomaticReply.OFF);
  }

  /** Graph's {@code userPurpose}, as far as it matters. */
  public enum Purpose {
    /** One person's. */
    USER,
    /** Several people's; its account is disabled as a rule. */
    SHARED,
    /** A room or a piece of equipment: out of scope. */
    RESOURCE,
    /** The account has no mailbox in Exchange Online. */
    NONE;

    /** Reads Graph's value in any case; what is unknown counts as a person's. */
    public static Purpose of(String graphValue) {
      return switch (graphValue.toLowerCase(Locale.ROOT)) {
        case "shared" -> SHARED;
        case "room", "equipment" -> RESOURCE;
        default -> USER;
      };
    }
  }

  MailboxSettings withReply(AutomaticReply changed) {
    return new MailboxSettings(purpose, language, hours, changed);
  }
}
