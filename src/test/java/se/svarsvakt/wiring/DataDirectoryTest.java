package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    directory.database();
    directory.hashKey();
    assertThat(rights(data)).isEqualTo("rwx------");
    assertThat(rights(data.resolve("svarsvakt.mv.db"))).isEqualTo("rw-------");
    assertThat(rights(data.resolve("hash.key"))).isEqualTo("rw-------");
  }

  @Test
  void a_database_that_others_could_read_is_closed_to_them() throws IOException {
    Path file = Files.createFile(parent.resolve("svarsvakt.mv.db"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    new DataDirectory(parent).database();
    assertThat(rights(file)).isEqualTo("rw-------");
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
