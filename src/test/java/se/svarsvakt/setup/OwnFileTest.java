package se.svarsvakt.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are written whole, or not at all. */
class OwnFileTest {
  @TempDir private Path directory;

  private Stream<Path> listed() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList().stream();
    }
  }

  @Test
  void a_file_that_is_there_stays_as_it_is() throws IOException {
    Path file = Files.writeString(directory.resolve("svarsvakt.pem"), "old");
    assertThatThrownBy(() -> OwnFile.write(file, "new", "--certificate"))
        .isInstanceOf(SetupStopped.class)
        .hasMessageContaining("is there already");
    assertThat(file).hasContent("old");
    assertThat(listed()).containsExactly(file);
  }

  @Test
  void a_directory_that_is_a_file_is_told_with_the_option_to_change() throws IOException {
    Path file = Files.writeString(directory.resolve("etc"), "no directory");
    assertThatThrownBy(() -> OwnFile.write(file.resolve("svarsvakt.pem"), "new", "--certificate"))
        .isInstanceOf(SetupStopped.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("--certificate");
  }
}
