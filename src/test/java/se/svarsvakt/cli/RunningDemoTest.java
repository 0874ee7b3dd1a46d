package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.cli.TownScan.Result;

/** Other commands work on the demo that runs. */
class RunningDemoTest {
  private final String home = System.getProperty("user.home");
  @TempDir private Path directory;

  @BeforeEach
  void moveIn() {
    System.setProperty("user.home", directory.toString());
  }

  @AfterEach
  void moveOut() {
    System.setProperty("user.home", home);
  }

  private RunningDemo over(TownScan scan) {
    return new RunningDemo(
        Map.of(
            "svarsvakt.graph.base-url", scan.graph.baseUrl().toString(),
            "svarsvakt.graph.access-token", "any-token",
            "svarsvakt.data-dir", directory.resolve("data").toString()),
        List.of("--svarsvakt.policy.profile=botkyrka"),
        Duration.ofMinutes(-5));
  }

  private static Result inDemo(String... words) {
    List<String> args = new ArrayList<>(List.of("--demo"));
    args.addAll(List.of(words));
    return TownScan.captured(args.toArray(String[]::new));
  }

  @Test
  void docs_pack_tells_of_the_demos_settings() throws Exception {
    Path pack = directory.resolve("pack");
    try (TownScan scan = new TownScan(directory);
        RunningDemo.Advertised found = over(scan).advertise()) {
      assertThat(found.done()).isTrue();
      Result first = inDemo("docs-pack", "--to", pack.toString());
      assertThat(first.code()).isEqualTo(Cli.DONE);
      assertThat(first.out()).contains("1-beskrivning.md: new");
      assertThat(pack.resolve("1-beskrivning.md")).content().contains("inom 2 arbetsdagar");
      Result again =
          inDemo("docs-pack", "--to", pack.toString(), "--svarsvakt.policy.escalate=true");
      assertThat(again.out())
          .contains("1-beskrivning.md: redrafted; the earlier one is 1-beskrivning.2026-11-20.md")
          .contains("    + ");
    }
  }

  @Test
  void a_command_takes_the_demos_mailboxes_time_and_policy_and_another_policy_if_it_is_given()
      throws Exception {
    try (TownScan scan = new TownScan(directory);
        RunningDemo.Advertised found = over(scan).advertise()) {
      assertThat(found.done()).isTrue();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(RunningDemo.file())))
          .isEqualTo("rw-------");
      Result same = inDemo("scan", "--dry-run");
      assertThat(same.code()).isEqualTo(Cli.INCOMPLETE);
      assertThat(same.out()).contains("Svarsvakt  Fri 20 Nov 10:25  profile botkyrka");
      Result other = inDemo("scan", "--dry-run", "--svarsvakt.policy.profile=ale");
      assertThat(other.out()).contains("profile ale");
    }
    assertThat(RunningDemo.file()).doesNotExist();
  }

  @Test
  void where_none_runs_it_says_so() {
    TownScan.refused(inDemo("scan"), "no demo is running", "svarsvakt demo");
  }

  @Test
  void only_what_can_be_asked_of_a_demo_goes_with_it() {
    TownScan.refused(
        inDemo("serve"),
        "--demo goes with scan, summary, cover, mark, except, audit, log, export-person, forget, doctor and docs-pack");
  }

  @Test
  void nobody_unknown_visits_the_demo() {
    TownScan.refused(
        TownScan.captured("demo", "--once", "--as", "nobody@kommun.example"),
        "--as = \"nobody@kommun.example\"",
        "nobody in the town has this address",
        "@kommun.example and others");
  }
}
