package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.cli.TownScan.Result;

/** What is read once more before somebody is told. */
class LastLookEndToEndTest {
  private static final String SHARED = "--svarsvakt.shared-mailboxes[0].";
  private static final String ANNA = "anna.berg@kommun.example";
  private static final String BOTH = ANNA + ",bo.ek@kommun.example";

  @TempDir private Path data = Path.of("unset");

  /** How often the shared mailbox is read while so many are told of it. */
  private long reads(String stewards, int told) {
    try (Office office = new Office(data.resolve("told-" + told))) {
      Office.question(office.info, "2026-11-17T08:00");
      Result result =
          office.scan(
              Office.FRIDAY,
              SHARED + "address=info@kommun.example",
              SHARED + "stewards=" + stewards,
              "--svarsvakt.nudges.enabled=true");
      assertThat(Office.nudges(result)).as(result.out()).hasSize(told);
      String id = office.info.account().id();
      return office.graph.requests().stream()
          .filter(request -> request.path().contains(id) && request.path().contains("delta"))
          .count();
    }
  }

  @Test
  void a_shared_mailbox_is_read_once_more_however_many_look_after_it() {
    assertThat(reads(BOTH, 2)).isEqualTo(reads(ANNA, 1)).isPositive();
  }
}
