package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.GraphError;

/** What the program says and ends with when something is wrong. */
class ExitCodesTest {
  @ParameterizedTest
  @CsvSource({
    "--svarsvakt.policy.profile=lund, svarsvakt.policy.profile",
    "--svarsvakt.history=soon, svarsvakt.history",
    "--svarsvakt.nonsense=1, svarsvakt.nonsense",
    "--logging.structured.format.console=xml, logging.structured.format.console",
    "--as-of=tomorrow, --as-of",
    "--as-of=+999999999-12-31T23:59:59Z, --as-of",
    "--as-of=-999999999-01-01T00:00:00Z, --as-of",
    "--as-of=0000-01-01T00:00, --as-of",
    "--as-of=1999-12-31T00:00, --as-of",
    "--as-of=9999-12-31T23:59, --as-of",
    "--mailbox=nobody, --mailbox",
    "--mailbox=nobody@kommun.example, --mailbox"
  })
  void a_wrong_setting_or_argument_is_one_line_that_names_it(
      String argument, String named, @TempDir Path data) {
    try (TownScan scan = new TownScan(data)) {
      Result result = scan.run(List.of("scan", argument));
      assertThat(result.code()).isEqualTo(Cli.WRONG_USE);
      assertThat(errors(result)).hasSize(1).first().asString().contains(named);
    }
  }

  @Test
  void an_unknown_option_is_wrong_use(@TempDir Path data) {
    try (TownScan scan = new TownScan(data)) {
      Result result = scan.run(List.of("scan", "--nonsense"));
      assertThat(result.code()).isEqualTo(Cli.WRONG_USE);
      assertThat(errors(result)).hasSize(1).first().asString().contains("--nonsense");
      assertThat(result.out()).isEmpty();
    }
  }

  @Test
  void a_refused_credential_is_one_line_that_names_the_setting(@TempDir Path data) {
    try (TownScan scan = new TownScan(data)) {
      scan.graph
          .faults()
          .onRequest(any -> Optional.of(GraphError.of(401, "InvalidAuthenticationToken")));
      Result result = scan.scan();
      assertThat(result.code()).isEqualTo(Cli.NO_SOURCE);
      assertThat(errors(result)).hasSize(1).first().asString().contains("svarsvakt.graph.");
      assertThat(result.out()).isEmpty();
    }
  }

  @Test
  void a_moment_in_the_past_lists_nothing_that_came_later(@TempDir Path data) {
    try (TownScan scan = new TownScan(data)) {
      scan.scan();
      String before = "2026-11-19T10:00:00+01:00";
      Result result = scan.run(List.of("scan", "--as-of", before, "--output", "json", "--explain"));
      List<Instant> received = new ArrayList<>();
      result
          .json()
          .path("mail")
          .forEach(
              one ->
                  received.add(
                      OffsetDateTime.parse(one.path("receivedAt").asString()).toInstant()));
      assertThat(received).isNotEmpty().allMatch(OffsetDateTime.parse(before).toInstant()::isAfter);
    }
  }

  @Test
  void help_is_no_error(@TempDir Path data) {
    try (TownScan scan = new TownScan(data)) {
      Result result = scan.run(List.of("scan", "--help"));
      assertThat(result.code()).isEqualTo(Cli.DONE);
      assertThat(result.out()).contains("--as-of", "--explain", "--dry-run");
    }
  }

  private static List<String> errors(Result result) {
    return result.err().lines().filter(line -> line.startsWith("svarsvakt: ")).toList();
  }
}
