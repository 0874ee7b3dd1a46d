package se.svarsvakt.sync;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the mailbox's own settings say.
 *
 * @param purpose what the mailbox is for
 * @param language the language its people read, a BCP 47 tag; empty where unknown
 * @param hours when its owner works
 * @param reply its automatic reply
 */
public record MailboxSettings(Purpose purpose, String language, Hours hours, AutomaticReply reply) {

  /** Settings that say nothing of working hours and automatic replies. */
  public MailboxSettings(Purpose purpose, String language) {
    this(purpose, language, Hours.UNKNOWN, AutomaticReply.OFF);
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

  /**
   * When the owner works, in their own time zone.
   *
   * @param zone an IANA name; empty where unknown
   * @param days the days of the week; empty where unknown
   * @param opens null where unknown
   * @param closes null where unknown
   */
  public record Hours(
      String zone, Set<DayOfWeek> days, @Nullable LocalTime opens, @Nullable LocalTime closes) {
    /** Nothing is known. */
    public static final Hours UNKNOWN = new Hours("", Set.of(), null, null);

    /** Keeps a copy. */
    public Hours {
      days = Set.copyOf(days);
    }
  }

  /**
   * The automatic reply, without its text.
   *
   * @param status Graph's value in lower case: {@code disabled}, {@code alwaysenabled}, {@code
   *     scheduled}
   * @param audience Graph's value in lower case: {@code none}, {@code contactsonly}, {@code all}
   * @param window when a scheduled one is on; null where there is none
   * @param lacks what the text for external senders should say and does not, by code
   */
  public record AutomaticReply(
      String status, String audience, @Nullable Period window, Set<String> lacks) {
    /** Switched off. */
    public static final AutomaticReply OFF = new AutomaticReply("disabled", "none", null, Set.of());

    /** Never read. */
    public static final AutomaticReply UNKNOWN = new AutomaticReply("", "", null, Set.of());

    /** Keeps a copy, and folds the letter case, which Graph mixes (docs/graph-notes.md 4). */
    public AutomaticReply {
      status = status.toLowerCase(Locale.ROOT);
      audience = audience.toLowerCase(Locale.ROOT);
      lacks = Set.copyOf(lacks);
    }

    AutomaticReply lacking(Set<String> missing) {
      return new AutomaticReply(status, audience, window, missing);
    }
  }

  MailboxSettings lacking(Set<String> missing) {
    return new MailboxSettings(purpose, language, hours, reply.lacking(missing));
  }
}
