package se.svarsvakt.sync;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.Verdict;

/** The store of facts, from the side that judges them. */
public interface FactQueries {
  /**
   * Received mail of these mailboxes with one of these verdicts: all that is not settled, and what
   * was settled at or after that moment.
   */
  List<ReceivedMail> received(
      Collection<MailboxId> mailboxes, Collection<Verdict> verdicts, Instant settledSince);

  /** Received mail of any mailbox with one of these Message-IDs. */
  List<ReceivedMail> receivedByMessageId(Collection<Hash> messageIds);

  /** Received mail of any mailbox in one of these conversations. */
  List<ReceivedMail> receivedInConversations(Collection<Hash> conversations);

  /** Sent mail of any mailbox in one of these conversations. */
  List<SentMail> sentInConversations(Collection<Hash> conversations);

  /** Sent mail of any mailbox that refers to one of these Message-IDs. */
  List<SentMail> sentReferringTo(Collection<Hash> messageIds);

  /** Sent mail of any mailbox that has one of these Message-IDs. */
  List<SentMail> sentByMessageId(Collection<Hash> messageIds);
}
