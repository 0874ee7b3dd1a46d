package se.svarsvakt.teams.card;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import se.svarsvakt.mail.MailboxId;

/**
 * Which cards people are at right now, and what these last told them. A card that is replaced in
 * the background loses what its reader unfolded and has begun to fill in, and what it said of the
 * last click; nobody tells the program of the former, so it leaves a card alone for a while after
 * its reader was there. It is kept in memory: what a restart loses is a sentence that was read.
 */
public final class CardSessions {
  /** So long a card is left alone after its reader looked at it or did something on it. */
  public static final Duration AT_REST_AFTER = Duration.ofMinutes(10);

  /** So long a card says what became of the last click. */
  public static final Duration TOLD_FOR = Duration.ofHours(1);

  private static final int MOST = 20_000;

  private final Cache<Key, Session> sessions = Caffeine.newBuilder().maximumSize(MOST).build();

  private record Key(MailboxId person, String card) {}

  private record Session(Instant at, Optional<ActionNote> note, Instant notedAt) {}

  /**
   * Somebody is at a card.
   *
   * @param card Teams' id of it; maybe empty, then nothing is remembered
   * @param note what it tells of what was just done; empty where it was only looked at
   */
  public void visited(MailboxId person, String card, Optional<ActionNote> note, Instant now) {
    if (!card.isEmpty()) {
      Optional<ActionNote> said = note.or(() -> note(person, card, now));
      Instant notedAt = note.isPresent() ? now : notedAt(person, card, now);
      sessions.put(new Key(person, card), new Session(now, said, notedAt));
    }
  }

  private Instant notedAt(MailboxId person, String card, Instant now) {
    Session known = sessions.getIfPresent(new Key(person, card));
    return known == null ? now : known.notedAt();
  }

  /** What a card says of the last click on it. */
  public Optional<ActionNote> note(MailboxId person, String card, Instant now) {
    return Optional.ofNullable(sessions.getIfPresent(new Key(person, card)))
        .filter(session -> now.isBefore(session.notedAt().plus(TOLD_FOR)))
        .flatMap(Session::note);
  }

  /** Whether its reader may be at it now. */
  public boolean isInUse(MailboxId person, String card, Instant now) {
    Session known = sessions.getIfPresent(new Key(person, card));
    return known != null && now.isBefore(known.at().plus(AT_REST_AFTER));
  }
}
