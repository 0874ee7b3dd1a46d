package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.Facts.NOON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.svarsvakt.casework.StoredTable.Bound;
import se.svarsvakt.testing.AnyRows;
import se.svarsvakt.testing.Databases;

/** Every table of the schema is known: whose its rows are, and what keeps it from growing. */
class StoredTablesTest {
  private static final Pattern COLUMN = Pattern.compile("(\\w+) = :who|in (\\w+)\\) > 0");

  /** Short texts that name nobody. Whoever adds a column that does, adds a trace. */
  private static final Set<String> NAMES_NOBODY =
      Set.of(
          "message_hash",
          "conversation_hash",
          "words_hash",
          "domain_hash",
          "number_hash",
          "caller_hash",
          "beginning",
          "key_check",
          "fingerprint",
          "zone",
          "counts",
          "terms",
          "shown",
          "name",
          "code",
          "case_number");

  static Set<String> columns(StoredTable table) {
    Set<String> columns = new TreeSet<>();
    for (StoredTable.Trace trace : table.traces()) {
      Matcher found = COLUMN.matcher(trace.condition());
      while (found.find()) {
        columns.add(found.group(1) == null ? found.group(2) : found.group(1));
      }
    }
    return columns;
  }

  @Test
  void each_table_of_the_schema_has_its_line_and_no_other_has() {
    assertThat(StoredTables.ALL)
        .extracting(StoredTable::name)
        .containsExactlyInAnyOrderElementsOf(new AnyRows(Databases.h2(), NOON).tables());
  }

  static Stream<StoredTable> withPersons() {
    return StoredTables.ALL.stream().filter(table -> table.kind().isPresent());
  }

  static List<StoredTable> all() {
    return StoredTables.ALL;
  }

  @ParameterizedTest
  @MethodSource("all")
  void who_may_stand_in_a_column_is_looked_for_there(StoredTable table) {
    List<String> suspect =
        new AnyRows(Databases.h2(), NOON)
            .columns(table.name()).stream()
                .filter(
                    column ->
                        column.length() == 64
                            || column.name().endsWith("_hash")
                            || column.name().equals("principal_name"))
                .map(AnyRows.Column::name)
                .filter(name -> !NAMES_NOBODY.contains(name))
                .toList();
    if (table.kind().isPresent()) {
      assertThat(columns(table)).containsAll(suspect);
    } else {
      assertThat(suspect).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_line_without_persons_says_why(StoredTable table) {
    if (table.kind().isEmpty()) {
      assertThat(table.because()).isNotBlank();
      assertThat(table.traces()).isEmpty();
    } else {
      assertThat(table.traces()).isNotEmpty();
    }
  }

  /** What an old row of a table needs so that it is over. */
  private static Map<String, String> over(String table) {
    return table.equals("case_event") ? Map.of("status", "SENT") : Map.of();
  }

  @ParameterizedTest
  @MethodSource("all")
  void what_is_old_goes_or_its_table_is_bounded_otherwise(StoredTable table) throws IOException {
    AnyRows rows = new AnyRows(Databases.h2(), NOON.minus(Duration.ofDays(1)));
    if (table.name().equals("flyway_schema_history")) {
      assertThat(table.bound()).isEqualTo(Bound.FEW);
      return;
    }
    if (table.bound() == Bound.PARENT) {
      rows.add(table.because(), "old", 1, over(table.because()));
    }
    rows.add(table.name(), "old", 1, over(table.name()));
    JdbcRetention retention =
        new JdbcRetention(rows.database().jdbc(), rows.database().transactions());
    retention.forgetBefore(NOON);
    retention.forgetSeenBefore(NOON);
    switch (table.bound()) {
      case AGE -> assertThat(rows.count(table.name())).isZero();
      case PARENT -> {
        if (line(table.because()).bound() == Bound.WRITER) {
          rows.database().jdbc().sql("delete from " + table.because()).update();
        }
        assertThat(rows.count(table.because())).isZero();
        assertThat(rows.count(table.name())).isZero();
      }
      case WRITER, DERIVED -> assertThat(source(table.because())).contains(table.name());
      case FEW, KEPT -> {
        assertThat(rows.count(table.name())).isOne();
        assertThat(table.because()).isNotBlank();
      }
    }
  }

  private static StoredTable line(String name) {
    return StoredTables.ALL.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The class that deletes what is over, in whatever package. */
  private static String source(String type) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      Path file = files.filter(each -> each.endsWith(type + ".java")).findFirst().orElseThrow();
      String text = Files.readString(file);
      assertThat(text).containsAnyOf("delete from", "setCleanupCron");
      return text;
    }
  }

  @Test
  void a_key_names_columns_that_there_are() {
    AnyRows rows = new AnyRows(Databases.h2(), NOON);
    withPersons()
        .forEach(
            table -> {
              List<String> names = new ArrayList<>();
              rows.columns(table.name()).forEach(column -> names.add(column.name()));
              assertThat(names).containsAll(Arrays.asList(table.key().split(", ", -1)));
            });
  }
}
