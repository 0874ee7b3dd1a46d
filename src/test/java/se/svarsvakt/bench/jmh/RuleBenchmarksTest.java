package se.svarsvakt.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.mail.body.BodyText;
import se.svarsvakt.mail.body.Line;

/** What is timed does what it is timed for; nothing is timed here. */
class RuleBenchmarksTest {
  private static final Path SOURCES = Path.of("src/test/java/se/svarsvakt/bench/jmh");

  @TempDir Path generated;

  @Test
  void each_method_gives_a_result() {
    assertThat(new VerdictBenchmark().verdict().verdict().cause()).isNotEmpty();
    assertThat(new QuoteCutBenchmark().alone()).isInstanceOf(BodyText.Lines.class);
    assertThat(new QuoteCutBenchmark().quoting()).isInstanceOf(BodyText.Lines.class);
    assertThat(new DueDateBenchmark().dueDate().day()).isNotNull();
    assertThat(new SignatureBenchmark().right()).isEmpty();
    assertThat(new SignatureBenchmark().wrong()).isNotEmpty();
  }

  @Test
  void the_bodies_are_cut_where_the_quote_begins() {
    assertThat(LetterBodies.QUOTING)
        .extracting(body -> shown(QuoteCutBenchmark.newText(body)))
        .allSatisfy(
            text -> assertThat(text).contains("berth").doesNotContain("licence", "Karin B"));
    assertThat(LetterBodies.ALONE)
        .extracting(body -> shown(QuoteCutBenchmark.newText(body)))
        .allSatisfy(text -> assertThat(text).contains("berth"));
  }

  private static String shown(BodyText text) {
    return switch (text) {
      case BodyText.Lines(List<Line> lines) ->
          lines.stream().map(Line::text).collect(Collectors.joining("\n"));
      case BodyText.NotRead(String reason) -> throw new AssertionError(reason);
    };
  }

  @Test
  void mail_is_due_on_a_working_day_after_it_came() {
    assertThat(DueDateBenchmark.RECEIPTS)
        .allSatisfy(
            mail -> {
              assertThat(DueDateBenchmark.due(mail).at()).isAfter(mail.at());
              assertThat(mail.calendar().isWorkingDay(DueDateBenchmark.due(mail).day())).isTrue();
            });
  }

  @Test
  void signatures_are_right_and_wrong_as_they_say() {
    assertThat(SignatureBenchmark.RIGHT)
        .extracting(SignatureBenchmark::flaws)
        .containsOnly(List.of());
    assertThat(SignatureBenchmark.WRONG)
        .extracting(SignatureBenchmark::flaws)
        .doesNotContain(List.of());
  }

  @Test
  void jmh_generates_what_it_times_as_scripts_bench_asks() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-d", generated.toString()));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    arguments.addAll(List.of("-processor", "org.openjdk.jmh.generators.BenchmarkProcessor"));
    try (Stream<Path> files = Files.list(SOURCES)) {
      files
          .map(Path::toString)
          .filter(name -> name.endsWith("Benchmark.java"))
          .forEach(arguments::add);
    }
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    assertThat(javac.run(out, out, arguments.toArray(String[]::new))).as("%s", said).isZero();
    assertThat(generated.resolve("META-INF/BenchmarkList"))
        .content()
        .contains("dueDate", "verdict");
  }
}
