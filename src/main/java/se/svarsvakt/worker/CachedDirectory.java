package se.svarsvakt.worker;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.DirectorySnapshot;

/**
 * A directory that is read hourly: a service passes every five minutes, and the directory of a
 * large organisation is a hundred requests. What cannot be read is not kept.
 */
public final class CachedDirectory implements Directory {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final String WHOLE = "whole";

  private final LoadingCache<String, DirectorySnapshot> snapshots;
  private final LoadingCache<String, Set<MailboxId>> members;

  /** In front of a directory; ages are counted by the clock. */
  public CachedDirectory(Directory directory, Clock clock) {
    this.snapshots = aged(clock).build(whole -> directory.read());
    this.members = aged(clock).build(directory::members);
  }

  private static Caffeine<Object, Object> aged(Clock clock) {
    return Caffeine.newBuilder()
        .expireAfterWrite(KEPT)
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
  }

  @Override
  public DirectorySnapshot read() {
    return Objects.requireNonNull(snapshots.get(WHOLE));
  }

  @Override
  public Set<MailboxId> members(String group) {
    return Objects.requireNonNull(members.get(group));
  }
}
