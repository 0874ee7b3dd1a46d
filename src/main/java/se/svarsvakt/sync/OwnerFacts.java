package se.svarsvakt.sync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.PersonalHours;

/**
 * What is stored of a mailbox and its owner beside its mail.
 *
 * @param mailbox the mailbox
 * @param settings what it is set to
 * @param calendar when its owner is out of office
 * @param traffic what happened in it lately
 */
public record OwnerFacts(
    MailboxId mailbox, SettingsFacts settings, CalendarFacts calendar, Traces traffic) {

  /**
   * What the mailbox is set to.
   *
   * @param known as last read; null where that never succeeded
   * @param trouble why the last reading failed, Graph's code; empty where it did not
   * @param replyOn when senders outside got an automatic reply, as far as known
   */
  public record SettingsFacts(
      @Nullable MailboxSettings known, String trouble, List<Period> replyOn) {
    /** Keeps a copy. */
    public SettingsFacts {
      replyOn = List.copyOf(replyOn);
    }

    /** When the owner works, as last read. */
    public PersonalHours hours() {
      return known == null ? PersonalHours.UNKNOWN : known.hours();
    }

    /** The automatic reply; empty where it is not known, or may have changed since it was read. */
    public Optional<AutomaticReply> reply() {
      return known == null || !trouble.isEmpty()
          ? Optional.empty()
          : Optional.ofNullable(known.reply());
    }
  }

  /**
   * When the owner is out of office.
   *
   * @param readAt null where the calendar was never asked for
   * @param trouble why the last reading failed, Graph's code; empty where it did not
   * @param outOfOffice the entries, ordered
   */
  public record CalendarFacts(@Nullable Instant readAt, String trouble, List<Period> outOfOffice) {
    /** Keeps a copy. */
    public CalendarFacts {
      outOfOffice = List.copyOf(outOfOffice);
    }

    /** Whether the calendar's entries are known. */
    public boolean isKnown() {
      return readAt != null && trouble.isEmpty();
    }
  }

  /**
   * What happened in the mailbox lately.
   *
   * @param oldestUnread the receipt of the oldest unread message from outside in the Inbox or below
   *     it; null for none
   * @param lastAttention the last sign that somebody attended to it, as far back as the day before
   *     the oldest unread message came; null where there is none or nothing is unread
   * @param sent when messages were sent from it in the last 45 days, automatic ones left out, where
   *     an automatic reply is set; ordered
   */
  public record Traces(
      @Nullable Instant oldestUnread, @Nullable Instant lastAttention, List<Instant> sent) {
    /** Keeps a copy. */
    public Traces {
      sent = List.copyOf(sent);
    }
  }

  /** Whether several people share the mailbox. */
  public boolean isShared() {
    MailboxSettings known = settings.known();
    return known != null && known.purpose() == MailboxSettings.Purpose.SHARED;
  }
}
