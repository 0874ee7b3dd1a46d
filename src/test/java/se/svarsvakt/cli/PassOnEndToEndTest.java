package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.Office.at;
import static se.svarsvakt.cli.Office.question;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.cli.TownScan.Result;
import tools.jackson.databind.JsonNode;

/** A mail that somebody says they pass on, from the mark to the reminder. It came on the 19th. */
class PassOnEndToEndTest {
  @TempDir private Path data = Path.of("unset");
  private Office office = new Office(Path.of("unset"));
  private String asked = "";

  @BeforeEach
  void open() {
    office.close(); // the one before it is injected
    office = new Office(data);
    asked = question(office.anna, "2026-11-19T09:00");
    scan("2026-11-19T09:30");
    mark("passed-on", "2026-11-19T10:00");
  }

  @AfterEach
  void close() {
    office.close();
  }

  private Result scan(String local) {
    return office.scan(local, "--dry-run");
  }

  private void mark(String as, String local) {
    String moment = at(local).toString();
    List<String> words =
        List.of(
            "mark", asked, "--mailbox", "anna.berg@kommun.example", "--as", as, "--as-of", moment);
    assertThat(office.run(words).code()).isZero();
  }

  private String state(Result scanned) {
    for (JsonNode mail : scanned.json().path("mail")) {
      if (mail.path("messageId").asString().equals(asked)) {
        return mail.path("state").asString();
      }
    }
    return "";
  }

  @Test
  void its_writer_is_reminded_of_the_sender_on_the_due_day() {
    Result due = scan("2026-11-20T08:30");
    assertThat(state(due)).isEqualTo("FORWARDED_UNTOLD");
    assertThat(Office.nudges(due)).anyMatch(nudge -> nudge.startsWith("forward-untold"));
    assertThat(Office.nudges(due)).noneMatch(nudge -> nudge.startsWith("reply-due"));
  }

  @Test
  void the_forward_with_the_sender_in_copy_settles_it() {
    office.anna.forwardTelling(
        asked, "Skickat vidare.", at("2026-11-19T10:05"), "bo.ek@kommun.example");
    assertThat(state(scan("2026-11-20T08:30"))).isEqualTo("FORWARDED");
  }

  @Test
  void open_takes_it_back() {
    mark("open", "2026-11-19T11:00");
    assertThat(Office.nudges(scan("2026-11-20T08:30")))
        .anyMatch(nudge -> nudge.startsWith("reply-due"));
  }
}
