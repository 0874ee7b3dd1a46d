package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.Office.CITIZEN;
import static se.svarsvakt.cli.Office.at;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.WellKnownFolder;
import tools.jackson.databind.JsonNode;

/** The log of a mailbox's mail, taken on Friday 20 November 2026. */
class LogCommandTest {
  private static final String ANNA = "anna.berg@kommun.example";

  @TempDir private Path place = Path.of("unset");
  private Office office = new Office(place);

  @BeforeEach
  void open() {
    office.close();
    office = new Office(place.resolve("store"));
  }

  @AfterEach
  void close() {
    office.close();
  }

  private Result log(String... more) {
    List<String> words = new ArrayList<>(List.of("log", "--mailbox", ANNA));
    words.addAll(List.of(more));
    return office.run(words);
  }

  private Result week(String... more) {
    List<String> words = new ArrayList<>(List.of("--from", "2026-11-16", "--to", "2026-11-20"));
    words.addAll(List.of(more));
    return log(words.toArray(String[]::new));
  }

  private String receive(String subject, String time) {
    return office.anna.receive(OutgoingMessage.from(CITIZEN).saying(subject, "Hej!"), at(time));
  }

  private String send(String subject, String time) {
    return office.anna.send(
        OutgoingMessage.from("Anna Berg <" + ANNA + ">").to(CITIZEN).saying(subject, "Hej!"),
        at(time));
  }

