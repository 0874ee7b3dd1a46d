package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final StringWriter err = new StringWriter();

  private ProgressBar bar(boolean terminal) {
    PrintWriter writer = new PrintWriter(err);
    return new ProgressBar(new Streams(writer, writer, terminal));
  }

  private List<Integer> shown() {
    return Pattern.compile("(\\d+) of \\d+ mailboxes")
        .matcher(err.toString())
        .results()
        .map(found -> Integer.valueOf(found.group(1)))
        .toList();
  }

  @Test
  void it_never_runs_backwards_whatever_order_threads_report_in() {
    ProgressBar bar = bar(true);
    bar.at(10, 40);
    bar.at(30, 40);
    bar.at(20, 40);
    bar.at(38, 38);
    assertThat(shown()).containsExactly(10, 30, 38);
  }

  @Test
  void it_counts_other_things_too_and_more_of_them_than_an_int_holds() {
    PrintWriter writer = new PrintWriter(err);
    ProgressBar bar = new ProgressBar(new Streams(writer, writer, true), "rows");
    bar.at(3_000_000_000L, 4_000_000_000L);
    bar.end();
    assertThat(err.toString())
        .contains("█".repeat(22) + "░".repeat(8) + "  3000000000 of 4000000000 rows");
  }

  @Test
  void nothing_of_it_is_written_into_a_pipe() {
    ProgressBar bar = bar(false);
    bar.at(10, 40);
    bar.end();
    assertThat(err.toString()).isEmpty();
  }
}
