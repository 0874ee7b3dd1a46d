package se.svarsvakt.sync;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import se.svarsvakt.mail.Habit;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;

/** How often people did what they are told of: counts by month, nothing of their mail. */
public interface HabitStore {
  /**
   * What was counted in a month; habits without a count are missing.
   *
   * @param month its first day
   */
  Map<Habit, Integer> counted(MailboxId mailbox, LocalDate month);

  /** Counts what a message shows. */
  void add(MailboxId mailbox, HabitCount count);

  /** What is known of a sent message whose text was not looked at yet; empty where it was. */
  Optional<Sending> unread(MailKey sent);

  /**
   * What a sent message is to whoever gets it.
   *
   * @param answers whether it answers a mail
   * @param first whether somebody outside gets mail from this mailbox for the first time, as far as
   *     sent mail is known
   */
  record Sending(boolean answers, boolean first) {}
}
