package se.svarsvakt.wiring;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The directory of the embedded database and the program's own secrets; only its owner may look.
 */
final class DataDirectory {
  private static final int KEY_BYTES = 32;

  private final Path path;

  /** Makes the directory where it is missing. */
  DataDirectory(Path path) {
    this.path = path.toAbsolutePath().normalize();
    try {
      Files.createDirectories(this.path, ownerOnly("rwx------"));
    } catch (IOException e) {
      throw unusable("cannot be made");
    }
    if (!Files.isWritable(this.path)) {
      throw unusable("is not writable");
    }
  }

  /** The embedded database's path, without H2's ending; its file is its owner's alone. */
  Path database() {
    Path file = path.resolve("svarsvakt.mv.db");
    try {
      if (Files.notExists(file)) {
        Files.createFile(file, ownerOnly("rw-------"));
      } else if (isPosix()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    } catch (FileAlreadyExistsException e) {
      return path.resolve("svarsvakt"); // another program was faster
    } catch (IOException e) {
      throw unusable("has a database file that is not this user's");
    }
    return path.resolve("svarsvakt");
  }

  /** The key of the hashes; made at random the first time. */
  byte[] hashKey() {
    Path file = path.resolve("hash.key");
    try {
      if (!Files.exists(file)) {
        write(file);
      }
      byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
      if (key.length < KEY_BYTES) {
        throw new IOException("too short");
      }
      return key;
    } catch (IOException | IllegalArgumentException e) {
      throw unusable("has a hash.key that cannot be read; restore it from a backup");
    }
  }

  private static void write(Path file) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path fresh = Files.createTempFile(file.getParent(), "hash", ".new", ownerOnly("rw-------"));
    Files.writeString(fresh, Base64.getEncoder().encodeToString(key));
    try {
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
