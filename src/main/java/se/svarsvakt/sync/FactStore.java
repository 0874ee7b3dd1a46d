package se.svarsvakt.sync;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.ReceivedMail;

/** The store of facts, from the side that fills it. Every write can be repeated without harm. */
public interface FactStore {
  /** What is stored of these mailboxes besides their mail; those not stored are missing. */
  Map<MailboxId, StoredMailbox> mailboxes(Collection<MailboxId> ids);

  /** The same without their folders, which are many. */
  Map<MailboxId, StoredMailbox> withoutFolders(Collection<MailboxId> ids);

  /** Stored received mail by id; those not stored are missing. */
  Map<MessageId, ReceivedMail> received(MailboxId mailbox, Collection<MessageId> ids);

  /** Which of these are stored as sent mail. */
  Set<MessageId> sent(MailboxId mailbox, Collection<MessageId> ids);

  /** The received mail last seen in a folder, received at or after that moment. */
  Set<MessageId> receivedIn(MailboxId mailbox, String folder, Instant since);

  /** The stored received mail that has one of these Message-IDs, and which. */
  Map<MessageId, Hash> receivedAs(MailboxId mailbox, Collection<Hash> messageIds);

  /**
   * Forgets what was counted of habits in months that began before that day.
   *
   * @param before {@link LocalDate#MAX} for all
   */
  void forgetHabits(LocalDate before);

  /** Beginnings that mail of many unrelated senders has in common. */
  Set<Hash> banners();

  /**
   * Notes until when the mail is known of those of the mailboxes that were read to which mail went
   * that lies elsewhere.
   *
   * @param at the moment of the reading
   * @param read the mailboxes that were read
   * @param since mail received before does not count
   */
  void knownUntil(Instant at, Collection<MailboxId> read, Instant since);

  /** Writes a step's result in one transaction: all of it or nothing. */
  void apply(MailboxUpdate update);

  /**
   * Sent mail, of any mailbox, whose thread is not known and that went to somebody whose earlier
   * mail to one of these mailboxes is still open.
   */
  List<MailKey> threadsWanted(Collection<MailboxId> mailboxes);

  /** Records which messages a sent message answers; none is an answer too. */
  void threadRead(MailKey sent, Set<Hash> refersTo);
}
