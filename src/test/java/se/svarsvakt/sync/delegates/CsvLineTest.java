package se.svarsvakt.sync.delegates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the fields of one line, and nothing of a line whose quotes are wrong. */
class CsvLineTest {
  @Test
  void fields_lose_their_quotes_and_the_space_around_them() {
    assertThat(CsvLine.fields(" a , \"b, \"\"c\"\"\" ,,d\te "))
        .hasValueSatisfying(
            fields -> assertThat(fields).containsExactly("a", "b, \"c\"", "", "d\te"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b\",c", "a,b\"", "\"a\"b,c", "\"a,b", "a,\"\"b\"\",c", "a \"\""})
  void a_misplaced_quote_spoils_the_line(String line) {
    assertThat(CsvLine.fields(line)).isEmpty();
  }

  @Test
  void a_long_line_does_not_exhaust_the_stack() {
    assertThat(CsvLine.fields("a,\"\"\"\",".repeat(5_000)))
        .hasValueSatisfying(fields -> assertThat(fields).hasSize(10_001));
  }
}
