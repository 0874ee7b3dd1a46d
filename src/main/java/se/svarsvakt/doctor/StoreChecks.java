package se.svarsvakt.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import se.svarsvakt.worker.FinishedScan;
import se.svarsvakt.worker.Rhythm;

/**
 * Judges the store, and the passes that stand in it.
 *
 * @param now the moment of the examination
 * @param rhythm when passes are due
 */
record StoreChecks(Instant now, Rhythm rhythm) {
  private static final String STORE = "store";
  private static final String SCAN = "scan.last";
  private static final int LATE_AFTER = 2;

  /** A backup may be that many days old. */
  private static final int BACKUP_DAYS = 7;

  private static final long MEGABYTE = 1024L * 1024;
  private static final long LITTLE = 1024 * MEGABYTE;
  private static final long NONE_LEFT = 100 * MEGABYTE;

  /** Whether it is there, of this version, writable, has space, and how old its backup is. */
  DoctorCheck store(StoreLook look) {
    return switch (look) {
      case StoreLook.NotMade() -> DoctorCheck.ok(STORE, DoctorText.of(DoctorNote.STORE_NOT_MADE));
      case StoreLook.Closed(String reason) ->
          DoctorCheck.missing(
              STORE,
              DoctorText.of(DoctorNote.STORE_CLOSED, reason),
              DoctorText.of(DoctorNote.MEND_STORE_CLOSED));
      case StoreLook.OtherVersion(int steps) when steps > 0 ->
          DoctorCheck.warning(
              STORE,
              DoctorText.of(DoctorNote.STORE_OLDER, steps),
              DoctorText.of(DoctorNote.MEND_STORE_OLDER));
      case StoreLook.OtherVersion _ ->
          DoctorCheck.missing(
              STORE,
              DoctorText.of(DoctorNote.STORE_NEWER),
              DoctorText.of(DoctorNote.MEND_STORE_NEWER));
      case StoreLook.OpenStore open -> open(open.readOnly(), open.bytesLeft(), open.backup());
    };
  }

  DoctorCheck open(Optional<DoctorNote> readOnly, OptionalLong bytesLeft, StoreLook.Backup backup) {
    if (readOnly.isPresent()) {
      return DoctorCheck.missing(
          STORE,
          DoctorText.of(readOnly.get()),
          DoctorText.of(
              readOnly.get() == DoctorNote.STORE_DISK_FULL
                  ? DoctorNote.MEND_STORE_SPACE
                  : DoctorNote.MEND_STORE_READ_ONLY));
    }
    long left = bytesLeft.orElse(Long.MAX_VALUE);
    DoctorText little = DoctorText.of(DoctorNote.STORE_SPACE, left / MEGABYTE);
    DoctorText mend = DoctorText.of(DoctorNote.MEND_STORE_SPACE);
    if (left < NONE_LEFT) {
      return DoctorCheck.missing(STORE, little, mend);
    }
    return left < LITTLE ? DoctorCheck.warning(STORE, little, mend) : well(backup);
  }

  /** Whoever has made backups and does so no more is told. */
  private DoctorCheck well(StoreLook.Backup backup) {
    return switch (backup) {
      case StoreLook.BackupElsewhere _ ->
          DoctorCheck.ok(STORE, DoctorText.of(DoctorNote.STORE_WELL));
      case StoreLook.NoBackup _ ->
          DoctorCheck.ok(STORE, DoctorText.of(DoctorNote.STORE_WITHOUT_BACKUP));
      case StoreLook.BackupMade(Instant at) -> {
        long days = Math.max(0, Duration.between(at, now).toDays());
        yield days > BACKUP_DAYS
            ? DoctorCheck.warning(
                STORE,
                DoctorText.of(DoctorNote.STORE_BACKUP_OLD, days),
                DoctorText.of(DoctorNote.MEND_STORE_BACKUP))
            : DoctorCheck.ok(STORE, DoctorText.of(DoctorNote.STORE_BACKED_UP, days));
      }
    };
  }

  /** Whether the last whole pass is recent; empty look for a store that cannot be read. */
  DoctorCheck lastScan(StoreLook look) {
    return switch (look) {
      case StoreLook.OpenStore(StoreLook.StoreParts stored, var _, var _, var _) ->
          stored.passes().lastFinished().map(this::lastScan).orElseGet(StoreChecks::noScan);
      case StoreLook.NotMade() -> noScan();
      case StoreLook.Closed _, StoreLook.OtherVersion _ -> unread(SCAN);
    };
  }

  /** What is said of something that stands in a store that cannot be read. */
  static DoctorCheck unread(String id) {
    return DoctorCheck.unknown(
        id, DoctorText.of(DoctorNote.STORE_UNREAD), DoctorText.of(DoctorNote.MEND_ABOVE_STORE));
  }

  private static DoctorCheck noScan() {
    return DoctorCheck.warning(
        SCAN, DoctorText.of(DoctorNote.NO_SCAN), DoctorText.of(DoctorNote.MEND_NO_SCAN));
  }

  private DoctorCheck lastScan(FinishedScan last) {
    ZoneId zone = rhythm.calendar().zone();
    String at =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).format(last.at().atZone(zone));
    return now.isAfter(rhythm.after(last.at(), LATE_AFTER))
        ? DoctorCheck.warning(
            SCAN, DoctorText.of(DoctorNote.SCAN_LATE, at), DoctorText.of(DoctorNote.MEND_SCAN_LATE))
        : DoctorCheck.ok(
            SCAN, DoctorText.of(DoctorNote.SCAN_RECENT, at, last.scanned(), last.mailboxes()));
  }
}
