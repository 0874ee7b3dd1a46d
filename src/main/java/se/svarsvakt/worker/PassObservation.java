package se.svarsvakt.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Responsibilities;
import se.svarsvakt.summary.Observation;
import se.svarsvakt.summary.Observation.Timing;
import se.svarsvakt.summary.ObservedAccount;
import se.svarsvakt.summary.ObservedAccount.Place;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.worker.ScanSummary.UnreadMailbox;

/**
 * What a whole pass saw, as it is kept for the weeks' figures.
 *
 * @param request the pass
 * @param read what it read
 * @param people who answers for what
 * @param noted the mailboxes whose findings are noted, or stay as they were
 * @param started when it began
 */
record PassObservation(
    ScanRequest request,
    MailboxReader.Outcome read,
    Responsibilities people,
    Set<MailboxId> noted,
    Instant started) {
  /** Between the moment that a pass is asked for and its beginning. */
  private static final Duration AT_ONCE = Duration.ofMinutes(1);

  /** Everybody of whom a figure may be told, or who may be told one. */
  Observation seen(KeyedHash hash) {
    Map<MailboxId, Place> places = places();
    List<Account> accounts = read.organisation().directory().accounts();
    Set<MailboxId> managers =
        accounts.stream()
            .map(Account::manager)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    List<ObservedAccount> seen = new ArrayList<>();
    for (Account account : accounts) {
      MailAddress address = account.mail();
      if (address != null
          && (places.containsKey(account.id()) || managers.contains(account.id()))) {
        seen.add(observed(account, address, places, hash));
      }
    }
    return new Observation(
        request.asOf(), seen, Set.of(), unread(), timing(request, started), noted);
  }

  /** How a pass's moment lies to the time when it ran. */
  static Timing timing(ScanRequest request, Instant started) {
    if (Duration.between(request.asOf(), started).abs().compareTo(AT_ONCE) <= 0) {
      return Timing.PRESENT;
    }
    return request.asOf().isAfter(started) ? Timing.AHEAD : Timing.PAST;
  }

  private ObservedAccount observed(
      Account account, MailAddress address, Map<MailboxId, Place> places, KeyedHash hash) {
    return new ObservedAccount(
        account.id(),
        address,
        account.addresses().stream().map(hash::address).collect(Collectors.toSet()),
        places.getOrDefault(account.id(), Place.OUTSIDE),
        account.manager(),
        people.stewards().getOrDefault(account.id(), Set.of()));
  }

  /** A mailbox that could not be read is taken for a person's where its account is enabled. */
  private Map<MailboxId, Place> places() {
    Map<MailboxId, Place> places = new HashMap<>();
    read.unreadable()
        .forEach(
            account -> places.put(account.id(), account.enabled() ? Place.PERSON : Place.SHARED));
    read.enrolled()
        .forEach(
            mailbox ->
                places.put(
                    mailbox.account().id(), mailbox.isShared() ? Place.SHARED : Place.PERSON));
    return places;
  }

  private Map<MailboxId, String> unread() {
    Map<MailAddress, String> codes =
        read.failed().stream()
            .collect(
                Collectors.toMap(UnreadMailbox::mailbox, UnreadMailbox::code, (one, _) -> one));
    Set<MailboxId> readable = new HashSet<>();
    read.enrolled().forEach(mailbox -> readable.add(mailbox.account().id()));
    Map<MailboxId, String> unread = new HashMap<>();
    for (Account account : read.unreadable()) {
      MailAddress address = account.mail();
      if (address != null && !readable.contains(account.id())) {
        unread.put(account.id(), codes.getOrDefault(address, "unknown"));
      }
    }
    return unread;
  }
}
