package se.svarsvakt.worker;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.FactStore;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxScope;
import se.svarsvakt.sync.MailboxScope.WatchedMailbox;
import se.svarsvakt.sync.MailboxSync;
import se.svarsvakt.sync.MailboxSync.Thoroughness;
import se.svarsvakt.sync.Omissions;
import se.svarsvakt.sync.Organisation;
import se.svarsvakt.sync.Parallel;
import se.svarsvakt.sync.StepResult;
import se.svarsvakt.sync.StoredMailbox;
import se.svarsvakt.worker.MailboxReader.Terms;
import se.svarsvakt.worker.ShardResult.ShardTrouble;

/** One reading of many mailboxes, side by side: none of them keeps another from being read. */
final class MailboxRound {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxRound.class);

  /** Mailboxes whose stored positions are held in memory at a time. */
  private static final int LOADED_AT_ONCE = 2_000;

  /** Of each kind of failure; what is wrong with all of them needs no line for each. */
  private static final int NAMED_IN_LOG = 50;

  private final Tools tools;
  private final Instant asOf;
  private final ScanSink sink;
  private final Organisation organisation;
  private final ConcurrentLinkedQueue<WatchedMailbox> enrolled = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<MailboxId> outside = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<ShardTrouble> troubles = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<ShardTrouble> parts = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<MailboxId> changed = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private int done;
  private int expected;

  MailboxRound(Tools tools, Instant asOf, ScanSink sink, Organisation organisation) {
    this.tools = tools;
    this.asOf = asOf;
    this.sink = sink;
    this.organisation = organisation;
  }

  /**
   * What mailboxes are read with.
   *
   * @param places of mailboxes that are read at a time, by all rounds of this node
   * @param large of those of them that may have much to tell
   */
  record Tools(
      FactStore store,
      MailboxScope enrolment,
      MailboxSync sync,
      Terms terms,
      Parallel.Places places,
      LargeReadings large) {}

  /** Reads them, and returns when all are done. */
  void run(List<Account> candidates) {
    expected = candidates.size();
    try {
      for (int from = 0; from < candidates.size(); from += LOADED_AT_ONCE) {
        read(candidates.subList(from, Math.min(from + LOADED_AT_ONCE, candidates.size())));
      }
    } finally {
      countFailures();
    }
  }

  private void countFailures() {
    failures.forEach(
        (code, count) -> {
          if (count > NAMED_IN_LOG) {
            LOG.warn("{} more mailboxes were not read: {}", count - NAMED_IN_LOG, code);
          }
        });
  }

  /** The mailboxes that were read. */
  List<WatchedMailbox> enrolled() {
    return List.copyOf(enrolled);
  }

  /** What became of the others, and what was left out. */
  ShardResult result() {
    return new ShardResult(
        List.copyOf(outside),
        List.of(),
        List.copyOf(troubles),
        List.copyOf(parts),
        List.copyOf(changed));
  }

  private void read(List<Account> part) {
    Map<MailboxId, StoredMailbox> stored =
        tools.store().mailboxes(part.stream().map(Account::id).toList());
    Parallel.forEach(
        part,
        tools.places(),
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
    AtomicInteger messages = new AtomicInteger(LargeReadings.UNREAD);
    if (!LargeReadings.isOne(stored, asOf)) {
      return readInItsTime(account, stored, messages);
    }
    tools.large().take();
    try {
      return readInItsTime(account, stored, messages);
    } finally {
      tools.large().leave(messages.get());
    }
  }

  private boolean readInItsTime(Account account, StoredMailbox stored, AtomicInteger messages) {
    sink.beforeNext();
    AtomicReference<BooleanSupplier> result = new AtomicReference<>(() -> false);
    boolean inTime =
        Parallel.within(tools.terms().longest(), () -> result.set(read(account, stored, messages)));
    if (!inTime) {
      messages.set(LargeReadings.VERY_MANY);
    }
    return inTime
        ? result.get().getAsBoolean()
        : failed(
            account,
            new MailboxFailure(
                MailboxFailure.Next.LATER, "Timeout", "reading this mailbox took too long"));
  }

  /** Reads a mailbox, and gives what notes the result and tells whether it counts. */
  private BooleanSupplier read(Account account, StoredMailbox stored, AtomicInteger messages) {
    try {
      Optional<WatchedMailbox> found =
          tools.enrolment().enrol(account, stored, organisation.directory(), asOf);
      if (found.isEmpty()) {
        return () -> {
          outside.add(account.id());
          return false;
        };
      }
      StepResult step =
          tools.sync().run(found.get(), organisation, asOf, Thoroughness.WHAT_CHANGED);
      messages.set(step.messages());
      return () -> {
        leftOut(account, step.omissions());
        enrolled.add(found.get().withoutFolders());
        if (step.messages() > 0) {
          changed.add(account.id());
        }
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

  private void leftOut(Account account, Omissions omissions) {
    omissions
        .messages()
        .forEach(
            (code, count) -> {
              String message =
                  count
                      + " message(s) left out that cannot be used; the rest of the mailbox is"
                      + " watched, and they are asked for again for three days";
              parts.add(new ShardTrouble(account.id(), code, message, count));
            });
    if (omissions.folders() > 0) {
      String message =
          omissions.folders()
              + " folder(s) without an id that can be used are not watched; the rest of the"
              + " mailbox is";
      parts.add(new ShardTrouble(account.id(), "FolderIdUnusable", message, 0));
    }
  }

  private boolean failed(Account account, MailboxFailure failure) {
    if (failures.merge(failure.code(), 1, Integer::sum) <= NAMED_IN_LOG) {
      LOG.warn("mailbox {} was not read: {}", account.id(), failure.code());
    }
    boolean passes =
        switch (failure.next()) {
          case LATER, SIMPLER -> true;
          case RESYNC, GONE, SUSPEND -> false;
        };
    String advice = failure.advice() + (passes ? "; the next scan retries" : "");
    troubles.add(new ShardTrouble(account.id(), failure.code(), advice, 0));
    return true;
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
}
