package se.svarsvakt.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a file that only its owner may read, whole or not at all, and never over another. */
public final class OwnFile {
  private OwnFile() {}

  /**
   * Writes it.
   *
   * @param option the option that names the file, for people
   * @throws SetupStopped if it cannot be written; nothing is left of it then
   */
  public static void write(Path path, String content, String option) {
    Path directory = directory(path);
    @Nullable Path fresh = null;
    try {
      Files.createDirectories(directory);
      fresh = Files.createTempFile(directory, "setup", ".new"); // rw------- where there is POSIX
      close(fresh);
      Files.writeString(fresh, content, StandardCharsets.UTF_8);
      place(fresh, path);
    } catch (IOException e) {
      if (e instanceof FileAlreadyExistsException && Files.isDirectory(directory)) {
        throw new SetupStopped(
            SetupStopped.Reason.WRONG_USE, path + " is there already: run setup again, it is used");
      }
      throw new SetupStopped(SetupStopped.Reason.WRONG_USE, fault(directory, path, option, e));
    } finally {
      remove(fresh);
    }
  }

  /** The root of a file system is no file, and has no directory that it lies in. */
  private static Path directory(Path path) {
    Path above = path.toAbsolutePath().getParent();
    return above == null ? path : above;
  }

  private static void remove(@Nullable Path fresh) {
    try {
      if (fresh != null) {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      // a file of a name of its own, which only its owner may read
    }
  }

  /** A link appears whole or not at all; a file system without links gets a copy. */
  private static void place(Path fresh, Path file) throws IOException {
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      Files.move(fresh, file);
    }
  }

  private static void close(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      return;
    }
    @Nullable AclFileAttributeView view =
        Files.getFileAttributeView(file, AclFileAttributeView.class);
    if (view != null) {
      view.setAcl(
          List.of(
              AclEntry.newBuilder()
                  .setType(AclEntryType.ALLOW)
                  .setPrincipal(Files.getOwner(file))
                  .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                  .build()));
    }
  }

  private static String fault(Path directory, Path path, String option, IOException thrown) {
    return hasNoSpace(directory)
        ? "the disk of " + directory + " is full: make room, and run setup again"
        : path
            + " cannot be written ("
            + thrown.getClass().getSimpleName()
            + "): look at the rights of its directory, or name another file with "
            + option;
  }

  private static boolean hasNoSpace(Path directory) {
    try {
      FileStore store = Files.getFileStore(directory);
      return store.getUsableSpace() < 64 * 1024;
    } catch (IOException e) {
      return false;
    }
  }
}
