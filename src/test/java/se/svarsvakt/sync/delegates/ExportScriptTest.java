package se.svarsvakt.sync.delegates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that administrators schedule, as far as it can be looked at without PowerShell. */
class ExportScriptTest {
  private static final Path SCRIPT = Path.of("scripts", "Export-MailboxDelegates.ps1");

  private static String script() throws IOException {
    return Files.readString(SCRIPT, StandardCharsets.US_ASCII);
  }

  @Test
  void it_writes_the_header_that_is_read(@TempDir Path directory) throws IOException {
    var written = Pattern.compile("\\$writer\\.WriteLine\\('([^']+)'\\)").matcher(script());
    assertThat(written.find()).isTrue();
    Path file = Files.writeString(directory.resolve("export.csv"), written.group(1) + "\r\n");
    assertThat(new ExportFile().read(file, Town.ofAnnaAndBo().directory()))
        .isInstanceOf(ExportReading.Usable.class);
  }

  @Test
  void it_names_every_right_that_is_read_and_no_other() throws IOException {
    var calls = Pattern.compile("Add-Delegate \\$state [^\\n]*'(\\w+)'", Pattern.CASE_INSENSITIVE);
    Set<String> named = new TreeSet<>();
    calls.matcher(script()).results().forEach(call -> named.add(call.group(1)));
    assertThat(named).hasSize(4);
    assertThat(named.stream().flatMap(name -> Right.exported(name).stream()))
        .hasSize(4)
        .doesNotContain(Right.CALENDAR);
  }

  @Test
  void every_question_to_exchange_ends_in_an_error_and_not_in_an_empty_list() throws IOException {
    Set<String> questions =
        script()
            .lines()
            .filter(line -> line.matches(".*\\bGet-\\w+ -(Identity|ResultSize) .*"))
            .collect(Collectors.toSet());
    assertThat(questions).hasSize(9).allMatch(line -> line.contains("-ErrorAction Stop"));
  }
}
