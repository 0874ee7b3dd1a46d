package se.svarsvakt.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.delegates.DelegateStore;
import se.svarsvakt.sync.delegates.ExportFile;
import se.svarsvakt.sync.delegates.ExportProblem;
import se.svarsvakt.sync.delegates.ExportReading;

/**
 * Puts the administrator's export of delegates in force when it has changed, and once a day for
 * what has changed in the directory. An unusable file leaves the one before it in force.
 */
public final class ExportLoader {
  private static final Logger LOG = LoggerFactory.getLogger(ExportLoader.class);
  private static final int MOST_NAMED = 50;

  private final Optional<Path> file;
  private final DelegateStore store;

  /** For that file; empty where none is set. */
  public ExportLoader(Optional<Path> file, DelegateStore store) {
    this.file = file;
    this.store = store;
  }

  void load(DirectorySnapshot directory, Instant now) {
    if (file.isEmpty()) {
      if (store.exportInForce().isPresent()) {
        store.withoutExport();
      }
      return;
    }
    String fingerprint = fingerprint(file.get(), now);
    if (!store.exportInForce().filter(fingerprint::equals).isPresent()) {
      load(file.get(), fingerprint, directory, now);
    }
  }

  private void load(Path path, String fingerprint, DirectorySnapshot directory, Instant now) {
    ExportReading reader = new ExportFile().read(path, directory);
    reader.problems().stream().limit(MOST_NAMED).forEach(ExportLoader::name);
    if (reader.problems().size() > MOST_NAMED) {
      LOG.warn(
          "svarsvakt.delegates.export-file: {} lines in all do not count",
          reader.problems().size());
    }
    switch (reader) {
      case ExportReading.Usable usable -> store.export(usable.export(), fingerprint, now);
      case ExportReading.Unusable unusable ->
          LOG.warn(
              "svarsvakt.delegates.export-file: the file is not used: {}; {}",
              unusable.reason(),
              store.exportInForce().isPresent()
                  ? "the one before stays in force"
                  : "who has full access is not known");
    }
  }

  private static void name(ExportProblem problem) {
    LOG.warn("svarsvakt.delegates.export-file: {}", problem);
  }

  private static String fingerprint(Path path, Instant now) {
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return attributes.size() + "/" + attributes.lastModifiedTime().toMillis() + "/" + day;
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
