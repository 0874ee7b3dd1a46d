package se.svarsvakt.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.worker.DirectorySizes.Size;

/**
 * A directory that is not believed at once when it shrinks.
 *
 * <p>Mailboxes that vanish would no longer be watched, and mail of a domain that vanishes would
 * count as external. So a part that lost more than the share that is set is read a second time; if
 * it is as small then, the pass ends before anything is read, judged or forgotten. A pass an hour
 * later or more that finds it no smaller still believes it.
 */
public final class BelievedDirectory implements Directory {
  /** Trouble in a directory passes within the hour, as a rule. */
  static final Duration CONFIRMED_AFTER = Duration.ofHours(1);

  private final Directory directory;
  private final DirectorySizes sizes;
  private final Clock clock;
  private final int mostShrink;

  /**
   * In front of a directory.
   *
   * @param mostShrink what a part may lose and be believed at once, in percent
   */
  public BelievedDirectory(Directory directory, DirectorySizes sizes, Clock clock, int mostShrink) {
    this.directory = directory;
    this.sizes = sizes;
    this.clock = clock;
    this.mostShrink = mostShrink;
  }

  @Override
  public DirectorySnapshot read() {
    DirectorySnapshot first = directory.read();
    boolean doubtful =
        isDoubtful("domains", first.domains().size()) || isDoubtful("accounts", mailboxes(first));
    DirectorySnapshot read = doubtful ? directory.read() : first;
    try {
      believe("domains", read.domains().size());
      believe("accounts", mailboxes(read));
      return read;
    } catch (SourceUnavailable e) {
      throw new DirectoryDoubted(String.valueOf(e.getMessage()), read);
    }
  }

  /** Guests come and go, and have no mailbox here. */
  private static int mailboxes(DirectorySnapshot snapshot) {
    return (int) snapshot.accounts().stream().filter(a -> a.mail() != null && !a.guest()).count();
  }

  @Override
  public Set<MailboxId> members(String group) {
    String part = "members of " + group;
    Set<MailboxId> first = directory.members(group);
    Set<MailboxId> read = isDoubtful(part, first.size()) ? directory.members(group) : first;
    believe(part, read.size());
    return read;
  }

  private boolean isDoubtful(String part, int size) {
    return sizes.of(part).filter(known -> isShrunk(known.believed(), size)).isPresent();
  }

  private boolean isShrunk(int before, int now) {
    return (long) (before - now) * 100 > (long) before * mostShrink;
  }

  private void believe(String part, int size) {
    Size known = sizes.of(part).orElse(new Size(size, null, null));
    boolean believed = !isShrunk(known.believed(), size) || isConfirmed(known, size);
    if (believed) {
      sizes.keep(part, new Size(size, null, null));
      return;
    }
    @Nullable Instant since = known.smallerSince();
    boolean shrinksOn = known.smaller() == null || isShrunk(known.smaller(), size);
    Instant from = since == null || shrinksOn ? clock.instant() : since;
    sizes.keep(part, new Size(known.believed(), size, from));
    throw new SourceUnavailable(
        "the directory shows %d %s where the last pass saw %d (DirectoryShrank): nothing is read or"
                .formatted(size, part, known.believed())
            + " forgotten until a pass an hour from now sees the same; if it is right, set"
            + " svarsvakt.scope.most-shrink to 100 for one pass");
  }

  private boolean isConfirmed(Size known, int size) {
    Instant since = known.smallerSince();
    Integer smaller = known.smaller();
    return since != null
        && smaller != null
        && !isShrunk(smaller, size)
        && !clock.instant().isBefore(since.plus(CONFIRMED_AFTER));
  }
}
