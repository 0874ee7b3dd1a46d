package se.svarsvakt.teams.bot;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import se.svarsvakt.http.RateLimits;
import se.svarsvakt.http.Sleeper;

/**
 * How fast the bot may write (docs/graph-notes.md 3): to one conversation, and to all of them
 * together a little slower than Teams allows, for other nodes send too.
 */
final class ConversationLimits {
  /** Whoever would wait longer is told to come back in a later pass. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Duration LONGEST_TURN = Duration.ofMinutes(1);
  private static final Duration LONGEST_REST = Duration.ofHours(1);

  /** Where Teams refuses and does not say for how long. */
  static final Duration USUAL_REST = Duration.ofSeconds(5);

  private static final RateLimits.Limit APP = new RateLimits.Limit(40, Duration.ofSeconds(1));

  /** The same spread evenly, so that nothing that has its turn waits once more. */
  private static final RateLimits.Limit TURNS = new RateLimits.Limit(1, Duration.ofMillis(25));

  private static final RateLimits.Limit[] CONVERSATION = {
    new RateLimits.Limit(7, Duration.ofSeconds(1)),
    new RateLimits.Limit(8, Duration.ofSeconds(2)),
    new RateLimits.Limit(60, Duration.ofSeconds(30)),
    new RateLimits.Limit(1_800, Duration.ofHours(1))
  };
  private static final int MOST_CONVERSATIONS = 20_000;

  private final RateLimits app;
  private final RateLimits turns;
  private final LoadingCache<String, RateLimits> conversations;

  /**
   * With nothing sent yet.
   *
   * @param ticker a clock that never goes back, in nanoseconds
   */
  ConversationLimits(Ticker ticker) {
    this.app = new RateLimits(ticker, APP);
    this.turns = new RateLimits(ticker, TURNS);
    this.conversations =
        Caffeine.newBuilder()
            .ticker(ticker)
            .maximumSize(MOST_CONVERSATIONS)
            .expireAfterAccess(Duration.ofHours(1))
            .build(conversation -> new RateLimits(ticker, CONVERSATION));
  }

  /** Waits until one of many may write; false where that would take too long. */
  boolean awaitTurn(Sleeper sleeper) throws InterruptedException {
    return turns.await(LONGEST_TURN, sleeper);
  }

  /** Whoever is refused once more is told so anew. */
  void begin() {
    turns.endRest(LONGEST_TURN);
  }

  /** Nobody's turn comes before that time is over, or an hour. */
  void rest(Duration time) {
    turns.rest(time.compareTo(LONGEST_REST) < 0 ? time : LONGEST_REST);
  }

  /** Waits until this conversation may be written to; false where that would take too long. */
  boolean await(String conversation, Sleeper sleeper) throws InterruptedException {
    return conversations.get(conversation).await(LONGEST, sleeper) && app.await(LONGEST, sleeper);
  }
}
