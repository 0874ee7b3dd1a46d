package se.svarsvakt.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.SourceUnavailable;

/**
 * A directory that is read hourly: a service passes every five minutes, and the directory of a
 * large organisation is a hundred requests. Passes read anew what could not be read; what people
 * wait for ({@link #forPeople}) neither waits for it nor asks for it at each click. It is read once
 * for all who want it at a time.
 */
public final class CachedDirectory implements Directory {
  private static final Duration KEPT = Duration.ofHours(1);

  /** A reading that another node leads rests on none that is older. */
  private static final Duration OLDEST = KEPT.multipliedBy(2);

  private static final Duration EVER = Duration.ofDays(36_500);

  /** So long people's looks do not try again what just failed. */
  private static final Duration FAILURE_KEPT = Duration.ofMinutes(1);

  private final Directory directory;
  private final Clock clock;
  private final Map<String, GroupMembers> members = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable CompletableFuture<DirectorySnapshot>> running =
      new AtomicReference<>();
  private volatile @Nullable Read last;
  private volatile @Nullable Failure failure;

  /** In front of a directory; ages are counted by the clock. */
  public CachedDirectory(Directory directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** What a clock that was ahead has marked is not kept until the right one gets there. */
  private static boolean isWithin(Duration time, Instant at, Instant now) {
    return Duration.between(at, now).abs().compareTo(time) < 0;
  }

  private record GroupMembers(Set<MailboxId> ids, Instant at) {}

  private record Read(DirectorySnapshot snapshot, Instant at) {
    boolean isFresh(Instant now) {
      return isWithin(KEPT, at, now);
    }
  }

  private record Failure(String message, Instant at) {
    boolean isFresh(Instant now) {
      return isWithin(FAILURE_KEPT, at, now);
    }
  }

  @Override
  public DirectorySnapshot read() {
    Read known = last;
    if (known != null && known.isFresh(clock.instant())) {
      return known.snapshot();
    }
    try {
      return reading(Runnable::run).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public Set<MailboxId> members(String group) {
    Instant now = clock.instant();
    return members
        .compute(
            group,
            (_, known) ->
                known != null && isWithin(KEPT, known.at(), now)
                    ? known
                    : new GroupMembers(directory.members(group), now))
        .ids();
  }

  /**
   * The same for people who wait for an answer: where it cannot be read, is not believed or takes
   * long, it is as it was believed last, but for whoever was found disabled, gone or elsewhere
   * meanwhile. Answers within two and a half seconds.
   */
  public Directory forPeople() {
    return new PeoplesDirectory(EVER);
  }

  /** The same for reading mailboxes of a pass that another node leads, which it may not age. */
  Directory forShards() {
    return new PeoplesDirectory(OLDEST);
  }

  private CompletableFuture<DirectorySnapshot> reading(Executor executor) {
    CompletableFuture<DirectorySnapshot> mine = new CompletableFuture<>();
    CompletableFuture<DirectorySnapshot> others = running.compareAndExchange(null, mine);
    if (others != null) {
      return others;
    }
    executor.execute(() -> load(mine));
    return mine;
  }

  private void load(CompletableFuture<DirectorySnapshot> answer) {
    try {
      DirectorySnapshot read = directory.read();
      last = new Read(read, clock.instant());
      failure = null;
      running.set(null);
      answer.complete(read);
    } catch (RuntimeException | Error e) {
      failed(e);
      running.set(null);
      answer.completeExceptionally(e);
    }
  }

  private void failed(Throwable fault) {
    Read known = last;
    if (known != null && fault instanceof DirectoryDoubted doubted) {
      last = new Read(doubted.safest(known.snapshot()), known.at());
    }
    String reason = fault instanceof SourceUnavailable ? fault.getMessage() : "it cannot be read";
    failure = new Failure(String.valueOf(reason), clock.instant());
  }

  private final class PeoplesDirectory implements Directory {
    /** With the database silent, what comes after takes two seconds more. */
    private static final Duration WITH_ANOTHER = Duration.ofMillis(900);

    private static final Duration WITHOUT_ANY = Duration.ofMillis(2500);

    private final Duration oldest;

    /** One that was read longer ago counts as none. */
    PeoplesDirectory(Duration oldest) {
      this.oldest = oldest;
    }

    @Override
    public DirectorySnapshot read() {
      Instant now = clock.instant();
      Read known = last;
      if (known == null || !known.isFresh(now)) {
        Failure before = failure;
        if (before == null || !before.isFresh(now)) {
          await(known == null ? WITHOUT_ANY : WITH_ANOTHER);
        }
      }
      return lastBelieved();
    }

    /** Failures are noted by whoever reads. */
    private void await(Duration atMost) {
      try {
        var _ = reading(PeoplesDirectory::begin).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        failure = new Failure("the directory takes its time", clock.instant());
      } catch (ExecutionException e) {
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private static void begin(Runnable work) {
      Thread.ofVirtual().name("directory").start(work);
    }

    private DirectorySnapshot lastBelieved() {
      Read known = last;
      if (known != null && isWithin(oldest, known.at(), clock.instant())) {
        return known.snapshot();
      }
      Failure before = failure;
      throw new SourceUnavailable(
          before == null ? "the directory cannot be read" : before.message());
    }

    @Override
    public Set<MailboxId> members(String group) {
      return CachedDirectory.this.members(group);
    }
  }
}
