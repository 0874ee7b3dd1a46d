package se.svarsvakt.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.Mark;

/** What casework itself keeps beside the facts. */
public interface CaseStore {
  /** What people said of these messages. */
  List<Mark> marks(Collection<MailKey> mails);

  /** The domains of who wrote these messages; those not stored are missing. */
  Map<MailKey, String> senderDomains(Collection<MailKey> mails);

  /**
   * Remembers when messages were settled, so that later passes need not look at them again, and
   * forgets it of those that are open again.
   */
  void settled(Map<MailKey, Instant> settlements, Collection<MailKey> open);

  /**
   * When the mail of these mailboxes was settled that was settled first of what was at or after a
   * moment; those that have none are missing.
   */
  Map<MailboxId, Instant> firstSettled(Collection<MailboxId> mailboxes, Instant since);

  /**
   * Deletes received mail that expects no answer or was settled, with what people said of it, and
   * sent mail, all from before that moment (docs/privacy.md). Mail that is still open stays.
   */
  void forgetBefore(Instant moment);

  /** Deletes what showed before that moment that reminders were seen. */
  void forgetSeenBefore(Instant moment);
}
