package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.mail.Verdict;

/** What a verdict means is said by the verdict itself, and by no statement and no table. */
class VerdictsInStatementsTest {
  private static List<Path> filesWithStatements() throws IOException {
    try (Stream<Path> code = Files.walk(Path.of("src/main/java"));
        Stream<Path> tables = Files.walk(Path.of("src/main/resources/db"))) {
      return Stream.concat(
              code.filter(file -> file.getFileName().toString().startsWith("Jdbc")),
              tables.filter(file -> file.toString().endsWith(".sql")))
          .toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void no_statement_and_no_table_names_a_verdict(Verdict verdict) throws IOException {
    List<Path> files = filesWithStatements();
    assertThat(files).hasSizeGreaterThan(20);
    for (Path file : files) {
      assertThat(Files.readString(file)).doesNotContain("'" + verdict.code() + "'");
    }
  }
}
