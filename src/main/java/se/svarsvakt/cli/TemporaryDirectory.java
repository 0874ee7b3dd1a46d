package se.svarsvakt.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that is gone when it is closed. */
record TemporaryDirectory(Path path) implements AutoCloseable {
  private static final int TRIES = 20;

  static TemporaryDirectory create() {
    try {
      return new TemporaryDirectory(Files.createTempDirectory("svarsvakt-demo"));
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory can be made", e);
    }
  }

  @Override
  public void close() {
    for (int tries = 0; tries < TRIES; tries++) {
      try {
        delete();
        return;
      } catch (IOException | UncheckedIOException e) {
        Thread.onSpinWait(); // the database, closing too, took a file away meanwhile: look again
      }
    }
  }

  private void delete() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    }
  }
}
