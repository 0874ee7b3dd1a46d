package se.svarsvakt.worklist;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.AccountStanding;

/**
 * Lets those in, to look or to act, who are of the organisation at that moment. A token outlives an
 * account that was closed, and the directory of the latest pass is old, so the directory itself is
 * asked; its answer holds for five minutes. Whoever cannot be checked is not let in.
 */
public final class AccountGate {
  /** How long an answer holds. */
  public static final Duration HOLDS = Duration.ofMinutes(5);

  /** Somebody waits in front of a card or a page. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  /** A question that is still out after that is asked anew. */
  private static final Duration LONGEST_QUESTION = Duration.ofSeconds(20);

  private static final int MOST_KEPT = 100_000;

  private final AccountStanding.Source directory;
  private final AsyncCache<MailboxId, AccountStanding> answers;

  /**
   * In front of a directory.
   *
   * @param directory asked about one account at a time, once for all who wait for the same answer
   * @param clock by which answers age
   */
  public AccountGate(AccountStanding.Source directory, Clock clock) {
    this.directory = directory;
    this.answers =
        Caffeine.newBuilder()
            .expireAfterWrite(HOLDS)
            .maximumSize(MOST_KEPT)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(AccountGate::begin)
            .buildAsync();
  }

  /** Whether somebody is let in. */
  public enum Admission {
    /** They are of the organisation. */
    ADMITTED,
    /** Their account is disabled or gone, or a guest's. */
    OUTSIDER,
    /** It cannot be found out just now. */
    UNCHECKED
  }

  /** Whether a person is let in now; answers within some two seconds. */
  public Admission admits(MailboxId person) {
    CompletableFuture<AccountStanding> answer =
        answers.get(person, (asked, executor) -> question(asked));
    try {
      AccountStanding standing = answer.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
      return standing == AccountStanding.MEMBER ? Admission.ADMITTED : Admission.OUTSIDER;
    } catch (ExecutionException e) {
      answers.asMap().remove(person, answer); // the cache itself does so a moment later
      return Admission.UNCHECKED;
    } catch (TimeoutException e) {
      return Admission.UNCHECKED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Admission.UNCHECKED;
    }
  }

  private CompletableFuture<AccountStanding> question(MailboxId person) {
    return CompletableFuture.supplyAsync(() -> directory.of(person), AccountGate::begin)
        .orTimeout(LONGEST_QUESTION.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void begin(Runnable work) {
    Thread.ofVirtual().name("account-gate").start(work);
  }
}
