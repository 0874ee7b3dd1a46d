package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose the data directory is, and what is made in it. */
class DataDirectoryTest {
  @TempDir Path parent;

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void what_it_makes_is_its_owners_alone() throws IOException {
    Path data = parent.resolve("data");
    DataDirectory directory = new DataDirectory(data);
    directory.databaseKey();
    directory.hashKey();
    assertThat(rights(data)).isEqualTo("rwx------");
    assertThat(rights(data.resolve("database.key"))).isEqualTo("rw-------");
    assertThat(rights(data.resolve("hash.key"))).isEqualTo("rw-------");
  }

  @Test
  void what_others_could_read_or_replace_is_closed_to_them() throws IOException {
    Path data = Files.createDirectory(parent.resolve("data"));
    Path file = Files.createFile(data.resolve("svarsvakt.mv.db"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
    new DataDirectory(data);
    assertThat(rights(file)).isEqualTo("rw-------");
    assertThat(rights(data)).isEqualTo("rwx------");
  }

  @Test
  void a_directory_or_file_of_another_account_is_refused() throws IOException {
    Path data = Files.createDirectory(parent.resolve("data"));
    Path file = Files.createFile(data.resolve("hash.key"));
    assumeThat(give(file)).as("only root can give files away").isTrue();
    assertThatThrownBy(() -> new DataDirectory(data))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("hash.key, which belongs to another account");
    Files.delete(file);
    give(data);
    assertThatThrownBy(() -> new DataDirectory(data))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("belongs to another account");
  }

  private static boolean give(Path file) throws IOException {
    try {
      Files.setOwner(
          file,
          file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
      return true;
    } catch (FileSystemException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;INIT=RUNSCRIPT FROM 'x'", "a\\b", "a\nb"})
  void a_name_that_would_change_the_databases_address_is_refused(String name) {
    assertThatThrownBy(() -> new DataDirectory(parent.resolve(name)))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("svarsvakt.data-dir");
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void the_key_stays_the_same() {
    byte[] key = new DataDirectory(parent).hashKey();
    assertThat(new DataDirectory(parent).hashKey()).isEqualTo(key).hasSize(32);
  }

  @Test
  void a_key_that_was_cut_off_is_refused_in_one_line() throws IOException {
    Files.writeString(parent.resolve("hash.key"), "c2hvcnQ=");
    DataDirectory directory = new DataDirectory(parent);
    assertThatThrownBy(directory::hashKey)
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("hash.key")
        .hasMessageContaining("svarsvakt.data-dir");
  }
}
