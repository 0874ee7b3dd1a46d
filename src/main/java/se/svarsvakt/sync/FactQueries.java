package se.svarsvakt.sync;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.worktime.Period;

/** The store of facts, from the side that judges them. */
public interface FactQueries {
  /** Copies of one message that are looked at. */
  int MOST_COPIES = 50;

  /**
   * Received mail of these mailboxes with one of these verdicts, or that may expect an answer by
   * what lies elsewhere: all that is not settled, and what was settled at or after that moment.
   */
  List<ReceivedMail> received(
      Collection<MailboxId> mailboxes, Collection<Verdict> verdicts, Instant settledSince);

  /**
   * Received mail with one of these Message-IDs that lies in more than one mailbox: of each the
   * {@value #MOST_COPIES} copies that came first, however many there are.
   */
  List<ReceivedMail> receivedByMessageId(Collection<Hash> messageIds);

  /** Received mail of these mailboxes in one of these conversations. */
  List<ReceivedMail> receivedInConversations(
      Collection<MailboxId> mailboxes, Collection<Hash> conversations);

  /** Reports in one of these conversations that something did not arrive. */
  List<ReceivedMail> reportsInConversations(Collection<Hash> conversations);

  /** Which of these Message-IDs the mailboxes hold; those that hold none of them are missing. */
  Map<MailboxId, Set<Hash>> held(Collection<MailboxId> mailboxes, Collection<Hash> messageIds);

  /**
   * In how many mailboxes each external mail lies that came in a period to more than one, by its
   * Message-ID.
   *
   * @param among only of mail that one of these holds; empty for all
   */
  Map<Hash, Integer> copies(Period period, Collection<MailboxId> among);

  /**
   * From when to when the mail of these mailboxes is known; those are missing whose mail is not. Of
   * a mailbox whose owner has left it is known for all time that it holds none.
   */
  Map<MailboxId, Period> known(Collection<MailboxId> mailboxes);

  /** Outgoing calls to one of these numbers, at or after that moment. */
  List<OutgoingCall> callsTo(Collection<Hash> numbers, Instant since);

  /** The primary addresses of mailboxes, of those of which one is stored. */
  Map<MailboxId, MailAddress> addresses(Collection<MailboxId> mailboxes);

  /** Beginnings that mail of many unrelated senders has in common. */
  Set<Hash> banners();

  /** Sent mail of any mailbox in one of these conversations. */
  List<SentMail> sentInConversations(Collection<Hash> conversations);

  /** Sent mail of any mailbox that refers to one of these Message-IDs. */
  List<SentMail> sentReferringTo(Collection<Hash> messageIds);

  /** Sent mail of any mailbox that has one of these Message-IDs. */
  List<SentMail> sentByMessageId(Collection<Hash> messageIds);
}
