package se.svarsvakt.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.casework.DelegateLookup;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.MailboxDetails;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.Parallel;
import se.svarsvakt.sync.delegates.DelegateSource;
import se.svarsvakt.sync.delegates.DelegateStore;
import se.svarsvakt.sync.delegates.Delegates;
import se.svarsvakt.sync.delegates.Delegation;
import se.svarsvakt.sync.delegates.PersonNames;
import se.svarsvakt.sync.delegates.Right;
import se.svarsvakt.sync.delegates.Source;

/**
 * Asks the Exchange admin API and the calendars who has rights to a mailbox, once a day at most.
 */
public final class DelegateReader {
  private static final Logger LOG = LoggerFactory.getLogger(DelegateReader.class);
  private static final Duration AGE = Duration.ofDays(1);
  private static final int AT_ONCE = 8;

  private final DelegateStore store;
  private final MailboxDetails details;
  private final Optional<Supplier<DelegateSource>> exchange;

  /**
   * With where it records and what it asks.
   *
   * @param exchange gives the Exchange admin API, anew for each pass, so that trouble in one is
   *     forgotten in the next; empty where it is not to be used
   */
  public DelegateReader(
      DelegateStore store, MailboxDetails details, Optional<Supplier<DelegateSource>> exchange) {
    this.store = store;
    this.details = details;
    this.exchange = exchange;
  }

  /** Whom a pass at that moment can ask. */
  DelegateLookup in(DirectorySnapshot directory, Instant now) {
    return new DelegateRound(directory, now);
  }

  private final class DelegateRound implements DelegateLookup {
    private final DirectorySnapshot directory;
    private final Instant now;
    private final Optional<DelegateSource> source = exchange.map(Supplier::get);
    private @Nullable PersonNames names;

    DelegateRound(DirectorySnapshot directory, Instant now) {
      this.directory = directory;
      this.now = now;
    }

    @Override
    public boolean ask(Collection<Account> accounts) {
      List<Account> asked = stale(accounts);
      Parallel.forEach(asked, AT_ONCE, this::ask);
      return !asked.isEmpty();
    }

    private List<Account> stale(Collection<Account> accounts) {
      Source last = exchange.isPresent() ? Source.INBOX : Source.CALENDAR;
      Map<MailboxId, Instant> askedAt =
          store.askedAt(last, accounts.stream().map(Account::id).toList());
      return accounts.stream()
          .filter(account -> account.mail() != null)
          .filter(account -> isStale(askedAt.get(account.id())))
          .toList();
    }

    private boolean isStale(@Nullable Instant at) {
      return at == null || at.isAfter(now) || Duration.between(at, now).compareTo(AGE) >= 0;
    }

    private void ask(Account account) {
      store.asked(Source.CALENDAR, account.id(), calendar(account), now);
      source.ifPresent(api -> ask(account, api));
    }

    private void ask(Account account, DelegateSource api) {
      Delegates inbox;
      try {
        inbox = api.inbox(account, details.inboxName(account.id()), names());
      } catch (MailboxFailure failure) {
        inbox = new Delegates.Unknown("the name of its Inbox was not read: " + failure.code());
      }
      store.asked(Source.BEHALF, account.id(), api.onBehalf(account, names()), now);
      store.asked(Source.INBOX, account.id(), inbox, now);
      if (inbox instanceof Delegates.Unknown unknown) {
        LOG.warn("mailbox {}: who can open it is not known: {}", account.id(), unknown.reason());
      }
    }

    private Delegates calendar(Account account) {
      try {
        Set<Delegation> hints = new HashSet<>();
        for (MailAddress address : details.calendarDelegates(account.id())) {
          directory
              .owner(address)
              .map(Account::id)
              .filter(delegate -> !delegate.equals(account.id()))
              .ifPresent(
                  delegate -> hints.add(new Delegation(account.id(), delegate, Right.CALENDAR)));
        }
        return new Delegates.KnownDelegates(hints, false);
      } catch (MailboxFailure failure) {
        return new Delegates.Unknown("its calendar's delegates were not read: " + failure.code());
      }
    }

    private synchronized PersonNames names() {
      PersonNames made = names;
      if (made == null) {
        made = new PersonNames(directory);
        names = made;
      }
      return made;
    }
  }
}
