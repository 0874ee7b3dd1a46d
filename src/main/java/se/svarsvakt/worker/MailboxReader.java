package se.svarsvakt.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.body.BannerTexts;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.FactStore;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxScope;
import se.svarsvakt.sync.MailboxScope.WatchedMailbox;
import se.svarsvakt.sync.MailboxSync;
import se.svarsvakt.sync.MailboxSync.Thoroughness;
import se.svarsvakt.sync.Organisation;
import se.svarsvakt.sync.StoredMailbox;
import se.svarsvakt.worker.ScanSummary.UnreadMailbox;

/** Brings the stored facts of every mailbox in scope up to date, many mailboxes side by side. */
public final class MailboxReader {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxReader.class);

  /** How long mail is weighed by who else holds it, as long as settled mail is looked at. */
  private static final Duration COPIES_WEIGHED = Duration.ofDays(14);

  /** Mailboxes whose stored positions are held in memory at a time. */
  private static final int LOADED_AT_ONCE = 2_000;

  private final Directory directory;
  private final FactStore store;
  private final MailboxScope enrolment;
  private final MailboxSync sync;
  private final Terms terms;

  /** With what it reads, where it writes, and what is in scope. */
  public MailboxReader(
      Directory directory, FactStore store, MailboxScope enrolment, MailboxSync sync, Terms terms) {
    this.directory = directory;
    this.store = store;
    this.enrolment = enrolment;
    this.sync = sync;
    this.terms = terms;
  }

  /**
   * What is read, and how.
   *
   * @param scope which mailboxes are watched
   * @param internalDomains domains that count as internal beside the verified ones
   * @param excludedSender whether a sender's mail is not watched
   * @param knownSenders whether senders of the starter list count as excluded
   * @param bannerTexts what the organisation puts before and after senders' words
   * @param atOnce how many mailboxes are read at a time
   * @param longest how long one mailbox may take before the pass goes on without it
   */
  public record Terms(
      ScopeRule scope,
      Set<String> internalDomains,
      Predicate<MailAddress> excludedSender,
      boolean knownSenders,
      BannerTexts bannerTexts,
      int atOnce,
      Duration longest) {}

  /**
   * What a reading gave.
   *
   * @param organisation the organisation
   * @param mailboxes how many mailboxes are in scope
   * @param enrolled those that were read
   * @param failed those that were not
   * @param unreadable the accounts of those that were not, as far as they are watched
   */
  public record Outcome(
      Organisation organisation,
      int mailboxes,
      List<WatchedMailbox> enrolled,
      List<UnreadMailbox> failed,
      Set<Account> unreadable) {}

  /**
   * Reads the scope.
   *
   * @throws se.svarsvakt.sync.SourceUnavailable if the directory cannot be read
   */
  public Outcome readAll(ScanRequest request, ScanSink sink) {
    DirectorySnapshot snapshot = directory.read();
    sink.organisation(snapshot);
    Set<MailboxId> members = terms.scope().group().map(directory::members).orElse(null);
    List<Account> candidates =
        snapshot.accounts().stream()
            .filter(a -> MailboxScope.isCandidate(a, members, terms.scope().exclude()))
            .filter(a -> isWanted(a, request.only()))
            .sorted(Comparator.comparing(Account::id))
            .toList();
    refuseUnknown(request.only(), candidates);
    Organisation organisation =
        new Organisation(
            snapshot,
            terms.internalDomains(),
            terms.excludedSender(),
            terms.knownSenders(),
            sync.foreignWords(terms.bannerTexts()));
    return new MailboxRound(request, sink, organisation).run(candidates);
  }

  private static void refuseUnknown(Set<MailAddress> only, List<Account> candidates) {
    Set<MailAddress> known =
        candidates.stream().flatMap(a -> a.addresses().stream()).collect(Collectors.toSet());
    for (MailAddress address : only) {
      if (!known.contains(address)) {
        throw new NotInScope(address);
      }
    }
  }

  private static boolean isWanted(Account account, Set<MailAddress> only) {
    return only.isEmpty() || !Collections.disjoint(account.addresses(), only);
  }

  /** Reads one mailbox once more, right before somebody is told about it. */
  void readAgain(WatchedMailbox mailbox, Organisation organisation, ScanRequest request) {
    StoredMailbox stored = stored(mailbox.account());
    sync.run(
        new WatchedMailbox(mailbox.account(), stored, stored),
        organisation,
        request.asOf(),
        Thoroughness.EVERY_FOLDER);
    readThreads(List.of(mailbox.account().id()));
  }

  /** Reads one mailbox's settings once more, right before somebody is told about them. */
  void readSettingsAgain(Account account, Organisation organisation, ScanRequest request) {
    enrolment.refresh(account, stored(account), organisation.directory(), request.asOf());
  }

  private StoredMailbox stored(Account account) {
    return store
        .mailboxes(List.of(account.id()))
        .getOrDefault(account.id(), StoredMailbox.unknown(account.id()));
  }

  /** Reads the source of sent mail that may answer somebody and does not say whom. */
  private void readThreads(List<MailboxId> mailboxes) {
    List<MailKey> wanted = store.threadsWanted(mailboxes);
    Parallel.forEach(wanted, terms.atOnce(), this::readThread);
  }

  private void readThread(MailKey sent) {
    try {
      sync.readThread(sent);
    } catch (MailboxFailure failure) {
      LOG.warn(
          "mailbox {}: the source of a sent message was not read: {}",
          sent.mailbox(),
          failure.code());
    }
  }

  private final class MailboxRound {
    private final ScanRequest request;
    private final ScanSink sink;
    private final Organisation organisation;
    private final ConcurrentLinkedQueue<WatchedMailbox> enrolled = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<ReadTrouble> troubles = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<UnreadMailbox> parts = new ConcurrentLinkedQueue<>();
    private int done;
    private int expected;

    MailboxRound(ScanRequest request, ScanSink sink, Organisation organisation) {
      this.request = request;
      this.sink = sink;
      this.organisation = organisation;
    }

    private record ReadTrouble(Account account, MailboxFailure failure) {}

    Outcome run(List<Account> candidates) {
      expected = candidates.size();
      for (int from = 0; from < candidates.size(); from += LOADED_AT_ONCE) {
        read(candidates.subList(from, Math.min(from + LOADED_AT_ONCE, candidates.size())));
      }
      List<WatchedMailbox> read =
          enrolled.stream().sorted(Comparator.comparing(e -> e.account().id())).toList();
      List<MailboxId> ids = read.stream().map(mailbox -> mailbox.account().id()).toList();
      readThreads(ids);
      store.knownUntil(request.asOf(), ids, request.asOf().minus(COPIES_WEIGHED));
      List<UnreadMailbox> failed = new ArrayList<>();
      troubles.stream()
          .sorted(Comparator.comparing(trouble -> trouble.account().id()))
          .forEach(trouble -> failed(trouble).ifPresent(failed::add));
      Set<Account> unreadable =
          troubles.stream().map(ReadTrouble::account).collect(Collectors.toSet());
      int mailboxes = read.size() + failed.size();
      failed.addAll(parts);
      failed.addAll(
          organisation.directory().unusable().stream().map(MailboxRound::unusable).toList());
      return new Outcome(organisation, mailboxes, read, failed, unreadable);
    }

    private void read(List<Account> part) {
      Map<MailboxId, StoredMailbox> stored =
          store.mailboxes(part.stream().map(Account::id).toList());
      Parallel.forEach(
          part,
          terms.atOnce(),
          account ->
              progress(
                  readInTime(
                      account,
                      stored.getOrDefault(account.id(), StoredMailbox.unknown(account.id())))));
    }

    /** Accounts that turn out to have no mailbox are not counted at the end either. */
    private synchronized void progress(boolean counts) {
      done += counts ? 1 : 0;
      expected -= counts ? 0 : 1;
      sink.progress(done, expected);
    }

    /**
     * Whether it is a mailbox to be watched, read or not. What comes of a mailbox after its time is
     * over does not count; the next pass sees it.
     */
    private boolean readInTime(Account account, StoredMailbox stored) {
      AtomicReference<BooleanSupplier> result = new AtomicReference<>(() -> false);
      boolean inTime = Parallel.within(terms.longest(), () -> result.set(read(account, stored)));
      return inTime
          ? result.get().getAsBoolean()
          : failed(
              account,
              new MailboxFailure(
                  MailboxFailure.Next.LATER,
                  "Timeout",
                  "reading this mailbox took too long; the next scan retries"));
    }

    /** Reads a mailbox, and gives what notes the result and tells whether it counts. */
    private BooleanSupplier read(Account account, StoredMailbox stored) {
      try {
        Optional<WatchedMailbox> found =
            enrolment.enrol(account, stored, organisation.directory(), request.asOf());
        if (found.isEmpty()) {
          return () -> false;
        }
        Map<String, Integer> leftOut =
            sync.run(found.get(), organisation, request.asOf(), Thoroughness.WHAT_CHANGED);
        return () -> {
          leftOut.forEach((code, count) -> leftOut(account, code, count));
          enrolled.add(found.get().withoutFolders());
          return true;
        };
      } catch (MailboxFailure failure) {
        return () -> failed(account, failure);
      } catch (DataIntegrityViolationException e) {
        return () -> failed(account, fault(e)); // a value that no column takes is its alone
      } catch (DataAccessException | TransactionException e) {
        throw e; // without the store nothing goes on
      } catch (RuntimeException | StackOverflowError e) {
        return () -> failed(account, fault(e));
      }
    }

    private void leftOut(Account account, String code, int count) {
      MailAddress address = Objects.requireNonNull(account.mail()); // or it were no candidate
      String message =
          count
              + " message(s) left out that cannot be used; the rest of the mailbox is watched, and"
              + " they are asked for again for three days";
      parts.add(new UnreadMailbox(address, code, message));
    }

    private boolean failed(Account account, MailboxFailure failure) {
      LOG.warn("mailbox {} was not read: {}", account.id(), failure.code());
      troubles.add(new ReadTrouble(account, failure));
      return account.mail() != null;
    }

    /** One odd mailbox does not keep the others from being watched. */
    private static MailboxFailure fault(Throwable wrapped) {
      Throwable cause = wrapped.getCause();
      Throwable thrown = wrapped instanceof CompletionException && cause != null ? cause : wrapped;
      if (thrown instanceof MailboxFailure failure) {
        return failure;
      }
      StackTraceElement[] trace = thrown.getStackTrace();
      String where = trace.length == 0 ? "" : " at " + trace[0];
      return new MailboxFailure(
          MailboxFailure.Next.LATER,
          thrown.getClass().getSimpleName(),
          "a fault in the program" + where + ": please report this line");
    }

    private static UnreadMailbox unusable(MailAddress address) {
      return new UnreadMailbox(
          address,
          "AccountUnusable",
          "the directory's entry has no id that can be used: its mailbox is not watched");
    }

    private static Optional<UnreadMailbox> failed(ReadTrouble trouble) {
      MailAddress mail = trouble.account().mail();
      return Optional.ofNullable(mail)
          .map(
              address ->
                  new UnreadMailbox(address, trouble.failure().code(), trouble.failure().advice()));
    }
  }
}
