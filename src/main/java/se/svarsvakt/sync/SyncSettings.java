package se.svarsvakt.sync;

import java.time.Duration;

/**
 * How a mailbox is read.
 *
 * @param history how far back the first reading goes
 * @param foldersAge how old the list of folders may be
 * @param settingsAge how old the mailbox's settings may be
 */
public record SyncSettings(Duration history, Duration foldersAge, Duration settingsAge) {
  /** Folders are listed hourly, settings daily. */
  public static SyncSettings withHistory(Duration history) {
    return new SyncSettings(history, Duration.ofHours(1), Duration.ofDays(1));
  }
}
