package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import se.svarsvakt.mail.MailboxId;

/** The record of the ways that nudges took: written before one is tried, and after. */
public interface DeliveryLog {
  /** What became of each channel in this round of a nudge; those never tried are missing. */
  Map<String, Attempt> of(Outbox.Lease taken);

  /** A channel is about to be tried. */
  void trying(Outbox.Lease taken, String channel, Instant at);

  /** What became of it. */
  void tried(Outbox.Lease taken, String channel, Attempt attempt);

  /** What went through a channel since then and can still be changed there, the latest first. */
  List<Receipt> receipts(String channel, Instant since);

  /** The one of those with that receipt, to that person; empty where there is none. */
  default List<Receipt> receipts(String channel, Instant since, MailboxId person, String receipt) {
    return receipts(channel, since).stream()
        .filter(found -> found.person().equals(person) && found.receipt().equals(receipt))
        .toList();
  }

  /** What a delivered card shows now. */
  void shows(Receipt receipt, String shown);

  /**
   * How one channel was tried.
   *
   * @param outcome what became of it
   * @param reason one line for the administrator; empty where it was sent
   * @param receipt names what was sent to the channel; maybe empty
   */
  record Attempt(Outcome outcome, String reason, String receipt) {}

  /** What can become of one channel. */
  enum Outcome {
    /** Somebody began; what came of it is not known. */
    TRYING,
    /** The person has it. */
    SENT,
    /** The person cannot be reached this way. */
    UNREACHED,
    /** It did not go out, and may the next time. */
    FAILED,
    /** Whether it went out is not known, and it must not go twice. */
    UNCERTAIN
  }

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
