package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.Office.at;
import static se.svarsvakt.cli.Office.question;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedMailbox;
import tools.jackson.databind.JsonNode;

/** What week 47 of 2026 says for a function mailbox, in an office of two clerks and a manager. */
class FunctionMailboxEndToEndTest {
  private static final String SHARED = "--svarsvakt.shared-mailboxes[0].";
  private static final List<String> SETTINGS =
      List.of(
          SHARED + "address=info@kommun.example",
          SHARED + "stewards=anna.berg@kommun.example",
          SHARED + "service-hours=mon-fri 09:00-11:30, 13:00-15:00");
  private static final String LARGE = "--svarsvakt.policy.privacy.minimum-group=3";

  @TempDir private Path data = Path.of("unset");
  private Office office = new Office(Path.of("unset"));

  @BeforeEach
  void open() {
    office.close(); // the one before it is injected
    office = new Office(data);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private Result run(String command, String local, String... more) {
    List<String> words = new ArrayList<>(List.of(command, "--as-of", at(local).toString()));
    words.addAll(SETTINGS);
    words.addAll(List.of(more));
    return office.run(words);
  }

  private void scan(String local, String... more) {
    List<String> words = new ArrayList<>(List.of("--svarsvakt.history=P30D", "--dry-run"));
    words.addAll(List.of(more));
    assertThat(run("scan", local, words.toArray(String[]::new)).code()).isZero();
  }

  private void toAllThree(int number) {
    for (SimulatedMailbox each : List.of(office.anna, office.bo, office.chef)) {
      each.receive(
          OutgoingMessage.from(Office.CITIZEN)
              .saying("Fråga om bygglov", "Hej! Vem av er svarar?")
              .messageId("<all-" + number + "@medborgare.example>"),
          at("2026-11-1" + number + "T09:00"));
    }
  }

  private void boAnswersForAnna(String time) {
    String asked = question(office.anna, time + ":00");
    OutgoingMessage answer =
        OutgoingMessage.from("Bo Ek <bo.ek@kommun.example>")
            .to(Office.CITIZEN)
            .saying("Sv: Fråga om bygglov", "Hej! I vår.")
            .answering(List.of(office.anna.internetMessageId(asked)));
    office.bo.send(answer, at(time + ":30"));
  }

  /** Info lies unread through Tuesday's morning; in the afternoon it is answered. */
  private void aWeek(String... more) {
    List.of(2, 3, 6, 7, 8).forEach(this::toAllThree);
    List.of("16T10", "16T11", "17T10", "18T10", "19T10")
        .forEach(time -> boAnswersForAnna("2026-11-" + time));
    String waiting = question(office.info, "2026-11-17T08:00");
    scan("2026-11-17T11:35", more);
    office.info.reply(waiting, "Hej! I vår.", at("2026-11-17T14:00"));
    office.info.markRead(waiting, true);
    scan("2026-11-17T15:05", more);
    scan("2026-11-20T16:00", more);
    scan("2026-11-23T07:30", more);
  }

  private JsonNode functions(String local, String... more) {
    List<String> words = new ArrayList<>(List.of("--week", "2026-W47", "--output", "json"));
    words.addAll(List.of(more));
    return run("summary", local, words.toArray(String[]::new))
        .json()
        .path("units")
        .path(0)
        .path("functionMailbox");
  }

  @Test
  void a_week_tells_what_speaks_for_a_function_mailbox() {
    aWeek(LARGE);
    JsonNode told = functions("2026-11-23T08:00", LARGE);
    assertThat(told.path("sameMail").asInt()).isEqualTo(5);
    assertThat(told.path("forEachOther").asInt()).isEqualTo(5);
    assertThat(told.path("byOthers").isNull()).as("Anna's alone").isTrue();
    assertThat(told.path("unreadWindows").toString())
        .isEqualTo("[{\"address\":\"info@kommun.example\",\"windows\":1}]");
    assertThat(told.path("advice").toString())
        .isEqualTo("[\"unread-window\",\"same-mail\",\"for-each-other\"]");
    assertThat(told.toString()).doesNotContain("anna", "bo.ek", "cia");
    assertThat(run("summary", "2026-11-23T08:00", LARGE, "--output", "csv").out())
        .contains("\"sameMail\";\"forEachOther\";\"byOthers\";\"unreadWindows\"")
        .contains("\"5\";\"5\";\"\";\"\"")
        .contains("\"\";\"\";\"\";\"1\"");
  }

  @Test
  void what_happens_after_a_week_changes_nothing_of_it() {
    aWeek(LARGE);
    String before = functions("2026-11-23T08:00", LARGE).toString();
    toAllThree(9);
    boAnswersForAnna("2026-11-24T10");
    scan("2026-11-25T12:00", LARGE);
    assertThat(functions("2026-11-25T13:00", LARGE)).hasToString(before);
  }

  @Test
  void a_small_unit_is_told_of_its_shared_mailboxes_alone() {
    aWeek();
    JsonNode told = functions("2026-11-23T08:00");
    assertThat(told.path("sameMail").isNull()).isTrue();
    assertThat(told.path("forEachOther").isNull()).isTrue();
    assertThat(told.path("byOthers").isNull()).isTrue();
    assertThat(told.path("advice").toString()).isEqualTo("[\"unread-window\"]");
  }

  @Test
  void an_unread_time_of_service_is_no_finding_and_reminds_nobody() {
    question(office.info, "2026-11-17T08:00");
    Result scanned =
        run("scan", "2026-11-17T11:35", "--svarsvakt.history=P30D", "--output", "json");
    assertThat(scanned.json().path("findings").toString()).doesNotContain("unread-window");
  }

  @Test
  void bad_hours_are_refused_with_key_and_what_is_allowed() {
    Result refused =
        office.run(
            List.of(
                "scan",
                SHARED + "address=info@kommun.example",
                SHARED + "service-hours=09:00-11:30"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("svarsvakt.shared-mailboxes[0].service-hours", "09:00-11:30", "such as mon-fri");
  }
}
