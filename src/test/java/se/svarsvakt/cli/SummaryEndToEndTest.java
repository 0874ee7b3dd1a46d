package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static se.svarsvakt.cli.Office.at;
import static se.svarsvakt.cli.Office.question;
import static se.svarsvakt.cli.TownScan.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.SimulatedMailbox;
import tools.jackson.databind.JsonNode;

/** Weeks 46 and 47 of 2026 in an office of two clerks, their manager and a shared mailbox. */
class SummaryEndToEndTest {
  private static final String CHEF = "cia.chef@kommun.example";
  private static final String STEWARD =
      "--svarsvakt.shared-mailboxes[0].address=info@kommun.example";
  private static final String STEWARDS =
      "--svarsvakt.shared-mailboxes[0].stewards=anna.berg@kommun.example";

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

  private void scan(String local) {
    Result scanned = office.scan(local, "--svarsvakt.history=P30D", "--dry-run", STEWARD, STEWARDS);
    assertThat(scanned.code()).isZero();
  }

  private Result summary(String local, String... more) {
    List<String> words =
        new ArrayList<>(List.of("summary", "--as-of", at(local).toString(), STEWARD, STEWARDS));
    words.addAll(List.of(more));
    return office.run(words);
  }

  private JsonNode unit(String local, String... more) {
    List<String> words = new ArrayList<>(List.of("--output", "json"));
    words.addAll(List.of(more));
    return summary(local, words.toArray(String[]::new)).json().path("units").path(0);
  }

  /** So that figures point at nobody. */
  private void annaAndTheirManagerHaveMailToo() {
    answers(office.anna, question(office.anna, "2026-11-10T09:00"), "2026-11-10T11:00");
    answers(office.chef, question(office.chef, "2026-11-10T09:00"), "2026-11-10T11:00");
  }

  private static void answers(SimulatedMailbox mailbox, String message, String time) {
    mailbox.reply(message, "Hej! Ni får bygga i vår.", at(time));
  }

  /** One in time, one late, one never, one marked, one of the shared mailbox in time. */
  private void aWeek() {
    answers(office.anna, question(office.anna, "2026-11-16T09:00"), "2026-11-16T11:00");
    answers(office.bo, question(office.bo, "2026-11-16T09:00"), "2026-11-18T10:00");
    question(office.bo, "2026-11-17T16:00");
    String marked = question(office.anna, "2026-11-18T09:00");
    answers(office.info, question(office.info, "2026-11-18T13:00"), "2026-11-19T09:00");
    scan("2026-11-20T16:00");
    Result mark =
        office.run(
            List.of(
                "mark",
                marked,
                "--mailbox",
                "anna.berg@kommun.example",
                "--as",
                "no-reply-needed",
                "--as-of",
                at("2026-11-20T16:30").toString()));
    assertThat(mark.code()).isZero();
    scan("2026-11-23T07:30");
  }

  @Test
  void a_week_is_told_unit_by_unit_with_each_figure() {
    aWeek();
    JsonNode unit = unit("2026-11-23T08:00");
    JsonNode figures = unit.path("figures");
    assertThat(unit.path("manager").asString()).isEqualTo(CHEF);
    assertThat(unit.path("people").asInt()).isEqualTo(3);
    assertThat(figures.path("received").asInt()).isEqualTo(5);
    assertThat(figures.path("due").asInt()).isEqualTo(4);
    assertThat(figures.path("onTime").asInt()).isEqualTo(2);
    assertThat(figures.path("late").asInt()).isEqualTo(1);
    assertThat(figures.path("unanswered").asInt()).isEqualTo(1);
    assertThat(figures.path("noReplyNeeded").asInt()).isEqualTo(1);
    assertThat(figures.path("onTimeShare").asDouble()).isEqualTo(0.5, within(1e-9));
    assertThat(figures.path("openOverdue").asInt()).isEqualTo(1);
    assertThat(figures.path("oldestOverdue").asString()).isEqualTo("2026-11-17T16:00:00+01:00");
    // waits of 2, 19 and 5 working hours, and two without an answer: the third is the middle
    assertThat(figures.path("workingHoursMedian").asDouble()).isEqualTo(19, within(1e-9));
    assertThat(figures.path("workingHoursP90").isNull()).isTrue();
    assertThat(unit.path("sharedMailboxes").path(0).path("figures").path("onTime").asInt())
        .isEqualTo(1);
    assertThat(unit.path("persons").isNull()).isTrue();
    assertThat(unit.path("personsWithheld").asString()).isEqualTo("policy");
  }

