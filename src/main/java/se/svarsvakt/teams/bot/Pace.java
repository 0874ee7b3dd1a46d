package se.svarsvakt.teams.bot;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * How fast the bot may write (docs/graph-notes.md 3): to one conversation, and to all of them
 * together a little slower than Teams allows, for other nodes send too.
 */
final class Pace {
  /** Whoever would wait longer is told to come back in a later pass. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Rates.Limit APP = new Rates.Limit(40, Duration.ofSeconds(1));
  private static final Rates.Limit[] CONVERSATION = {
    new Rates.Limit(7, Duration.ofSeconds(1)),
    new Rates.Limit(8, Duration.ofSeconds(2)),
    new Rates.Limit(60, Duration.ofSeconds(30)),
    new Rates.Limit(1_800, Duration.ofHours(1))
  };
  private static final int MOST_CONVERSATIONS = 20_000;

  private final Rates app;
  private final LoadingCache<String, Rates> conversations;

  /**
   * With nothing sent yet.
   *
   * @param ticker a clock that never goes back, in nanoseconds
   */
  Pace(Ticker ticker) {
    this.app = new Rates(ticker, APP);
    this.conversations =
        Caffeine.newBuilder()
            .ticker(ticker)
            .maximumSize(MOST_CONVERSATIONS)
            .expireAfterAccess(Duration.ofHours(1))
            .build(conversation -> new Rates(ticker, CONVERSATION));
  }

  /** Waits until this conversation may be written to; false where that would take too long. */
  boolean await(String conversation, Rates.Sleep sleep) throws InterruptedException {
    return conversations.get(conversation).await(LONGEST, sleep) && app.await(LONGEST, sleep);
  }
}
