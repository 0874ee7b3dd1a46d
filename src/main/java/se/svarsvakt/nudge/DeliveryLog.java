package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.svarsvakt.mail.MailboxId;

/** The record of the ways that nudges took: written before one is tried, and after. */
public interface DeliveryLog {
  /** What became of each channel in this round of a nudge; those never tried are missing. */
  Map<String, Delivery> of(Outbox.Lease lease);

  /**
   * A channel is about to be tried: the lease holds on from now.
   *
   * @throws LeaseLost if it does not hold any more, for this program slept for too long; another
   *     one sends the nudge, or did
   */
  void begin(Outbox.Lease lease, String channel, Instant at);

  /**
   * What became of it. That something arrived stays, and is told by whoever lost the lease
   * meanwhile too; nothing else is.
   */
  void record(Outbox.Lease lease, String channel, Delivery delivery);

  /** What went through a channel since then and can still be changed there, the latest first. */
  default List<Receipt> receipts(String channel, Instant since) {
    return receipts(channel, since, Optional.empty(), Integer.MAX_VALUE);
  }

  /**
   * Some of those.
   *
   * @param after the last of those that are known; empty for the beginning
   * @param most at most so many
   */
  List<Receipt> receipts(String channel, Instant since, Optional<Receipt> after, int most);

  /** The one of those with that receipt, to that person; empty where there is none. */
  default List<Receipt> receipts(String channel, Instant since, MailboxId person, String receipt) {
    return receipts(channel, since).stream()
        .filter(found -> found.person().equals(person) && found.receipt().equals(receipt))
        .toList();
  }

  /** The person did something on a delivered card, and so has seen what it tells of. */
  void opened(Receipt receipt, Instant at);

  /** What a delivered card shows now. */
  void shows(Receipt receipt, String shown);

  /**
   * Something delivered that can be changed where it is.
   *
   * @param nudge names the nudge in the store
   * @param round which round of it
   * @param kind what it reminds of
   * @param person who got it
   * @param items what it is about
   * @param channel through which channel
   * @param receipt names it to the channel
   * @param shown what it was last known to show; empty where that is not known
   */
  record Receipt(
      String nudge,
      int round,
      NudgeKind kind,
      MailboxId person,
      List<NudgeItem> items,
      String channel,
      String receipt,
      String shown) {
    /** Keeps a copy. */
    public Receipt {
      items = List.copyOf(items);
    }
  }
}
