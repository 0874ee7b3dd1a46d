package se.svarsvakt.wiring;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Held as long as a data directory is being backed up, by one program alone; who is killed holds it
 * no more. Whoever gets it therefore knows that copies which lie there are nobody's.
 */
record BackupLock(Path file, FileChannel channel) implements AutoCloseable {
  private static final String FILE = "backup.lock";

  /** How copies of the database are named. */
  static final String COPIES = ".copying";

  /** A second channel to a file that this program has locked would give the lock up. */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  /**
   * Takes it, and away what others have left; empty where somebody holds it.
   *
   * @throws IOException if there is no writing in the directory
   */
  static Optional<BackupLock> take(DataDirectory directory) throws IOException {
    Path file = directory.file(FILE);
    if (!HELD_HERE.add(file)) {
      return Optional.empty();
    }
    Optional<BackupLock> taken = Optional.empty();
    try {
      taken = lock(file);
    } finally {
      if (taken.isEmpty()) {
        HELD_HERE.remove(file);
      }
    }
    if (taken.isPresent()) {
      removeCopies(directory.file(""));
    }
    return taken;
  }

  private static Optional<BackupLock> lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new BackupLock(file, channel));
  }

  private static void removeCopies(Path directory) {
    try (DirectoryStream<Path> copies = Files.newDirectoryStream(directory, "*" + COPIES)) {
      for (Path copy : copies) {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      // a service may still write the copy of a command that was killed: the next one removes it
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
