package se.svarsvakt.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.MailboxSettings.Purpose;

/**
 * Decides which accounts have a mailbox that is watched: enabled ones, and shared mailboxes, whose
 * accounts are disabled as a rule. Only a mailbox's own settings tell a shared mailbox from the
 * account of somebody who left.
 */
public final class MailboxScope {
  private static final Duration OUT_OF_SCOPE_AGE = Duration.ofDays(1);

  private final MailboxFeed feed;
  private final FactStore store;
  private final SyncSettings settings;
  private final ReplyTextCheck replies;

  /** With what it reads, where it keeps what it read, and who looks at automatic replies. */
  public MailboxScope(
      MailboxFeed feed, FactStore store, SyncSettings settings, ReplyTextCheck replies) {
    this.feed = feed;
    this.store = store;
    this.settings = settings;
    this.replies = replies;
  }

  /**
   * A mailbox that is watched.
   *
   * @param account its account
   * @param stored what is stored of it
   * @param current the same with its settings as they are now
   */
  public record WatchedMailbox(Account account, StoredMailbox stored, StoredMailbox current) {
    /** The same without its folders' positions, which are as large as all the rest together. */
    public WatchedMailbox withoutFolders() {
      StoredMailbox slim = current.withFolders(List.of(), null);
      return new WatchedMailbox(account, slim, slim);
    }

    /** Whether several people share it. */
    public boolean isShared() {
      MailboxSettings known = current.settings();
      return !account.enabled() || (known != null && known.purpose() == Purpose.SHARED);
    }
  }

  /** Whether an account may have a mailbox to watch, before its settings are looked at. */
  public static boolean isCandidate(
      Account account, @Nullable Set<MailboxId> members, Set<MailAddress> excluded) {
    return account.mail() != null
        && !account.guest()
        && (members == null || members.contains(account.id()))
        && account.addresses().stream().noneMatch(excluded::contains);
  }

  /**
   * Looks at a candidate's settings.
   *
   * @return empty where it is out of scope: a room, equipment, a leaver's account
   * @throws MailboxFailure if its settings cannot be read and that leaves open whether it counts
   */
  public Optional<WatchedMailbox> enrol(
      Account account, StoredMailbox stored, DirectorySnapshot directory, Instant asOf) {
    StoredMailbox current =
        StoredMailbox.isStale(stored.settingsReadAt(), asOf, age(account, stored))
            ? read(account, stored, directory, asOf)
            : stored;
    return enrolled(account, stored, current);
  }

  /** Reads a mailbox's settings whatever their age, and stores them. */
  public void refresh(
      Account account, StoredMailbox stored, DirectorySnapshot directory, Instant asOf) {
    StoredMailbox current = read(account, stored, directory, asOf);
    if (!current.equals(stored)) {
      store.apply(MailboxUpdate.of(stored, current, account.mail()));
    }
  }

  /** Of what is out of scope nothing but that is of interest. */
  private Duration age(Account account, StoredMailbox stored) {
    MailboxSettings known = stored.settings();
    return known == null || counts(account, known.purpose())
        ? settings.settingsAge()
        : OUT_OF_SCOPE_AGE;
  }

  private Optional<WatchedMailbox> enrolled(
      Account account, StoredMailbox stored, StoredMailbox current) {
    MailboxSettings known = current.settings();
    if (known == null || counts(account, known.purpose())) {
      return Optional.of(new WatchedMailbox(account, stored, current));
    }
    StoredMailbox left = current.left();
    if (!left.equals(stored)) {
      store.apply(MailboxUpdate.of(stored, left, account.mail()));
    }
    return Optional.empty();
  }

  /** Whether a mailbox of that purpose is watched. */
  public static boolean counts(Account account, Purpose purpose) {
    return switch (purpose) {
      case USER -> account.enabled();
      case SHARED -> true;
      case RESOURCE, NONE -> false;
    };
  }

  private StoredMailbox read(
      Account account, StoredMailbox stored, DirectorySnapshot directory, Instant asOf) {
    try {
      ReadSettings read = feed.settings(account.id());
      return stored.withSettings(judged(account, directory, read), asOf);
    } catch (MailboxFailure failure) {
      boolean noMailbox = isNoMailbox(account, failure);
      if (noMailbox && !account.enabled()) {
        return stored.withSettings(new MailboxSettings(Purpose.NONE, ""), asOf);
      }
      boolean watched = account.enabled() || stored.settings() != null;
      if (watched && !noMailbox && failure.next() == MailboxFailure.Next.SUSPEND) {
        // the mail itself may still be readable
        return stored.withoutSettings(failure.code(), asOf);
      }
      if (watched && !noMailbox) {
        return stored.troubled(failure.code()); // what passes keeps no mail from being read
      }
      throw failure;
    }
  }

  private MailboxSettings judged(Account account, DirectorySnapshot directory, ReadSettings read) {
    MailboxSettings known = read.settings();
    AutomaticReply reply = known.reply();
    return reply == null || reply.status() == AutomaticReply.Status.DISABLED
        ? known
        : known.withReply(reply.missing(replies.missing(account, directory, read.externalReply())));
  }

  private static boolean isNoMailbox(Account account, MailboxFailure failure) {
    return (failure.next() == MailboxFailure.Next.GONE && !account.enabled())
        || failure.isNoMailbox();
  }
}