  @Test
  void what_happens_after_a_week_does_not_change_it() {
    aWeek();
    String before = unit("2026-11-23T08:00").toString();
    question(office.anna, "2026-11-24T09:00");
    scan("2026-11-25T12:00");
    assertThat(unit("2026-11-25T13:00", "--week", "2026-W47")).hasToString(before);
    String all = "--svarsvakt.policy.summary.reports=all";
    String wholeLine = unit("2026-11-25T13:00", "--week", "2026-W47", all).toString();
    scanOnTheDay("2027-03-15T12:00"); // what was settled is deleted by now
    assertThat(unit("2027-03-15T13:00", "--week", "2026-W47")).hasToString(before);
    assertThat(unit("2027-03-15T13:00", "--week", "2026-W47", all)).hasToString(wholeLine);
    assertThat(
            unit(
                    "2027-03-15T13:00",
                    "--week",
                    "2026-W47",
                    "--svarsvakt.policy.privacy.manager-sees-persons=true",
                    "--svarsvakt.policy.privacy.minimum-group=3")
                .path("persons")
                .isNull())
        .as("nobody's own figures are kept")
        .isTrue();
    assertThat(summary("2027-03-15T13:00", "--week", "2027-W10").code()).isZero();
  }

  /** Not looked ahead to: the machine's clock says so, and old mail is deleted. */
  private void scanOnTheDay(String local) {
    List<String> words =
        List.of(
            "scan",
            "--svarsvakt.history=P30D",
            "--dry-run",
            "--as-of",
            at(local).toString(),
            STEWARD,
            STEWARDS);
    assertThat(office.run(at(local), words).code()).isZero();
  }

  @Test
  void a_promise_that_is_taken_back_is_due_when_it_was_promised() {
    String mail = question(office.bo, "2026-11-16T09:00");
    annaAndTheirManagerHaveMailToo();
    scan("2026-11-16T11:00");
    mark(mail, "acknowledged", "2026-11-16T12:00", "--until", "2026-11-25");
    scan("2026-11-23T07:00");
    assertThat(unit("2026-11-23T08:00").path("figures").path("due").asInt()).isZero();
    mark(mail, "no-reply-needed", "2026-11-24T09:00");
    scan("2026-11-30T07:00");
    JsonNode figures = unit("2026-11-30T08:00").path("figures");
    assertThat(figures.path("noReplyNeeded").asInt()).isEqualTo(1);
    assertThat(figures.path("due").asInt()).isZero();
  }

