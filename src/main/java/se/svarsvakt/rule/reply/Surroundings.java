package se.svarsvakt.rule.reply;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.worktime.Period;

/**
 * What the rest of the organisation shows of the mail in a dossier.
 *
 * @param known from when to when the mail of mailboxes is known that its mail was sent to
 * @param held which of its Message-IDs those mailboxes hold
 * @param banners beginnings that mail of many unrelated senders has in common
 * @param calls when the numbers were called that left voicemail
 * @param addresses of other mailboxes that hold mail of the dossier, the addresses that are known
 */
public record Surroundings(
    Map<MailboxId, Period> known,
    Map<MailboxId, Set<Hash>> held,
    Set<Hash> banners,
    Map<Hash, NavigableSet<Instant>> calls,
    Map<MailboxId, Set<Hash>> addresses) {
  /** Nothing is known. */
  public static final Surroundings NONE = new Surroundings(Map.of(), Map.of(), Set.of());

  /** Keeps copies. */
  public Surroundings {
    known = Map.copyOf(known);
    held = Map.copyOf(held);
    banners = Set.copyOf(banners);
    calls = Map.copyOf(calls);
    addresses = Map.copyOf(addresses);
  }

  /** Where nothing is known of calls. */
  public Surroundings(
      Map<MailboxId, Period> known, Map<MailboxId, Set<Hash>> held, Set<Hash> banners) {
    this(known, held, banners, Map.of(), Map.of());
  }

  /** The first call, at or after a moment, to the number that left the voicemail. */
  Optional<Instant> firstCall(ReceivedMail mail, Instant from) {
    return Optional.ofNullable(mail.clues().caller())
        .map(calls::get)
        .map(times -> times.ceiling(from));
  }

  /**
   * Whether a mailbox in To is known to hold no copy of the message, so that it came on from there.
   */
  boolean showOnlyCopy(ReceivedMail mail) {
    var id = mail.thread().messageId();
    return id != null
        && mail.clues().addressed().stream()
            .filter(each -> isKnown(each, mail.receivedAt()))
            .anyMatch(each -> !held.getOrDefault(each, Set.of()).contains(id));
  }

  private boolean isKnown(MailboxId mailbox, Instant at) {
    var time = known.get(mailbox);
    return time != null && time.contains(at);
  }

  /** Whether the words that tell stand in what is no word of the sender's. */
  boolean voidWordsOf(ReceivedMail mail) {
    var beginning = mail.clues().beginning();
    return beginning != null && banners.contains(beginning);
  }
}
