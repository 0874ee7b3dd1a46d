package se.svarsvakt.wiring;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of the embedded database and the program's own secrets; only its owner may look. A
 * directory of the same owner with looser rights is tightened, one of somebody else's is refused:
 * whoever owns a directory can read and replace all that is in it.
 */
final class DataDirectory {
  /** The file of what opens the embedded database. */
  static final String DATABASE_KEY = "database.key";

  /** The file of the key of the hashes. */
  static final String HASH_KEY = "hash.key";

  private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
  private static final int KEY_BYTES = 32;
  private static final String DIRECTORY_RIGHTS = "rwx------";
  private static final String FILE_RIGHTS = "rw-------";

  private final Path path;

  /**
   * Makes the directory where it is missing.
   *
   * @throws StoreUnavailable if it cannot be made, written to, or is not this account's
   */
  DataDirectory(Path path) {
    this.path = path.toAbsolutePath().normalize();
    if (!isPlain(this.path.toString())) {
      throw unusable("has a character in its name that no database's address can hold");
    }
    try {
      Files.createDirectories(this.path, ownerOnly(DIRECTORY_RIGHTS));
    } catch (IOException e) {
      throw unusable(StoreReason.noSpace(e) ? "is on a full disk" : "cannot be made");
    }
    if (!Files.isWritable(this.path)) {
      throw unusable("is not writable");
    }
    if (isPosix()) {
      close();
    }
  }

  /** A JDBC URL ends at a semicolon, and H2 takes a backslash for a slash. */
  private static boolean isPlain(String name) {
    boolean backslash =
        FileSystems.getDefault().getSeparator().equals("/") && name.indexOf('\\') >= 0;
    return name.indexOf(';') < 0 && !backslash && name.chars().noneMatch(Character::isISOControl);
  }

  private void close() {
    try {
      UserPrincipal self = self();
      if (!Files.getOwner(path).equals(self)) {
        throw unusable("belongs to another account than the one that runs this");
      }
      tighten();
      try (DirectoryStream<Path> files = Files.newDirectoryStream(path, Files::isRegularFile)) {
        for (Path file : files) {
          closeFile(file, self);
        }
      }
    } catch (IOException e) {
      throw unusable(
          StoreReason.noSpace(e) ? "is on a full disk" : "cannot be closed to other accounts");
    }
  }

  private void closeFile(Path file, UserPrincipal self) throws IOException {
    if (!Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(self)) {
      throw unusable("holds " + file.getFileName() + ", which belongs to another account");
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE_RIGHTS));
  }

  private void tighten() throws IOException {
    Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(DIRECTORY_RIGHTS);
    Set<PosixFilePermission> found = Files.getPosixFilePermissions(path);
    if (!wanted.containsAll(found)) {
      Files.setPosixFilePermissions(path, wanted);
      LOG.warn(
          "the data directory {} was open to other accounts of this machine ({}); it is closed to"
              + " them now",
          path,
          PosixFilePermissions.toString(found));
    }
  }

  /** Whoever owns what this program makes. */
  private UserPrincipal self() throws IOException {
    Path probe = Files.createTempFile(path, "owner", ".new", ownerOnly(FILE_RIGHTS));
    try {
      return Files.getOwner(probe);
    } finally {
      Files.delete(probe);
    }
  }

  /** A file in it. */
  Path file(String name) {
    return path.resolve(name);
  }

  /** The key of the hashes; made at random the first time. */
  byte[] hashKey() {
    return Base64.getDecoder().decode(secret(HASH_KEY));
  }

  /** What opens the embedded database; made at random the first time. */
  String databaseKey() {
    return secret(DATABASE_KEY);
  }

  private String secret(String name) {
    Path file = path.resolve(name);
    try {
      if (!Files.exists(file)) {
        write(file);
      }
      String text = Files.readString(file).strip();
      if (Base64.getDecoder().decode(text).length < KEY_BYTES) {
        throw new IOException("too short");
      }
      return text;
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(
          StoreReason.noSpace(e)
              ? "is on a full disk"
              : "has a " + name + " that cannot be read; restore it from a backup");
    }
  }

  private static void write(Path file) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path fresh = Files.createTempFile(file.getParent(), "key", ".new", ownerOnly(FILE_RIGHTS));
    try {
      Files.writeString(fresh, Base64.getEncoder().encodeToString(key));
      place(fresh, file);
    } catch (FileAlreadyExistsException e) {
      return; // another program was faster, and its key holds
    } finally {
      Files.delete(fresh);
    }
  }

  /** A link appears whole or not at all; a file system without links gets a copy. */
  private static void place(Path fresh, Path file) throws IOException {
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(fresh, file, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  private StoreUnavailable unusable(String why) {
    return new StoreUnavailable(
        "the data directory " + path + " " + why + ": look at svarsvakt.data-dir");
  }
}
