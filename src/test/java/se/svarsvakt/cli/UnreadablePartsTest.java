package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.Office.FRIDAY;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.MailboxPart;
import tools.jackson.databind.JsonNode;

/** A mailbox of which one part is refused keeps its other rules. */
class UnreadablePartsTest {
  @TempDir private Path data = Path.of("unset");

  @ParameterizedTest
  @CsvSource({"SETTINGS, MailboxSettings.Read", "CALENDAR, Calendars.Read", "BODY, Mail.Read"})
  void the_missing_right_is_named_and_mail_is_watched(MailboxPart part, String right) {
    try (Office office = new Office(data)) {
      office.anna.failWith(part, GraphError.accessDenied());
      Office.question(office.anna, "2026-11-18T09:00");
      office.annaSends("<p>Utan signatur</p>", "2026-11-20T08:30");
      Result result = office.scan(FRIDAY);
      JsonNode failed = result.json().at("/scan/failed");
      assertThat(result.code()).isEqualTo(Cli.INCOMPLETE);
      assertThat(failed).hasSize(1);
      assertThat(failed.at("/0/mailbox").asString()).isEqualTo("anna.berg@kommun.example");
      assertThat(failed.at("/0/message").asString()).contains(right + " ");
      assertThat(Office.found(result, "reply")).containsExactly("anna.berg overdue BREACH");
    }
  }

  @Test
  void what_can_be_read_again_is_no_longer_named() {
    try (Office office = new Office(data)) {
      office.annaIsAway();
      office.anna.failWith(MailboxPart.CALENDAR, GraphError.accessDenied());
      assertThat(Office.found(office.scan(FRIDAY), "absence")).isEmpty();
      office.anna.failWith(MailboxPart.CALENDAR, null);
      Result later = office.scan("2026-11-20T11:45");
      assertThat(later.code()).isEqualTo(Cli.DONE);
      assertThat(Office.found(later, "absence"))
          .containsExactly("anna.berg no-automatic-reply WARNING");
    }
  }
}
