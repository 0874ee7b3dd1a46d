package se.svarsvakt.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.delegates.ExportFile;
import se.svarsvakt.sync.delegates.ExportProblem;
import se.svarsvakt.sync.delegates.ExportReading;

/**
 * The administrator's export of delegates as it lies there.
 *
 * @param written when it was written last
 * @param reading what it says; empty where the directory is not known, which its lines go by
 */
record ExportLook(Instant written, Optional<ExportReading> reading) {
  private static final String ID = "delegates.export";

  /** What is older is to be written anew. */
  static final Duration OLD = Duration.ofDays(3);

  /** Looks at a file; one that is not there is told of as a reading of it would. */
  static ExportLook of(Path file, Optional<DirectorySnapshot> directory) {
    Optional<ExportReading> reading =
        directory
            .or(() -> Optional.of(NOBODY).filter(_ -> !Files.isReadable(file)))
            .map(known -> new ExportFile().read(file, known));
    return new ExportLook(written(file).orElse(Instant.EPOCH), reading);
  }

  /** When a file was written last; empty where it is not there. */
  static Optional<Instant> written(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(Files.getLastModifiedTime(file).toInstant())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final DirectorySnapshot NOBODY =
      new DirectorySnapshot(List.of(), java.util.Set.of());

  /** Whether it can be used, is young, and counts in all its lines. */
  List<DoctorCheck> checks(Instant now) {
    if (reading.orElse(null) instanceof ExportReading.Unusable(String reason, var _)) {
      return List.of(
          DoctorCheck.missing(
              ID,
              DoctorText.of(DoctorNote.EXPORT_UNUSABLE, reason),
              DoctorText.of(DoctorNote.MEND_EXPORT)));
    }
    List<DoctorCheck> checks = new ArrayList<>();
    long days = Math.max(0, Duration.between(written, now).toDays());
    if (written.isBefore(now.minus(OLD))) {
      checks.add(
          DoctorCheck.warning(
              ID,
              DoctorText.of(DoctorNote.EXPORT_OLD, days),
              DoctorText.of(DoctorNote.MEND_EXPORT)));
    }
    List<ExportProblem> problems = reading.map(ExportReading::problems).orElse(List.of());
    if (!problems.isEmpty()) {
      checks.add(
          DoctorCheck.warning(
              ID,
              DoctorText.of(
                  DoctorNote.EXPORT_LINES, problems.size(), problems.getFirst().toString()),
              DoctorText.of(DoctorNote.MEND_EXPORT_LINES)));
    }
    if (checks.isEmpty()) {
      checks.add(
          reading.isPresent()
              ? DoctorCheck.ok(ID, DoctorText.of(DoctorNote.EXPORT_WELL, days))
              : DoctorCheck.unknown(
                  ID,
                  DoctorText.of(DoctorNote.EXPORT_LINES_UNKNOWN, days),
                  DoctorText.of(DoctorNote.MEND_ABOVE)));
    }
    return checks;
  }
}
