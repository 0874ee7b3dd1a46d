package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a replay of past days says of the last call. */
class ReplayLastCallTest {
  @TempDir private Path directory;

  private static long lastCalls(TownScan.Result replay) {
    long sum = 0;
    for (JsonNode day : replay.json().path("days")) {
      sum += day.path("kind").asString().equals("last-call") ? day.path("nudges").asLong() : 0;
    }
    return sum;
  }

  private static String setting(String lastCall) {
    return "--svarsvakt.policy.nudges.last-call=" + lastCall;
  }

  @Test
  void the_month_of_the_demo_has_fewer_reminders_without_it() {
    try (TownScan town = new TownScan(directory.resolve("none"))) {
      TownScan.Result off = town.scan("--replay", "P30D", setting("off"));
      TownScan.Result unseen = town.scan("--replay", "P30D", setting("if-unseen"));
      TownScan.Result always = town.scan("--replay", "P30D", setting("always"));
      // these figures stand in docs/how-it-judges.md; nothing is known of what was seen then
      assertThat(List.of(total(off), lastCalls(off))).containsExactly(68L, 0L);
      assertThat(List.of(total(unseen), total(always), lastCalls(always)))
          .containsExactly(78L, 78L, 10L);
    }
  }

  private static long total(TownScan.Result replay) {
    return replay.json().path("total").path("nudges").asLong();
  }

  @Test
  void what_was_seen_while_the_program_ran_is_known_to_a_replay() {
    try (BotOffice bots = new BotOffice(directory.resolve("data"))) {
      Office office = bots.office;
      String read = Office.question(office.anna, "2026-11-19T09:00");
      Office.question(office.bo, "2026-11-19T09:00");
      bots.scan("2026-11-20T08:35");
      office.anna.markRead(read, true);
      bots.scan("2026-11-20T12:00");
      String evening = "2026-11-20T16:30";
      assertThat(lastCalls(office.scan(evening, "--replay", "P1D", setting("off")))).isZero();
      assertThat(lastCalls(office.scan(evening, "--replay", "P1D", setting("if-unseen"))))
          .isEqualTo(1);
      assertThat(lastCalls(office.scan(evening, "--replay", "P1D", setting("always"))))
          .isEqualTo(2);
    }
  }
}
