package se.svarsvakt.sync;

import java.time.Duration;
import java.time.Instant;

/**
 * How a mailbox is read.
 *
 * @param history how far back the first reading goes
 * @param kept how long facts are kept; what is older and unknown was settled and let go
 * @param foldersAge how old the list of folders at every depth may be
 * @param settingsAge how old the mailbox's settings may be
 */
public record SyncSettings(
    Duration history, Duration kept, Duration foldersAge, Duration settingsAge) {
  private static final Duration SENT_AGE = Duration.ofHours(6);
  private static final Duration BESIDE_AGE = Duration.ofHours(24);

  /**
   * Settings and deep folders are read once an hour, so that they stay a small part of what is
   * asked: of two requests a mailbox and pass, one lists its folders and one reads its Inbox.
   */
  public static SyncSettings of(Duration history, Duration kept) {
    return new SyncSettings(history, kept, Duration.ofHours(1), Duration.ofHours(1));
  }

  /** How old the last reading of a folder may be whose numbers have not changed. */
  Duration age(WatchedFolder.Kind folder) {
    return switch (folder) {
      case INBOX, SUBFOLDER -> Duration.ZERO;
      case SENT -> SENT_AGE;
      case BESIDE -> BESIDE_AGE;
    };
  }

  /**
   * The earliest receipt that counts: what came before the mailbox was watched, or so long ago that
   * its facts were let go, does not. A mailbox that could not be read for weeks loses nothing.
   */
  Instant earliest(StoredMailbox mailbox, Instant asOf) {
    Instant watched = mailbox.watchedSince();
    Instant first = asOf.minus(history);
    if (watched == null) {
      return first;
    }
    Instant letGo = kept.compareTo(history) > 0 ? asOf.minus(kept) : first;
    return watched.isAfter(letGo) ? watched : letGo;
  }
}
