package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.cli.TownScan.Result;

/**
 * What is wrong in a file of settings is told with its file and line, and nothing of its values.
 */
class SettingsFileFaultTest {
  @TempDir private Path directory;

  private Result scanWith(byte[] yaml) throws Exception {
    Path file = Files.write(directory.resolve("application.yaml"), yaml);
    return TownScan.captured("scan", "--spring.config.location=file:" + file);
  }

  @ParameterizedTest
  @CsvSource({
    "svarsvakt:|  history: P14D|\tscope: x, line 3",
    "svarsvakt:|  history: P14D|  history: P15D, line 3",
    "svarsvakt:|  graph:|    client-secret: *hidden, line 3",
    "svarsvakt:|  history: 'P14D, line 2",
    "svarsvakt:|  policy: [a, line",
    "svarsvakt:|  history: hidden: P14D, line 2"
  })
  void bad_syntax_names_file_and_line_in_one_line(String yaml, String place) throws Exception {
    Result result = scanWith(yaml.replace('|', '\n').getBytes(StandardCharsets.UTF_8));
    TownScan.refused(result, "application.yaml", place);
    assertThat(result.err()).doesNotContain("hidden");
  }

  @ParameterizedTest
  @CsvSource({
    "svarsvakt:|  history: soon, svarsvakt.history, line 2",
    "svarsvakt:|  history: P14D|  nudges:|    enabled: 7, svarsvakt.nudges.enabled, line 4",
    "svarsvakt:|  history:|    long: P14D, svarsvakt.history.long, line 3",
    "svarsvakt:|  hystory: P14D, svarsvakt.hystory, line 2"
  })
  void a_value_that_cannot_stand_names_file_and_line(String yaml, String key, String line)
      throws Exception {
    Result result = scanWith(yaml.replace('|', '\n').getBytes(StandardCharsets.UTF_8));
    TownScan.refused(result, key, "(application.yaml, " + line + ")");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "svarsvakt.data-dir=C:\\users\\hidden",
        "svarsvakt.data-dir=\\u00zz hidden",
        "svarsvakt.data-dir=\\\\\\u12 hidden"
      })
  void a_broken_escape_in_properties_names_file_and_line(String line) throws Exception {
    Path file = directory.resolve("application.properties");
    Files.writeString(file, "# a comment may hold \\u\nsvarsvakt.history=P14D\n" + line + "\n");
    Result result = TownScan.captured("scan", "--spring.config.location=file:" + directory + "/");
    TownScan.refused(result, "application.properties, line 3", "\\u", "four hexadecimal digits");
    assertThat(result.err()).doesNotContain("hidden");
  }

  @Test
  void a_file_that_is_no_text_is_told_as_that() throws Exception {
    Result result = scanWith(new byte[] {'a', ':', ' ', 0, 1, 2});
    TownScan.refused(result, "application.yaml", "UTF-8");
  }
}
