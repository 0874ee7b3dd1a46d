package se.svarsvakt.teams.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.http.CheckResult;

/**
 * An issuer's keys, fetched when they are first needed and kept for a day.
 *
 * <p>Issuers change their keys without telling. A key that is not known is therefore looked for
 * once more, at most once in five minutes, for anybody can name a key that does not exist. Keys
 * that are too old stay in use while new ones cannot be fetched; a failed attempt is repeated after
 * half a minute at the earliest. While the last attempt failed, an unknown key is a question that
 * cannot be answered and no false key.
 */
final class JwkCache implements JWKSource<SecurityContext> {
  private static final Duration WAITED_FOR = Duration.ofSeconds(2);

  static final Duration KEPT = Duration.ofHours(24);
  static final Duration BETWEEN_SEARCHES = Duration.ofMinutes(5);
  static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

  /** Where the keys come from. */
  @FunctionalInterface
  interface Source {
    /**
     * Fetches all keys.
     *
     * @throws KeysUnreachable if there is no answer that can be used
     */
    PublishedKeys fetch();
  }

  /** What is known; the times say from when on the source is asked again, and why. */
  private record State(
      Optional<PublishedKeys> keys,
      Instant old,
      Instant nextSearch,
      Instant nextAttempt,
      Optional<String> fault) {
    static final State NOTHING =
        new State(Optional.empty(), Instant.MIN, Instant.MIN, Instant.MIN, Optional.empty());

    boolean has(String id) {
      return keys.isPresent() && keys.get().has(id);
    }

    boolean asksAgain(Instant now, Optional<String> sought) {
      boolean search = sought.isPresent() && !has(sought.get()) && !now.isBefore(nextSearch);
      return !now.isBefore(nextAttempt) && (!now.isBefore(old) || search);
    }
  }

  private final Source source;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile State state = State.NOTHING;

  JwkCache(Source source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
    Set<String> ids = selector.getMatcher().getKeyIDs();
    if (ids == null || ids.size() != 1) {
      return List.of();
    }
    String id = ids.iterator().next();
    State known = renewed(Optional.ofNullable(id));
    if (known.fault().isPresent() && !known.has(id)) {
      throw new KeysUnreachable(known.fault().get());
    }
    return known.keys().map(keys -> selector.select(keys.keys())).orElse(List.of());
  }

  /** The channels that a key may speak for; empty for an unknown key. */
  Set<String> endorsements(String id) {
    return state.keys().map(keys -> keys.endorsements().get(id)).orElse(Set.of());
  }

  /** What the issuer calls itself; empty where it has not been asked. */
  String issuer() {
    return state.keys().map(PublishedKeys::issuer).orElse("");
  }

  /**
   * What the issuer publishes, fetched where that was not done.
   *
   * @throws KeysUnreachable if it was never fetched and cannot be now
   */
  PublishedKeys published() {
    State known = renewed(Optional.empty());
    return known
        .keys()
        .orElseThrow(() -> new KeysUnreachable(known.fault().orElse("the keys are being fetched")));
  }

  /** How the issuer stands by the last attempt to fetch its keys. */
  CheckResult check() {
    State known = state;
    return known
        .fault()
        .<CheckResult>map(CheckResult.Fails::new)
        .orElseGet(
            () ->
                known.keys().isPresent() ? new CheckResult.Answers() : new CheckResult.NotAsked());
  }

  private State renewed(Optional<String> sought) {
    State seen = state;
    if (!seen.asksAgain(clock.instant(), sought)) {
      return seen;
    }
    boolean canWait = seen.keys().isEmpty() || (sought.isPresent() && !seen.has(sought.get()));
    if (!(canWait ? waited() : fetching.tryLock())) {
      return seen;
    }
    try {
      return state.asksAgain(clock.instant(), sought) ? fetched(sought) : state;
    } finally {
      fetching.unlock();
    }
  }

  /** Not long: whoever sends keys that nobody knows must not hold every thread. */
  private boolean waited() {
    try {
      return fetching.tryLock(WAITED_FOR.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private State fetched(Optional<String> sought) {
    Instant now = clock.instant();
    State seen = state;
    boolean search = now.isBefore(seen.old()) && sought.isPresent();
    try {
      PublishedKeys keys = source.fetch();
      Instant nextSearch = search ? now.plus(BETWEEN_SEARCHES) : seen.nextSearch();
      state = new State(Optional.of(keys), now.plus(KEPT), nextSearch, now, Optional.empty());
    } catch (KeysUnreachable e) {
      Optional<String> fault = Optional.ofNullable(e.getMessage());
      Instant next = now.plus(AFTER_FAILURE);
      state = new State(seen.keys(), seen.old(), seen.nextSearch(), next, fault);
    }
    return state;
  }
}
