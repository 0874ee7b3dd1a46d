package se.svarsvakt.worker;

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
import se.svarsvakt.summary.ObservedAccount;
import se.svarsvakt.summary.ObservedAccount.Place;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.worker.ScanSummary.UnreadMailbox;

/**
 * What a whole pass saw, as it is kept for the weeks' figures.
 *
 * @param pass the pass
 * @param people who answers for what
 * @param noted the mailboxes whose findings are noted, or stay as they were
 */
record PassObservation(RunningPass pass, Responsibilities people, Set<MailboxId> noted) {
  /** Everybody of whom a figure may be told, or who may be told one. */
  Observation seen(KeyedHash hash) {
    Map<MailboxId, Place> places = places();
    List<Account> accounts = pass.read().organisation().directory().accounts();
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
    return new Observation(pass.request().asOf(), seen, Set.of(), unread(), pass.timing(), noted);
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
    pass.read()
        .unreadable()
        .forEach(
            account -> places.put(account.id(), account.enabled() ? Place.PERSON : Place.SHARED));
    pass.read()
        .enrolled()
        .forEach(
            mailbox ->
                places.put(
                    mailbox.account().id(), mailbox.isShared() ? Place.SHARED : Place.PERSON));
    return places;
  }

  private Map<MailboxId, String> unread() {
    Map<MailAddress, String> codes =
        pass.read().failed().stream()
            .collect(
                Collectors.toMap(UnreadMailbox::mailbox, UnreadMailbox::code, (one, _) -> one));
    Set<MailboxId> readable = new HashSet<>();
    pass.read().enrolled().forEach(mailbox -> readable.add(mailbox.account().id()));
    Map<MailboxId, String> unread = new HashMap<>();
    for (Account account : pass.read().unreadable()) {
      MailAddress address = account.mail();
      if (address != null && !readable.contains(account.id())) {
        unread.put(account.id(), codes.getOrDefault(address, "unknown"));
      }
    }
    return unread;
  }
}
