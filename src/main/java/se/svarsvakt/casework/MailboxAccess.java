package se.svarsvakt.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Access;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.delegates.Delegates;
import se.svarsvakt.sync.delegates.Delegation;
import se.svarsvakt.sync.delegates.Source;

/**
 * Who else can open which mailbox, from every source together (docs/how-it-judges.md 6).
 *
 * @param directory who exists; an account that is disabled opens nothing
 * @param day the day that agreements are to hold on
 */
record MailboxAccess(DirectorySnapshot directory, LocalDate day) {
  Map<MailboxId, Access> of(
      Collection<MailboxId> mailboxes,
      Map<MailboxId, Map<Source, Delegates>> delegates,
      Collection<CoverAgreement> agreements) {
    Map<MailboxId, Set<MailboxId>> covers = new HashMap<>();
    for (CoverAgreement agreement : agreements) {
      if (agreement.holdsOn(day) && directory.isEnabled(agreement.by())) {
        covers.computeIfAbsent(agreement.mailbox(), key -> new HashSet<>()).add(agreement.by());
      }
    }
    Map<MailboxId, Access> all = new HashMap<>();
    for (MailboxId mailbox : mailboxes) {
      Map<Source, Delegates> sources = delegates.getOrDefault(mailbox, Map.of());
      all.put(mailbox, access(sources, covers.getOrDefault(mailbox, Set.of())));
    }
    return all;
  }

  private Access access(Map<Source, Delegates> sources, Set<MailboxId> covers) {
    Set<MailboxId> openers = new HashSet<>(covers);
    Set<MailboxId> hints = new HashSet<>();
    for (Delegates source : sources.values()) {
      if (source.everybody()) {
        openers.add(Access.EVERYBODY);
      }
      for (Delegation delegation : source.known()) {
        if (directory.isEnabled(delegation.delegate())) {
          (delegation.right().opensInbox() ? openers : hints).add(delegation.delegate());
        }
      }
    }
    return new Access(knowledge(sources), openers, addresses(hints));
  }

  private static Access.Knowledge knowledge(Map<Source, Delegates> sources) {
    if (sources.get(Source.EXPORT) instanceof Delegates.KnownDelegates) {
      return Access.Knowledge.FULL;
    }
    return sources.get(Source.INBOX) instanceof Delegates.KnownDelegates
        ? Access.Knowledge.INBOX_RIGHTS
        : Access.Knowledge.UNKNOWN;
  }

  private List<MailAddress> addresses(Set<MailboxId> people) {
    List<MailAddress> addresses = new ArrayList<>();
    for (MailboxId person : people) {
      directory.account(person).map(Account::mail).ifPresent(addresses::add);
    }
    addresses.sort((one, other) -> one.value().compareTo(other.value()));
    return addresses;
  }
}