  /** Direction and subject of each line. */
  private List<String> told(Result result) {
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.DONE);
    assertThat(office.graph.problems()).isEmpty();
    return result
        .json()
        .valueStream()
        .map(each -> each.path("direction").asString() + " " + each.path("subject").asString())
        .toList();
  }

  @Test
  void a_line_names_sender_recipients_subject_and_time_and_leaves_room_for_the_review() {
    office.anna.receive(
        OutgoingMessage.from(CITIZEN)
            .to(ANNA, "Info <info@kommun.example>")
            .cc("bo.ek@kommun.example")
            .saying("Fråga om bygglov", "Hej!"),
        at("2026-11-19T09:15"));
    JsonNode line = week("--output", "json").json().get(0);
    assertThat(line.toString())
        .isEqualTo(
            """
            {"direction":"received","time":"2026-11-19T08:15:00Z","sent":"2026-11-19T08:15:00Z",\
            "sender":"Ek Medborgare <ek@medborgare.example>",\
            "recipients":"%s; Info <info@kommun.example>; bo.ek@kommun.example",\
            "bcc":"","subject":"Fråga om bygglov","secrecy-review":null}\
            """
                .formatted(ANNA));
  }

  @Test
  void mail_is_received_or_sent_wherever_it_lies_now() {
    String project = office.anna.addFolder("Projekt", "inbox");
    String filed = office.anna.addFolder("2026", "sentitems");
    office.anna.move(receive("i en mapp", "2026-11-16T08:00"), project, at("2026-11-17T08:00"));
    office.anna.discard(receive("kastat", "2026-11-16T09:00"), at("2026-11-17T08:00"));
    office.anna.move(receive("skräp", "2026-11-16T10:00"), "junkemail", at("2026-11-17T08:00"));
    send("skickat", "2026-11-16T11:00");
    office.anna.move(send("sänt, i mapp", "2026-11-16T12:00"), project, at("2026-11-17T08:00"));
    office.anna.move(send("sänt, i 2026", "2026-11-16T13:00"), filed, at("2026-11-17T08:00"));
    office.anna.discard(send("sänt, kastat", "2026-11-16T14:00"), at("2026-11-17T08:00"));
    assertThat(told(week("--output", "json")))
        .containsExactly(
            "received i en mapp",
            "received kastat",
            "received skräp",
            "sent skickat",
            "sent sänt, i mapp",
            "sent sänt, i 2026",
            "sent sänt, kastat");
  }

  @Test
  void mail_under_a_borrowed_name_was_received() {
    office.anna.receive(
        OutgoingMessage.from(ANNA)
            .to("offer@other.example")
            .saying("Faktura", "Betala")
            .header("Received", "from mail.bad.example")
            .header("X-MS-Exchange-Organization-AuthAs", "Anonymous"),
        at("2026-11-17T08:00"));
    assertThat(told(week("--output", "json"))).containsExactly("received Faktura");
  }

  @Test
  void mail_to_oneself_was_sent_once_and_received_once() {
    OutgoingMessage note =
        OutgoingMessage.from(ANNA).to(ANNA).saying("minns", "-").messageId("<n@kommun.example>");
    office.anna.send(note, at("2026-11-17T08:00"));
    office.anna.receive(note, at("2026-11-17T08:00"));
    assertThat(told(week("--output", "json")))
        .containsExactlyInAnyOrder("sent minns", "received minns");
  }

  @Test
  void a_copy_is_no_second_mail_and_a_message_id_hides_no_other() {
    OutgoingMessage one =
        OutgoingMessage.from(CITIZEN).saying("en", "-").messageId("<same@medborgare.example>");
    office.anna.receive(one, at("2026-11-17T08:00"));
    String copy = office.anna.receive(one, at("2026-11-17T08:00"));
    office.anna.move(copy, "archive", at("2026-11-17T08:00"));
    office.anna.receive(one.saying("en annan", "-"), at("2026-11-17T08:00"));
    assertThat(told(week("--output", "json")))
        .containsExactlyInAnyOrder("received en", "received en annan");
  }

  @Test
  void drafts_and_what_outlook_keeps_for_itself_are_no_mail() {
    office.anna.draft(OutgoingMessage.from(ANNA).saying("utkast", "-"), at("2026-11-17T08:00"));
    String kept = office.anna.addFolder(WellKnownFolder.SYNCISSUES);
    String conflicts = office.anna.addFolder("Konflikter", kept);
    office.anna.move(receive("konflikt", "2026-11-17T08:00"), conflicts, at("2026-11-17T08:00"));
    office.anna.move(receive("väntar", "2026-11-17T08:00"), "outbox", at("2026-11-17T08:00"));
    assertThat(told(week("--output", "json"))).isEmpty();
  }

  @Test
  void both_days_count_in_the_organisation_s_zone() {
    receive("dagen före", "2026-11-15T23:59");
    receive("första", "2026-11-16T00:00");
    receive("sista", "2026-11-18T23:59");
    receive("dagen efter", "2026-11-19T00:00");
    assertThat(told(log("--from", "2026-11-16", "--to", "2026-11-18", "--output", "json")))
        .containsExactly("received första", "received sista");
    assertThat(told(log("--from", "2026-11-19", "--to", "2026-11-19", "--output", "json")))
        .containsExactly("received dagen efter");
  }

  @Test
  void a_log_of_many_days_and_pages_is_whole_and_in_order() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      int day = 1 + i / 40;
      String time = "2026-11-%02dT%02d:%02d".formatted(day, 8 + i % 40 / 10, i % 40 % 10);
      receive("m" + i, time);
      all.add("received m" + i);
    }
    assertThat(told(log("--from", "2026-11-01", "--to", "2026-11-20", "--output", "json")))
        .containsExactlyElementsOf(all);
  }

  @Test
  void a_spreadsheet_takes_no_field_for_a_formula() {
    office.anna.receive(
        OutgoingMessage.from("=HYPERLINK(1) <x@bad.example>").saying("@SUM(1)\t\"x\"", "-"),
        at("2026-11-17T08:05"));
    assertThat(week("--output", "csv").out())
        .isEqualTo(
            "\uFEFF\"direction\";\"time\";\"sent\";\"sender\";\"recipients\";\"bcc\";\"subject\";"
                + "\"secrecy-review\"\r\n"
                + "\"received\";\"2026-11-17 08:05\";\"2026-11-17 08:05\";"
                + "\"'=HYPERLINK(1) <x@bad.example>\";\"Anna Berg <"
                + ANNA
                + ">\";\"\";\"'@SUM(1)\t\"\"x\"\"\";\"\"\r\n");
  }

  @Test
  void a_table_is_for_people() {
    receive("Fråga \u202Eom\nbygglov", "2026-11-17T08:05");
    assertThat(week().out())
        .contains("2026-11-17T08:05:00+01:00  received  Ek Medborgare <ek@medborgare.example>  ")
        .contains("  Fråga om bygglov");
  }

  @Test
  void who_took_which_mailbox_s_log_for_which_days_stands_in_the_audit_trail_and_nothing_of_it()
      throws IOException {
    receive("Hemligt ämne", "2026-11-17T08:05");
    Result taken = week("--output", "csv");
    assertThat(taken.err()).doesNotContain("Hemligt", "medborgare");
    JsonNode entry = office.run(List.of("audit", "--output", "json")).json().get(0);
    assertThat(entry.path("person").asString()).isEqualTo("administrator");
    assertThat(entry.path("kind").asString()).isEqualTo("mail-log-read");
    assertThat(entry.path("mailbox").asString()).isEqualTo(ANNA);
    assertThat(entry.path("from").asString()).isEqualTo("2026-11-16");
    assertThat(entry.path("to").asString()).isEqualTo("2026-11-20");
    try (Stream<Path> files = Files.walk(place.resolve("store"))) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(each), StandardCharsets.UTF_8))
            .doesNotContain("Hemligt");
      }
    }
  }

  @Test
  void a_shared_mailbox_has_a_log_too_however_its_address_is_written() {
    office.info.receive(
        OutgoingMessage.from(CITIZEN).saying("till info", "-"), at("2026-11-17T08:00"));
    Result result =
        office.run(
            List.of(
                "log",
                "--mailbox=INFO@kommun.example",
                "--from=2026-11-17",
                "--to=2026-11-17",
                "--output=json"));
    assertThat(told(result)).containsExactly("received till info");
  }

  @Test
  void a_file_is_there_once_the_log_is_whole() throws IOException {
    receive("Fråga", "2026-11-17T08:05");
    Path file = place.resolve("log.csv");
    Result result = week("--output", "csv", "--to-file", file.toString());
    assertThat(result.code()).isEqualTo(Cli.DONE);
    assertThat(result.out()).isEmpty();
    assertThat(file).content().startsWith("\uFEFF\"direction\"").contains("Fråga");
    assertThat(parts()).containsExactly("log.csv", "store");
  }

  private List<String> parts() throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  /** The second page of messages fails, and whatever comes after it. */
  private void failOnSecondPage(GraphError error) {
    for (int i = 0; i < 300; i++) {
      receive("m" + i, "2026-11-17T08:00");
    }
    AtomicInteger pages = new AtomicInteger();
    office
        .graph
        .faults()
        .onRequest(
            request ->
                request.path().endsWith("/messages") && pages.incrementAndGet() > 1
                    ? Optional.of(error)
                    : Optional.empty());
  }

  private static GraphError denied() {
    return GraphError.accessDenied();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "table", "json"})
  void what_breaks_off_does_not_look_whole(String form) {
    failOnSecondPage(denied());
    Result result = week("--output", form);
    assertThat(result.code()).isEqualTo(Cli.INCOMPLETE);
    assertThat(result.err())
        .contains("the log of " + ANNA + " is not whole", "ErrorAccessDenied", "Mail.Read");
    assertThat(result.err().lines().filter(line -> line.startsWith("svarsvakt:"))).hasSize(1);
    if (form.equals("json")) {
      assertThat(result.out().strip()).doesNotEndWith("]");
    } else {
      assertThat(result.out().lines().toList().getLast()).contains("NOT WHOLE");
    }
  }

  @Test
  void no_file_bears_the_name_of_a_log_that_breaks_off() throws IOException {
    Path file = Files.writeString(place.resolve("log.csv"), "an older one");
    failOnSecondPage(GraphError.of(400, "ErrorInvalidRequest"));
    Result result = week("--output", "csv", "--to-file", file.toString());
    assertThat(result.code()).isEqualTo(Cli.NO_SOURCE);
    assertThat(file).hasContent("an older one");
    assertThat(parts()).containsExactly("log.csv", "store");
  }

  @Test
  void a_mailbox_that_graph_does_not_give_leaves_no_log_and_no_entry() {
    office.anna.failWith(denied());
    Result result = week("--output", "csv");
    assertThat(result.code()).isEqualTo(Cli.INCOMPLETE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("the log of " + ANNA + " was not taken", "Mail.Read");
    assertThat(office.run(List.of("audit", "--output", "json")).json()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--mailbox=nobody@kommun.example --from=2026-11-16 --to=2026-11-17, no account",
    "--mailbox=nobody --from=2026-11-16 --to=2026-11-17, an address such as",
    "--mailbox=anna.berg@kommun.example --from=2026-11-18 --to=2026-11-17, later than --to",
    "--mailbox=anna.berg@kommun.example --from=2026-11-18 --to=2026-11-21, still to come",
    "--mailbox=anna.berg@kommun.example --from=2026-02-30 --to=2026-11-20, 2026-02-30",
    "--mailbox=anna.berg@kommun.example --from=today --to=2026-11-20, --from",
    "--mailbox=anna.berg@kommun.example --to=2026-11-20, --from",
    "--from=2026-11-18 --to=2026-11-20, --mailbox",
    "--mailbox=anna.berg@kommun.example --from=2026-11-18 --to=2026-11-20 --output=html, --output",
    "--mailbox=anna.berg@kommun.example --from=2026-11-18 --to=2026-11-20 --to-file=/no/x, --to-file",
    "--mailbox=anna.berg@kommun.example --from=2026-11-18 --to=2026-11-20"
        + " --svarsvakt.scope.exclude=anna.berg@kommun.example, no mailbox in scope",
  })
  void wrong_words_are_refused_in_one_line(String words, String told) {
    List<String> args = new ArrayList<>(List.of("log"));
    args.addAll(List.of(words.split(" ", -1)));
    TownScan.refused(office.run(args), told);
  }
}
