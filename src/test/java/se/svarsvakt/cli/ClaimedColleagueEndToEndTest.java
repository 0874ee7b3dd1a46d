package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.ReceivedNotification;
import se.svarsvakt.simulator.SimulatedMailbox;
import tools.jackson.databind.JsonNode;

/** A mail that claims to come from a colleague, from the mailbox to all who are told of it. */
class ClaimedColleagueEndToEndTest {
  private static final String WARNING =
      "Avsändaren uppger sig vara en kollega, men det är inte visat.";

  @TempDir private Path directory;
  private Office office;

  @BeforeEach
  void begin() {
    office = new Office(directory.resolve("data"));
  }

  @AfterEach
  void end() {
    office.close();
  }

  /** Due on Friday at 17:00. */
  private static String forged(SimulatedMailbox mailbox, String... more) {
    OutgoingMessage message =
        OutgoingMessage.from("Cia Chef <cia.chef@kommun.example>")
            .saying("Överföring i dag", "Kan du betala fakturan i dag?")
            .header("X-MS-Exchange-Organization-AuthAs", "Anonymous");
    for (int i = 0; i < more.length; i += 2) {
      message = message.header(more[i], more[i + 1]);
    }
    return mailbox.receive(message, Office.at("2026-11-19T09:00"));
  }

  private static JsonNode mail(JsonNode output, String id) {
    return output
        .path("mail")
        .valueStream()
        .filter(mail -> mail.path("messageId").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_output_names_it_and_says_so_right_after_the_verdict() {
    String forged = forged(office.anna);
    String question = Office.question(office.anna, "2026-11-19T09:05");
    JsonNode output = office.scan("2026-11-20T08:35", "--explain").json();
    assertThat(mail(output, forged).path("verdict").asString()).isEqualTo("external");
    assertThat(mail(output, forged).path("claimsColleague").asBoolean(false)).isTrue();
    assertThat(mail(output, forged).path("why").path(1).asString())
        .isEqualTo("The sender claims to be a colleague and is not shown to be one.");
    assertThat(mail(output, question).has("claimsColleague")).isFalse();
  }

  @Test
  void the_table_shows_it_under_a_heading_of_its_own_before_what_is_due() {
    forged(office.anna);
    Office.question(office.anna, "2026-11-19T09:05");
    String table =
        office.run(new ArrayList<>(List.of("scan", "--as-of", "2026-11-20T07:35:00Z"))).out();
    assertThat(table)
        .contains("IS NOT SHOWN TO BE ONE: ASK THE COLLEAGUE BEFORE ANSWERING (1)")
        .contains("DUE TODAY OR SOON (1)", "2 items, warned of 1");
    assertThat(table.indexOf("NOT SHOWN TO BE ONE")).isLessThan(table.indexOf("DUE TODAY"));
  }

  @Test
  void the_activity_feed_shows_the_warning_and_asks_for_no_answer() {
    forged(office.anna);
    office.scan("2026-11-20T08:35", "--svarsvakt.nudges.enabled=true");
    ReceivedNotification shown = office.tenant.notifications().getLast();
    assertThat(shown.activityType()).isEqualTo("systemDefault");
    assertThat(shown.templateParameters()).containsEntry("systemDefaultText", WARNING);
    assertThat(shown.previewText()).startsWith(WARNING).doesNotContain("Överföring", "17:00");
    assertThat(office.graph.problems()).isEmpty();
  }

  @Test
  void once_it_is_marked_as_suspicious_it_is_settled_and_told_of_no_more() {
    String forged = forged(office.anna);
    office.scan("2026-11-20T08:35");
    office.run(
        new ArrayList<>(
            List.of(
                "mark",
                forged,
                "--mailbox",
                "anna.berg@kommun.example",
                "--as",
                "no-reply-needed",
                "--reason",
                "suspicious",
                "--as-of",
                "2026-11-20T09:00:00+01:00")));
    JsonNode output = office.scan("2026-11-20T15:05").json();
    assertThat(mail(output, forged).path("state").asString()).isEqualTo("NO_REPLY_NEEDED");
    assertThat(output.path("nudges")).isEmpty();
  }
}