  private void mark(String mail, String as, String local, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("mark", mail, "--mailbox", "bo.ek@kommun.example", "--as", as, "--as-of"));
    words.add(at(local).toString());
    words.addAll(List.of(more));
    assertThat(office.run(words).code()).isZero();
  }

  @Test
  void a_week_in_which_no_pass_ran_does_not_look_compliant() {
    annaAndTheirManagerHaveMailToo();
    scan("2026-11-13T16:00");
    assertThat(unit("2026-11-16T08:00").path("notMeasured").isEmpty()).isTrue();
    JsonNode early = summary("2026-11-23T07:00", "--output", "json").json();
    assertThat(early.path("readUntil").asString()).isEqualTo("2026-11-13T16:00:00+01:00");
    String before = early.path("units").path(0).toString();
    scan("2026-11-23T07:30");
    JsonNode after = summary("2026-11-23T08:00", "--output", "json").json();
    assertThat(after.has("readUntil")).isFalse();
    assertThat(after.path("units").path(0)).hasToString(before);
    assertThat(after.path("units").path(0).path("notMeasured").isEmpty()).isTrue();
    assertThat(after.path("units").path(0).path("unwatched").asBoolean()).isTrue();
    assertThat(summary("2026-11-23T08:00").out()).contains("no mailbox was read on the last two");
    assertThat(summary("2026-11-23T08:00", "--output", "html").out())
        .contains("Ingen brevlåda lästes", "fråga den som förvaltar Svarsvakt varför")
        .doesNotContain("NoPass");
    scan("2026-11-27T16:00");
    scan("2026-11-30T07:00");
    assertThat(unit("2026-11-30T08:00").has("unwatched")).isFalse();
  }

  @Test
  void a_week_before_the_first_pass_does_not_look_compliant() {
    annaAndTheirManagerHaveMailToo();
    scan("2026-11-23T07:30");
    assertThat(unit("2026-11-23T08:00").path("unwatched").asBoolean()).isTrue();
    scan("2026-11-27T16:00");
    scan("2026-11-30T07:00");
    assertThat(unit("2026-11-30T08:00").has("unwatched")).isFalse();
  }

  @Test
  void persons_are_told_where_the_policy_says_so_and_the_unit_is_large() {
    aWeek();
    String counted =
        unit(
                "2026-11-23T08:00",
                "--svarsvakt.policy.privacy.manager-sees-persons=true",
                "--svarsvakt.policy.privacy.minimum-group=3")
            .path("persons")
            .toString();
    assertThat(counted).contains("anna.berg@kommun.example", "bo.ek@kommun.example", CHEF);
  }

  /** Without the check that every mailbox could be read. */
  private void scanWhatCanBeRead(String local) {
    office.scan(local, "--svarsvakt.history=P30D", "--dry-run", STEWARD, STEWARDS);
  }

  @Test
  void where_mail_could_be_read_only_later_it_is_said_that_persons_do_not_add_up() {
    String[] persons = {
      "--week",
      "2026-W47",
      "--svarsvakt.policy.privacy.manager-sees-persons=true",
      "--svarsvakt.policy.privacy.minimum-group=3"
    };
    annaAndTheirManagerHaveMailToo();
    scan("2026-11-16T08:00");
    String late = question(office.bo, "2026-11-17T09:00");
    scan("2026-11-18T16:00");
    answers(office.bo, late, "2026-11-19T10:00");
    office.bo.failWith(GraphError.accessDenied());
    scanWhatCanBeRead("2026-11-20T16:00");
    scanWhatCanBeRead("2026-11-23T07:00");
    JsonNode kept = unit("2026-11-23T08:00", persons);
    assertThat(kept.path("figures").path("unanswered").asInt()).isOne();
    assertThat(kept.has("personsRecounted")).isFalse();
    office.bo.failWith(null);
    scan("2026-11-24T07:00");
    JsonNode later = unit("2026-11-24T08:00", persons);
    assertThat(later.path("figures")).isEqualTo(kept.path("figures"));
    assertThat(later.path("personsRecounted").asBoolean()).isTrue();
    assertThat(summary("2026-11-24T08:00", persons).out()).contains("the two do not add up");
    assertThat(unit("2026-11-24T08:00", "--week", "2026-W47").has("personsRecounted")).isFalse();
  }

  @Test
  void a_finding_is_new_then_still_there_then_fixed() {
    String late = question(office.bo, "2026-11-09T09:00");
    annaAndTheirManagerHaveMailToo();
    scan("2026-11-12T08:00");
    scan("2026-11-16T07:00");
    assertThat(unit("2026-11-16T08:00").path("findings").toString())
        .contains("\"code\":\"overdue\",\"new\":1,\"still\":0,\"fixed\":0");
    answers(office.bo, late, "2026-11-18T10:00");
    scan("2026-11-18T12:00");
    scan("2026-11-23T07:00");
    assertThat(unit("2026-11-23T08:00").path("findings").toString())
        .contains("\"code\":\"overdue\",\"new\":0,\"still\":0,\"fixed\":1");
    assertThat(unit("2026-11-23T08:00").path("trend").path(10).toString())
        .isEqualTo("{\"week\":\"2026-W46\",\"due\":3,\"onTime\":2}");
  }

  @Test
  void mail_thrown_away_after_a_week_was_open_at_its_end() {
    String letter = question(office.bo, "2026-11-17T09:00");
    annaAndTheirManagerHaveMailToo();
    scan("2026-11-20T16:00");
    office.bo.discard(letter, at("2026-11-23T09:00"));
    scan("2026-11-23T09:30");
    JsonNode figures = unit("2026-11-23T10:00").path("figures");
    assertThat(figures.path("unanswered").asInt()).isEqualTo(1);
    assertThat(figures.path("discarded").asInt()).isZero();
  }

  @Test
  void figures_that_point_at_one_person_are_withheld() {
    question(office.bo, "2026-11-17T09:00");
    answers(office.info, question(office.info, "2026-11-18T13:00"), "2026-11-19T09:00");
    scan("2026-11-23T07:30");
    JsonNode unit = unit("2026-11-23T08:00");
    assertThat(unit.path("figures").isNull()).isTrue();
    assertThat(unit.path("figuresWithheld").asString()).isEqualTo("minimum-group");
    assertThat(unit.path("sharedMailboxes").path(0).path("figures").path("due").asInt())
        .isEqualTo(1);
    assertThat(unit.path("findings")).isEmpty();
    assertThat(summary("2026-11-23T08:00").out()).contains("withheld");
  }

  @Test
  void what_cannot_be_told_is_refused_with_what_can() {
    scan("2026-11-23T07:30");
    refused(summary("2026-11-23T08:00", "--week", "2026-W48"), "--week", "2026-W47");
    refused(summary("2026-11-23T08:00", "--week", "2026-W54"), "an ISO week such as 2026-W47");
    refused(summary("2026-11-23T08:00", "--week", "2026-W30"), "first week that is known");
    refused(summary("2026-11-23T08:00", "--manager", "nobody@kommun.example"), "--manager");
    refused(
        summary("2026-11-23T08:00", "--manager", "bo.ek@kommun.example"),
        "nobody in scope reported to them");
  }

  @Test
  void before_the_first_scan_there_is_nothing_to_tell() {
    refused(summary("2026-11-23T08:00"), "scan mailboxes first");
  }

  @Test
  void a_week_is_written_to_files_as_they_are_asked_for() throws IOException {
    aWeek();
    Path page = data.resolve("week.html");
    assertThat(summary("2026-11-23T08:00", "--output", "html", "--to", page.toString()).code())
        .isZero();
    assertThat(page).content().contains("Vecka 47", "50\u00a0%", "info").doesNotContain("<script");
    Path folder = Files.createDirectory(data.resolve("weeks"));
    summary("2026-11-23T08:00", "--output", "csv", "--to", folder.toString());
    assertThat(folder.resolve("2026-W47-" + CHEF + ".csv"))
        .content()
        .startsWith("\uFEFF\"week\";\"manager\"")
        .contains("\"2026-W47\";\"" + CHEF + "\";\"unit\";\"\";\"3\";\"5\";\"4\";\"2\"");
    refused(summary("2026-11-23T08:00", "--to", data.resolve("no/such/file").toString()), "--to");
  }

  @Test
  void graph_is_not_asked() {
    aWeek();
    int before = office.graph.requests().size();
    summary("2026-11-23T08:00");
    assertThat(office.graph.requests()).hasSize(before);
    assertThat(
            TownScan.captured(
                    "summary",
                    "--as-of",
                    at("2026-11-23T08:00").toString(),
                    "--svarsvakt.data-dir=" + data)
                .code())
        .isZero();
  }

  @Test
  void whoever_changed_manager_counts_where_they_were_at_the_weeks_end() {
    aWeek();
    office.clerk("Dan Ny", "dan.ny@kommun.example", "08-530 610 05");
    scan("2026-11-25T12:00");
    assertThat(unit("2026-11-25T13:00", "--week", "2026-W47").path("people").asInt()).isEqualTo(3);
  }
}
