package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.Map;
import se.svarsvakt.mail.MailboxId;

/** Which managers do not want the weekly summary, or cannot get it. */
public interface Subscriptions {
  /** A mailbox that refused so many weeks on end is not tried again until somebody resumes it. */
  int MOST_REFUSALS = 3;

  /** What holds for each manager of whom anything is known, by manager. */
  Map<MailboxId, Subscription> all();

  /** Records what is wished from now on, here and in the audit trail. */
  void set(Subscription wish);

  /** A week's mail was refused by this mailbox alone; the third on end ends the trying. */
  void refused(MailboxId manager, Instant at);

  /** A week's mail was taken. */
  void taken(MailboxId manager);
}
