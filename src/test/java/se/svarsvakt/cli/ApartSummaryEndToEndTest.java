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

/** Week 47 of 2026: mail, voicemail and requests for public records, each counted apart. */
class ApartSummaryEndToEndTest {
  private static final String CHEF = "cia.chef@kommun.example";
  private static final String LARGE = "--svarsvakt.policy.privacy.minimum-group=3";
  private static final String PERSONS = "--svarsvakt.policy.privacy.manager-sees-persons=true";
  private static final String AFTER = "2026-11-23T08:00";

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
    words.add("--svarsvakt.shared-mailboxes[0].address=info@kommun.example");
    words.add("--svarsvakt.shared-mailboxes[0].stewards=anna.berg@kommun.example");
    words.addAll(List.of(more));
    return office.run(words);
  }

  private void scan(String local, String... more) {
    List<String> words = new ArrayList<>(List.of("--svarsvakt.history=P30D", "--dry-run"));
    words.addAll(List.of(more));
    assertThat(run("scan", local, words.toArray(String[]::new)).code()).isZero();
  }

  private JsonNode unit(String local, String... more) {
    List<String> words = new ArrayList<>(List.of("--week", "2026-W47", "--output", "json"));
    words.addAll(List.of(more));
    Result told = run("summary", local, words.toArray(String[]::new));
    return told.json().path("units").path(0);
  }

  private static String call(SimulatedMailbox mailbox, String time) {
    return mailbox.receive(
        OutgoingMessage.from("Växeln <vaxel@telefoni.example>")
            .saying("Röstmeddelande", "Ett röstmeddelande")
            .header("X-CallingTelephoneNumber", "070-174 06 99"),
        at(time));
  }

  private static String request(SimulatedMailbox mailbox, String time) {
    return mailbox.receive(
        OutgoingMessage.from("Rut Ek <rut@medborgare.example>")
            .saying("Handlingar", "Hej! Jag begär att få ta del av allmän handling: diariet."),
        at(time));
  }

  private static void answers(SimulatedMailbox mailbox, String message, String time) {
    mailbox.reply(message, "Hej! Här kommer svaret.", at(time));
  }

  private void calledBack(String message, String local) {
    Result marked =
        run("mark", local, message, "--mailbox", "anna.berg@kommun.example", "--as", "answered");
    assertThat(marked.code()).isZero();
  }

  /**
   * Mail: three in time. Voicemail: one in time, one at another's and one at the shared mailbox
   * never, one due in the next week. Requests: one in time, one in the afternoon that mail's
   * deadline would let pass, and one that Anna, alone of the people, got.
   */
  private void aWeek(String... more) {
    for (SimulatedMailbox each : List.of(office.anna, office.bo, office.chef)) {
      answers(each, question(each, "2026-11-16T09:00"), "2026-11-16T11:00");
    }
    String called = call(office.anna, "2026-11-16T09:00");
    call(office.bo, "2026-11-16T09:00");
    call(office.info, "2026-11-18T13:00");
    call(office.chef, "2026-11-20T15:00");
    answers(office.info, request(office.info, "2026-11-17T09:00"), "2026-11-17T15:00");
    answers(office.info, request(office.info, "2026-11-17T13:00"), "2026-11-18T14:00");
    request(office.anna, "2026-11-19T09:00");
    scan("2026-11-17T09:30", more);
    calledBack(called, "2026-11-17T10:00");
    scan("2026-11-20T18:00", more);
  }

  private static void counts(
      JsonNode figures, int received, int due, int onTime, int late, int unanswered) {
    assertThat(
            List.of("received", "due", "onTime", "late", "unanswered").stream()
                .map(each -> figures.path(each).asInt(-1)))
        .as("received, due, onTime, late, unanswered")
        .containsExactly(received, due, onTime, late, unanswered);
  }

  @Test
  void each_promise_has_its_own_deadline_and_figures() {
    aWeek(LARGE);
    scan("2026-11-23T07:30", LARGE);
    JsonNode unit = unit(AFTER, LARGE);
    counts(unit.path("figures"), 3, 3, 3, 0, 0);
    counts(unit.path("voicemail"), 4, 3, 1, 0, 2);
    counts(unit.path("publicRecords"), 3, 3, 1, 1, 1);
    assertThat(unit.path("voicemailWithheld").isNull()).isTrue();
    assertThat(unit.path("publicRecordsWithheld").isNull()).isTrue();
    assertThat(unit.path("publicRecords").path("oldestOverdue").asString())
        .isEqualTo("2026-11-19T09:00:00+01:00");
    assertThat(unit.path("publicRecords").propertyNames())
        .isEqualTo(unit.path("figures").propertyNames());
    assertThat(unit.path("trend").path(11).path("due").asInt()).isEqualTo(3);
    JsonNode info = unit.path("sharedMailboxes").path(0);
    counts(info.path("figures"), 0, 0, 0, 0, 0);
    counts(info.path("voicemail"), 1, 1, 0, 0, 1);
    counts(info.path("publicRecords"), 2, 2, 1, 1, 0);
    JsonNode bo = person(unit(AFTER, LARGE, PERSONS), "bo.ek@kommun.example");
    counts(bo.path("voicemail"), 1, 1, 0, 0, 1);
    assertThat(bo.path("publicRecords").isNull()).as("none came").isTrue();
  }

  private static JsonNode person(JsonNode unit, String address) {
    for (JsonNode each : unit.path("persons")) {
      if (each.path("address").asString().equals(address)) {
        return each;
      }
    }
    throw new AssertionError(address + " is not told");
  }

  @Test
  void what_comes_later_changes_nothing_and_what_is_kept_is_what_was_counted() {
    aWeek();
    String counted = unit("2026-11-23T07:00").toString();
    scan("2026-11-23T07:30");
    call(office.bo, "2026-11-24T09:00");
    scan("2026-11-25T12:00");
    assertThat(unit("2026-11-25T13:00")).hasToString(counted);
  }

  @Test
  void a_small_units_figures_that_point_at_one_are_withheld_each_by_itself() {
    aWeek();
    scan("2026-11-23T07:30");
    JsonNode unit = unit(AFTER);
    counts(unit.path("figures"), 3, 3, 3, 0, 0);
    counts(unit.path("voicemail"), 4, 3, 1, 0, 2);
    assertThat(unit.path("publicRecords").isNull()).isTrue();
    assertThat(unit.path("publicRecordsWithheld").asString()).isEqualTo("minimum-group");
    assertThat(unit.path("findings").toString())
        .contains("\"voicemail\"")
        .doesNotContain("public-records");
    counts(unit.path("sharedMailboxes").path(0).path("publicRecords"), 2, 2, 1, 1, 0);
    assertThat(run("summary", AFTER).out())
        .contains("the unit, voicemail", "info@kommun.example, public-records")
        .contains("the unit, public-records: withheld");
  }

  @Test
  void table_csv_page_and_year_have_rows_of_their_own() {
    aWeek(LARGE);
    scan("2026-11-23T07:30", LARGE);
    assertThat(run("summary", AFTER, "--output", "csv", LARGE).out())
        .contains("\"" + CHEF + "\";\"unit\";\"\";\"3\";\"3\";\"3\";\"3\"")
        .contains("\"" + CHEF + "\";\"unit-voicemail\";\"\";\"3\";\"4\";\"3\";\"1\"")
        .contains("\"shared-public-records\";\"info@kommun.example\";\"\";\"2\";\"2\";\"1\"");
    assertThat(run("summary", AFTER, "--output", "html", LARGE).out())
        .contains("Räknas för sig", "Röstmeddelanden, info@kommun.example")
        .containsPattern("(?s)1\\.</td>[^/]*Ett mejl som begär allmän handling väntade på svar")
        .containsPattern("(?s)2\\.</td>[^/]*2 röstmeddelanden väntade .*info@kommun.example");
    JsonNode year =
        run("summary", AFTER, "--year", "2026", "--output", "json", LARGE).json().path("units");
    counts(year.path(0).path("figures"), 3, 3, 3, 0, 0);
    counts(year.path(0).path("voicemail"), 4, 3, 1, 0, 2);
    counts(year.path(0).path("sharedMailboxes").path(0).path("publicRecords"), 2, 2, 1, 1, 0);
    assertThat(run("summary", AFTER, "--year", "2026", LARGE).out())
        .contains("the unit, public-records", "info@kommun.example, voicemail");
    assertThat(run("summary", AFTER, "--year", "2026", "--output", "csv", LARGE).out())
        .contains("\"unit-public-records\";\"\";\"3\";\"3\";\"1\";\"1\";\"1\"");
    assertThat(run("summary", AFTER, "--year", "2026", "--output", "html", LARGE).out())
        .contains("Räknas för sig", "Begäran om allmän handling, info@kommun.example");
  }

  @Test
  void of_two_clocks_the_first_one_makes_mail_due() {
    String[] clocks = {
      LARGE,
      "--svarsvakt.policy.reply.respond-within-working-days=10",
      "--svarsvakt.policy.reply.acknowledge-within-working-days=1"
    };
    question(office.bo, "2026-11-16T09:00");
    scan("2026-11-23T07:30", clocks);
    counts(unit(AFTER, clocks).path("figures"), 1, 1, 0, 0, 1);
  }

  @Test
  void where_none_came_there_is_nothing_to_tell() {
    answers(office.anna, question(office.anna, "2026-11-16T09:00"), "2026-11-16T11:00");
    scan("2026-11-23T07:30", LARGE);
    JsonNode unit = unit(AFTER, LARGE);
    for (JsonNode each : List.of(unit, unit.path("sharedMailboxes").path(0))) {
      assertThat(each.path("voicemail").isNull()).isTrue();
      assertThat(each.path("publicRecords").isNull()).isTrue();
    }
    assertThat(unit.path("voicemailWithheld").isNull()).isTrue();
    assertThat(run("summary", AFTER, LARGE, "--output", "html").out())
        .doesNotContain("Räknas för sig");
  }
}
