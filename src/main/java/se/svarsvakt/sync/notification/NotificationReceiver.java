package se.svarsvakt.sync.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.mail.MailboxId;

/**
 * Takes what Graph tells, by whatever way it came, and notes for all nodes what is to be read.
 * Taking needs no database: whether a subscription is ours its client state tells, and what is
 * taken within a second is noted together, so that a storm is a few statements. What a killed node
 * had not noted yet the next pass finds.
 */
public final class NotificationReceiver implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationReceiver.class);
  private static final long RHYTHM_MILLIS = 1_000;
  private static final int NOTED_AT_ONCE = 500;
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);
  private static final Duration COUNTED_EVERY = Duration.ofSeconds(15);

  /** Only mailboxes of ours come so far; more of them than any organisation has are no storm. */
  private static final int MOST = 250_000;

  private final ClientState states;
  private final JdbcChangeSubscriptions subscriptions;
  private final JdbcNotedMailboxes noted;
  private final Clock clock;
  private final LongAdder taken = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder notNoted = new LongAdder();
  private Map<MailboxId, PendingNote> pending = new HashMap<>();
  private final ReentrantLock noting = new ReentrantLock();
  private boolean failing;
  private volatile @Nullable LatestCoverage covered;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("change-notes").factory());

  /** Over a store; nothing is noted before it is started. */
  public NotificationReceiver(
      ClientState states,
      JdbcChangeSubscriptions subscriptions,
      JdbcNotedMailboxes noted,
      Clock clock) {
    this.states = states;
    this.subscriptions = subscriptions;
    this.noted = noted;
    this.clock = clock;
  }

  /**
   * What was told of a mailbox and is not noted yet.
   *
   * @param isToRead whether something may have changed there
   * @param ending the subscription that is to be renewed; empty for none
   * @param removed the subscription that is gone; empty for none
   */
  private record PendingNote(boolean isToRead, String ending, String removed) {
    static PendingNote of(ChangeNotification told) {
      return switch (told.kind()) {
        case CHANGED, MISSED -> new PendingNote(true, "", "");
        case REAUTHORIZATION_REQUIRED -> new PendingNote(false, told.subscription(), "");
        case SUBSCRIPTION_REMOVED -> new PendingNote(true, "", told.subscription());
      };
    }

    /** What is left once it is noted that the mailbox is to be read; null for nothing. */
    @Nullable PendingNote noted() {
      return ending.isEmpty() && removed.isEmpty() ? null : new PendingNote(false, ending, removed);
    }

    PendingNote with(PendingNote later) {
      return new PendingNote(
          isToRead || later.isToRead,
          later.ending.isEmpty() ? ending : later.ending,
          later.removed.isEmpty() ? removed : later.removed);
    }
  }

  /**
   * What this node was told since it started.
   *
   * @param taken notifications of subscriptions of ours
   * @param refused others
   * @param notNoted how often what was taken could not be noted at once
   */
  public record NotificationCounts(long taken, long refused, long notNoted) {}

  /** Begins to note what is taken. */
  public void start() {
    var _ =
        timer.scheduleWithFixedDelay(
            this::noteNow, RHYTHM_MILLIS, RHYTHM_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Takes notifications; those of no subscription of ours are dropped.
   *
   * @return whether there was room for them; where not, they are to be told again later
   */
  public boolean take(List<ChangeNotification> told) {
    Map<MailboxId, PendingNote> ours = new HashMap<>();
    for (ChangeNotification each : told) {
      Optional<MailboxId> mailbox = states.mailbox(each.clientState());
      mailbox.ifPresentOrElse(
          id -> ours.merge(id, PendingNote.of(each), PendingNote::with), refused::increment);
      mailbox.ifPresent(_ -> taken.increment());
    }
    synchronized (this) {
      if (pending.size() + ours.size() > MOST) {
        return false;
      }
      ours.forEach((id, each) -> pending.merge(id, each, PendingNote::with));
    }
    return true;
  }

  /** What this node was told so far. */
  public NotificationCounts counts() {
    return new NotificationCounts(taken.sum(), refused.sum(), notNoted.sum());
  }

  /** How many mailboxes are covered, by all nodes' knowledge, as it was some seconds ago. */
  public SubscriptionCoverage coverage() {
    Instant now = clock.instant();
    LatestCoverage latest = covered;
    if (latest == null || Duration.between(latest.at(), now).abs().compareTo(COUNTED_EVERY) >= 0) {
      latest = new LatestCoverage(now, subscriptions.coverage(now));
      covered = latest;
    }
    return latest.coverage();
  }

  /** All rows are gone through for it, and health, pages and metrics ask at any time. */
  private record LatestCoverage(Instant at, SubscriptionCoverage coverage) {}

  /**
   * Notes what was taken so far; what cannot be noted is kept for the next time.
   *
   * @return whether all of it is noted
   */
  public boolean noteNow() {
    noting.lock(); // or one would say that all is noted while another still has it in hand
    try {
      note();
      failing = false;
      return true;
    } catch (RuntimeException e) {
      notNoted.increment();
      if (!failing) {
        LOG.warn(
            "what Graph told of changes could not be noted ({}); it is tried again",
            e.getClass().getSimpleName());
      }
      failing = true;
      return false;
    } finally {
      noting.unlock();
    }
  }

  /** Notes what was taken so far. */
  void note() {
    Map<MailboxId, PendingNote> all;
    synchronized (this) {
      all = pending;
      pending = new HashMap<>();
    }
    if (all.isEmpty()) {
      return;
    }
    try {
      note(all, clock.instant());
    } catch (RuntimeException e) {
      synchronized (this) {
        pending.forEach((id, later) -> all.merge(id, later, PendingNote::with));
        pending = all;
      }
      throw e;
    }
  }

  /** What is noted is taken away, so that the rest alone is tried again. */
  private void note(Map<MailboxId, PendingNote> all, Instant now) {
    all.entrySet().stream()
        .filter(each -> each.getValue().isToRead())
        .map(Map.Entry::getKey)
        .sorted()
        .gather(Gatherers.windowFixed(NOTED_AT_ONCE))
        .toList()
        .forEach(
            part -> {
              noted.note(part, now);
              part.forEach(mailbox -> all.computeIfPresent(mailbox, (_, each) -> each.noted()));
            });
    for (var each : List.copyOf(all.entrySet())) {
      if (!each.getValue().ending().isEmpty()) {
        subscriptions.renew(each.getKey(), each.getValue().ending(), now);
      }
      if (!each.getValue().removed().isEmpty()) {
        subscriptions.gone(each.getKey(), each.getValue().removed(), now);
      }
      all.remove(each.getKey());
    }
  }

  /** Notes what is left, and ends. */
  @Override
  public void close() {
    timer.shutdown(); // an interrupted thread that writes would close the embedded database
    try {
      boolean _ = timer.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    noteNow();
  }
}
