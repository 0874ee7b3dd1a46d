package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.RecordedRequest;
import se.svarsvakt.simulator.WellKnownFolder;

/** Folders beside the Inbox, seen from the command line. */
class EveryFolderEndToEndTest {
  private static final int SCANS = 8;
  private final Office office;

  EveryFolderEndToEndTest(@TempDir Path data) {
    this.office = new Office(data);
  }

  @AfterEach
  void stop() {
    assertThat(office.graph.problems()).isEmpty();
    office.close();
  }

  private String filed(String folder, String time) {
    return office.anna.receive(
        OutgoingMessage.from(Office.CITIZEN).saying("Fråga", "Hej! När får vi bygga?"),
        Office.at(time),
        folder);
  }

  private static String state(Result result, String message) {
    return StreamSupport.stream(result.json().path("mail").spliterator(), false)
        .filter(mail -> mail.path("messageId").asString().equals(message))
        .map(mail -> mail.path("state").asString(""))
        .reduce("", (one, other) -> one + other);
  }

  @Test
  void mail_that_a_rule_files_beside_the_inbox_is_open_until_it_is_answered() {
    String folder = office.anna.addFolder("Bygglov", "msgfolderroot");
    String first = filed(office.anna.addFolder("Väntar", folder), "2026-11-20T09:00");
    Result result = office.scan("2026-11-20T10:00");
    assertThat(state(result, first)).isEqualTo("OPEN");
    String second = filed(folder, "2026-11-20T10:10");
    office.anna.reply(first, "Ja.", Office.at("2026-11-20T10:12"));
    result = office.scan("2026-11-20T10:15");
    assertThat(state(result, first)).isEqualTo("ANSWERED");
    assertThat(state(result, second)).isEqualTo("OPEN");
  }

  @Test
  void an_answer_that_leaves_the_numbers_alone_is_seen_before_somebody_is_told() {
    String folder = office.anna.addFolder("Bygglov", "msgfolderroot");
    String question = filed(folder, "2026-11-19T09:00");
    String sent =
        office.anna.send(
            OutgoingMessage.from("Anna Berg <anna.berg@kommun.example>").to("x@medborgare.example"),
            Office.at("2026-11-19T09:30"));
    office.scan("2026-11-20T06:00");
    office.anna.reply(question, "Ja.", Office.at("2026-11-20T08:00"));
    office.anna.delete(sent);
    Result result = office.scan("2026-11-20T10:00", "--svarsvakt.nudges.enabled=true");
    assertThat(Office.nudges(result)).noneMatch(nudge -> nudge.contains("anna"));
  }

  @Test
  void what_is_not_for_people_is_never_read() {
    String syncIssues = office.anna.addFolder(WellKnownFolder.SYNCISSUES);
    for (String folder : new String[] {syncIssues, "drafts", "outbox", "deleteditems"}) {
      filed(folder, "2026-11-20T09:00");
      filed(office.anna.addFolder("Under", folder), "2026-11-20T09:00");
    }
    assertThat(office.scan("2026-11-20T10:00").json().path("mail")).isEmpty();
    assertThat(office.graph.requests())
        .filteredOn(request -> request.path().endsWith("/delta"))
        .noneMatch(request -> request.path().contains("AAMk"));
  }

  @Test
  void ten_quiet_folders_cost_at_most_2_3_requests_a_mailbox_and_scan() {
    for (int i = 0; i < 10; i++) {
      filed(office.anna.addFolder("Mapp " + i, "msgfolderroot"), "2026-11-20T09:00");
    }
    office.annaSends("<p>Hej</p>", "2026-11-20T09:10");
    var time = Office.at("2026-11-20T10:00");
    office.run(java.util.List.of("scan", "--as-of", time.toString()));
    office.graph.forgetRequests();
    for (int i = 0; i < SCANS; i++) {
      time = time.plus(Duration.ofMinutes(15));
      office.run(java.util.List.of("scan", "--as-of", time.toString()));
    }
    String mailbox = "/users/" + office.anna.account().id() + "/";
    long requests =
        office.graph.requests().stream()
            .filter(RecordedRequest::inner)
            .filter(request -> request.path().startsWith(mailbox))
            .count();
    assertThat(requests / (double) SCANS).isBetween(2.0, 2.3);
  }
}
