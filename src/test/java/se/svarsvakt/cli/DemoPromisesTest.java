package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.logging.LoggingSystem;
import se.svarsvakt.cli.TownScan.Result;

/** The demo's table shows every promise once, and nothing in excess. */
class DemoPromisesTest {
  private static final List<String> CODES =
      List.of(
          "no-automatic-reply",
          "audience",
          "incomplete-text",
          "left-on",
          "no-delegate",
          "not-opened",
          "no-steward",
          "no-signature",
          "missing-line",
          "wrong-value",
          "addition");

  @AfterEach
  void hear() {
    LoggingSystem.get(DemoPromisesTest.class.getClassLoader()).setLogLevel("se.svarsvakt", null);
  }

  private static long count(String code, String table) {
    return Pattern.compile("  (breach|warning) +" + code + "\\b").matcher(table).results().count();
  }

  @Test
  void each_finding_stands_there_once_and_all_that_is_told_arrives() {
    Result result = TownScan.captured("demo", "--once");
    assertThat(result.out()).contains("NOT READ");
    assertThat(result.code()).isEqualTo(Cli.INCOMPLETE);
    assertThat(CODES).allSatisfy(code -> assertThat(count(code, result.out())).isEqualTo(1));
    assertThat(result.out()).doesNotContain("Teams refused", "font", "no-cover");
  }

  @ParameterizedTest
  @CsvSource({
    "botkyrka, no-cover, 3",
    "botkyrka, no-routine, 2",
    "ale, font, 1",
    "sotenas, incomplete-text, 2"
  })
  void another_profile_shows_what_it_alone_promises(String profile, String code, int times) {
    Result result = TownScan.captured("demo", "--once", "--svarsvakt.policy.profile=" + profile);
    assertThat(count(code, result.out())).isEqualTo(times);
  }

  @Test
  void sotenas_asks_for_the_cause_of_an_absence() {
    Result result = TownScan.captured("demo", "--once", "--svarsvakt.policy.profile=sotenas");
    assertThat(
            Pattern.compile("incomplete-text .*missing: .*cause").matcher(result.out()).results())
        .isNotEmpty();
  }

  @Test
  void the_registrator_is_told_of_the_request_for_public_records() {
    assertThat(TownScan.captured("demo", "--once").out())
        .containsPattern("public-records +lena\\.forsman@kommun\\.example +1 item");
  }
}
