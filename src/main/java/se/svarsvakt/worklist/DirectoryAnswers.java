package se.svarsvakt.worklist;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import se.svarsvakt.mail.MailboxId;

/**
 * What the directory itself answers about people while somebody waits. An answer holds for five
 * minutes; one person is asked about once for all who wait for it.
 *
 * @param <T> what is asked for
 */
public final class DirectoryAnswers<T> {
  /** How long an answer holds. */
  private static final Duration HOLDS = Duration.ofMinutes(5);

  /** Somebody waits in front of a card or a page. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  /** A question that is still out after that is asked anew. */
  private static final Duration LONGEST_QUESTION = Duration.ofSeconds(20);

  private static final int MOST_KEPT = 100_000;

  private final Function<MailboxId, T> directory;
  private final Clock clock;
  private final AsyncCache<MailboxId, DatedAnswer<T>> answers;
  private final Set<MailboxId> late = ConcurrentHashMap.newKeySet();

  /**
   * In front of a directory.
   *
   * @param directory asked about one person at a time; it throws where it cannot say
   * @param clock by which answers age
   */
  public DirectoryAnswers(Function<MailboxId, T> directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
    this.answers =
        Caffeine.newBuilder()
            .expireAfterWrite(HOLDS)
            .maximumSize(MOST_KEPT)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(DirectoryAnswers::begin)
            .buildAsync();
  }

  /**
   * The answer about a person within some two seconds; empty where there is none by then. What was
   * waited for in vain is not waited for again as long as the question is out.
   */
  public Optional<T> of(MailboxId person) {
    CompletableFuture<DatedAnswer<T>> answer = current(person);
    if (late.contains(person) && !answer.isDone()) {
      return Optional.empty();
    }
    try {
      return Optional.of(answer.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS).value());
    } catch (ExecutionException e) {
      answers.asMap().remove(person, answer); // the cache itself does so a moment later
      return Optional.empty();
    } catch (TimeoutException e) {
      late.add(person);
      var _ = answer.whenComplete((_, _) -> late.remove(person));
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * What was answered, and when: the cache counts from a moment after whoever waits has it.
   *
   * @param value the answer
   * @param at when it was given
   */
  private record DatedAnswer<T>(T value, Instant at) {}

  private CompletableFuture<DatedAnswer<T>> current(MailboxId person) {
    CompletableFuture<DatedAnswer<T>> known = answers.getIfPresent(person);
    if (known != null && isOver(known)) {
      answers.asMap().remove(person, known);
    }
    return answers.get(person, (asked, executor) -> question(asked));
  }

  private boolean isOver(CompletableFuture<DatedAnswer<T>> known) {
    return known.isDone()
        && !known.isCompletedExceptionally()
        && known.join().at().plus(HOLDS).isBefore(clock.instant());
  }

  private CompletableFuture<DatedAnswer<T>> question(MailboxId person) {
    return CompletableFuture.supplyAsync(
            () -> new DatedAnswer<>(directory.apply(person), clock.instant()),
            DirectoryAnswers::begin)
        .orTimeout(LONGEST_QUESTION.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void begin(Runnable work) {
    Thread.ofVirtual().name("directory-answer").start(work);
  }
}
