package se.svarsvakt.doctor;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import se.svarsvakt.casework.StewardStore;
import se.svarsvakt.sync.delegates.DelegateStore;
import se.svarsvakt.worker.ScanLog;

/** How the store stands. */
public sealed interface StoreLook {
  /** There is none yet, and the first scan can make it. */
  record NotMade() implements StoreLook {}

  /**
   * It cannot be opened.
   *
   * @param reason one line that says why and what to look at
   */
  record Closed(String reason) implements StoreLook {}

  /**
   * Its tables are those of another version.
   *
   * @param steps how many migrations it lacks; 0 where it is newer than the program
   */
  record OtherVersion(int steps) implements StoreLook {}

  /**
   * It can be read.
   *
   * @param stored what is looked at in it
   * @param readOnly the sentence that says why nothing can be written; empty where something can
   * @param bytesLeft on its disk; empty where that cannot be seen from here
   * @param backup its latest backup
   */
  record OpenStore(
      StoreParts stored, Optional<DoctorNote> readOnly, OptionalLong bytesLeft, Backup backup)
      implements StoreLook {}

  /** What is known of the store's latest backup. */
  sealed interface Backup {}

  /** The database's own tools make it, and nothing of it is seen from here. */
  record BackupElsewhere() implements Backup {}

  /** None was made with this program. */
  record NoBackup() implements Backup {}

  /**
   * It was made with this program.
   *
   * @param at when
   */
  record BackupMade(Instant at) implements Backup {}

  /**
   * The parts of the store that are looked at.
   *
   * @param passes the record of passes
   * @param stewards who looks after shared mailboxes
   * @param delegates who can open whose mailbox
   */
  record StoreParts(ScanLog passes, StewardStore stewards, DelegateStore delegates) {}
}
