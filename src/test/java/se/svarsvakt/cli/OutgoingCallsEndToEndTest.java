package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.RecordedRequest;
import se.svarsvakt.simulator.SimulatedCall;
import se.svarsvakt.simulator.SimulatedMailbox;
import tools.jackson.databind.JsonNode;

/** Voicemail that an outgoing call settles, from Graph's lists of calls to what people read. */
class OutgoingCallsEndToEndTest {
  private static final String CALLER = "X-CallingTelephoneNumber";
  private static final String NUMBER = "+46701740699";
  private static final String TEAMS = "Microsoft <noreply@skype.voicemail.microsoft.com>";
  private static final String RECEIVED = "2026-11-19T09:00";
  private static final String CALLED = "2026-11-19T10:30";
  private static final String LATER = "2026-11-20T08:35";
  private static final String ON = "--svarsvakt.calls.enabled=true";

  @TempDir Path directory;
  private Office office;

  @BeforeEach
  void open() {
    office = new Office(directory.resolve("data"));
  }

  @AfterEach
  void close() {
    office.close();
  }

  private static String voicemail(SimulatedMailbox mailbox, String number, String at) {
    return mailbox.receive(
        OutgoingMessage.from(TEAMS).header(CALLER, number).saying("Röstmeddelande", "-"),
        Office.at(at));
  }

  private String voicemail() {
    return voicemail(office.anna, NUMBER, RECEIVED);
  }

  private static SimulatedCall pstn(String number, String at) {
    return SimulatedCall.pstn(number, Office.at(at), 42);
  }

  private Result scan(String at) {
    return office.scan(at, ON, "--explain");
  }

  private static JsonNode mail(Result result, String id) {
    return result
        .json()
        .path("mail")
        .valueStream()
        .filter(mail -> mail.path("messageId").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String state(Result result, String id) {
    return mail(result, id).path("state").asString("-");
  }

  private List<String> asked() {
    return office.graph.requests().stream()
        .map(RecordedRequest::path)
        .filter(path -> path.startsWith("/communications"))
        .toList();
  }

  @Test
  void a_call_to_the_number_settles_the_voicemail_and_says_so_in_an_added_field() {
    String id = voicemail();
    office.tenant.call(pstn(NUMBER, CALLED));
    Result result = scan(LATER);
    JsonNode mail = mail(result, id);
    assertThat(mail.path("state").asString()).isEqualTo("ANSWERED");
    assertThat(mail.path("answeredAt").asString()).isEqualTo("2026-11-19T10:30:00+01:00");
    assertThat(mail.path("onTime").asBoolean()).isTrue();
    assertThat(mail.path("evidence").isNull()).isTrue();
    assertThat(mail.path("settledBy").asString()).isEqualTo("call");
    assertThat(mail.path("why").toString())
        .contains("call: the lists of calls show one to the number that left it");
    assertThat(Office.found(result, "voicemail")).isEmpty();
    assertThat(office.graph.problems()).isEmpty();
  }

  @Test
  void without_the_setting_no_list_is_read_and_nothing_is_settled() {
    String id = voicemail();
    office.tenant.call(pstn(NUMBER, CALLED));
    assertThat(state(office.scan(LATER), id)).isEqualTo("DUE_SOON");
    assertThat(asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          070-174 06 99             | +46701740699
          +46701740699              | 0046 70 174 06 99
          tel:+46701740699;ext=12   | tel:+46701740699
          +46 (0)70-174 06 99       | sip:+46701740699@sbc.kommun.example;user=phone
          +46701740699@sip.example  | <sip:46701740699@10.0.0.4>
          0701740699                | +46701740699;phone-context=intern
          +4520123456               | +45 20 12 34 56
          """)
  void a_number_is_the_same_however_either_side_writes_it(String left, String called) {
    String id = voicemail(office.anna, left, RECEIVED);
    office.tenant.call(SimulatedCall.directRouting(called, Office.at(CALLED), 5));
    assertThat(state(scan(LATER), id)).isEqualTo("ANSWERED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+46701740***",
        "+4670174xxx",
        "XXXXXX740699",
        "+4670174069x",
        "0699",
        "4111",
        "",
        "anonymous",
        "sip:kund@medborgare.example",
        "+46701740698"
      })
  void what_is_masked_too_short_or_another_number_settles_nothing(String called) {
    String id = voicemail();
    office.tenant.call(pstn(called, CALLED));
    assertThat(state(scan(LATER), id)).isEqualTo("DUE_SOON");
  }

  @Test
  void only_outgoing_calls_count_that_reached_somebody_after_the_voicemail_came() {
    String id = voicemail();
    office.tenant.call(pstn(NUMBER, "2026-11-19T08:59"));
    office.tenant.call(pstn(NUMBER, CALLED).typed("user_in"));
    office.tenant.call(pstn(NUMBER, CALLED).typed("ucap_out"));
    office.tenant.call(SimulatedCall.pstn(NUMBER, Office.at(CALLED), 0));
    office.tenant.call(SimulatedCall.directRouting(NUMBER, Office.at(CALLED), 0));
    office.tenant.call(
        SimulatedCall.directRouting(NUMBER, Office.at(CALLED), 9).typed("ByotOutUserForwarding"));
    office.tenant.call(pstn(NUMBER, "2026-11-20T08:36"));
    assertThat(state(scan(LATER), id)).isEqualTo("DUE_SOON");
    assertThat(state(scan("2026-11-20T08:40"), id)).isEqualTo("ANSWERED");
  }

  @Test
  void one_call_settles_every_earlier_voicemail_of_the_number_in_every_mailbox() {
    String first = voicemail();
    String second = voicemail(office.info, "070-174 06 99", "2026-11-19T10:00");
    String other = voicemail(office.bo, "+46701740698", RECEIVED);
    office.tenant.call(pstn(NUMBER, CALLED).typed("USER_OUT"));
    String after = voicemail(office.bo, NUMBER, "2026-11-19T10:31");
    Result result = scan(LATER);
    assertThat(List.of(state(result, first), state(result, second)))
        .containsExactly("ANSWERED", "ANSWERED");
    assertThat(List.of(state(result, other), state(result, after)))
        .containsExactly("DUE_SOON", "DUE_SOON");
  }

  @Test
  void a_call_whose_record_comes_a_day_late_still_counts_and_in_time() {
    String id = voicemail();
    assertThat(state(scan("2026-11-20T10:00"), id)).isEqualTo("DUE_SOON");
    office.tenant.call(pstn(NUMBER, CALLED));
    JsonNode mail = mail(scan("2026-11-20T17:30"), id);
    assertThat(mail.path("state").asString()).isEqualTo("ANSWERED");
    assertThat(mail.path("onTime").asBoolean()).isTrue();
  }

  @Test
  void a_later_pass_reads_the_last_days_again_and_not_all_of_the_history() {
    voicemail();
    scan(LATER);
    office.graph.forgetRequests();
    scan("2026-11-20T09:35");
    List<String> days =
        List.of(
            "(fromDateTime=2026-11-18T07:35:00Z,toDateTime=2026-11-19T07:35:00Z)",
            "(fromDateTime=2026-11-19T07:35:00Z,toDateTime=2026-11-20T07:35:00Z)",
            "(fromDateTime=2026-11-20T07:35:00Z,toDateTime=2026-11-20T08:35:00Z)");
    assertThat(asked())
        .containsExactlyElementsOf(
            Stream.of("getPstnCalls", "getDirectRoutingCalls")
                .flatMap(
                    list -> days.stream().map(day -> "/communications/callRecords/" + list + day))
                .toList());
  }

  @Test
  void a_long_history_is_read_ninety_days_back_and_no_further() {
    Result result = office.scan(LATER, ON, "--svarsvakt.history=P200D");
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.DONE);
    assertThat(asked().getFirst()).contains("fromDateTime=2026-08-22T07:35:00Z");
  }

  @Test
  void all_pages_are_read() {
    String id = voicemail();
    IntStream.range(0, 1001)
        .forEach(n -> office.tenant.call(pstn("+4670174%04d".formatted(n % 600), CALLED)));
    office.tenant.call(pstn(NUMBER, CALLED));
    assertThat(state(scan(LATER), id)).isEqualTo("ANSWERED");
    long days = asked().stream().distinct().count();
    assertThat(asked()).as("one day has two pages").hasSize((int) days + 1);
  }

  @Test
  void a_refused_list_stops_nothing_and_one_line_names_the_right() {
    String byOther = voicemail();
    String open = voicemail(office.bo, "+46701740698", RECEIVED);
    office.tenant.call(SimulatedCall.directRouting(NUMBER, Office.at(CALLED), 5));
    office.tenant.call(pstn("+46701740698", CALLED));
    refuse("getPstnCalls", GraphError.of(403, "Forbidden"));
    Result result = scan(LATER);
    assertThat(state(result, byOther)).isEqualTo("ANSWERED");
    assertThat(state(result, open)).isEqualTo("DUE_SOON");
    assertThat(result.json().path("scan").path("callsNotRead").toString())
        .contains("pstn", "Forbidden", "CallRecord-PstnCalls.Read.All")
        .doesNotContain("CallRecords.Read.All");
    assertThat(result.code()).isEqualTo(Cli.INCOMPLETE);
    Result table = office.run(List.of("scan", "--as-of", Office.at(LATER).toString(), ON));
    assertThat(table.out())
        .contains("DEGRADED: a list of calls could not be read", "CALLS NOT READ")
        .contains("grant the application permission CallRecord-PstnCalls.Read.All");
  }

  @Test
  void a_list_that_is_down_costs_no_call_once_it_is_back() {
    String id = voicemail();
    office.tenant.call(pstn(NUMBER, CALLED));
    refuse("callRecords", GraphError.of(400, "BadRequest"));
    assertThat(state(scan(LATER), id)).isEqualTo("DUE_SOON");
    office.graph.faults().clear();
    assertThat(state(scan("2026-11-24T08:35"), id)).isEqualTo("ANSWERED");
  }

  private void refuse(String part, GraphError error) {
    office
        .graph
        .faults()
        .onRequest(request -> Optional.of(error).filter(_ -> request.path().contains(part)));
  }

  @Test
  void a_colleague_is_known_by_the_number_in_the_directory_and_is_promised_nothing() {
    String colleague = voicemail(office.anna, "+46853061001", RECEIVED);
    String citizen = voicemail();
    Result result = scan(LATER);
    assertThat(state(result, colleague)).isEqualTo("-");
    assertThat(mail(result, colleague).path("why").toString())
        .contains("The caller is a colleague, by the number in the directory");
    assertThat(state(result, citizen)).isEqualTo("DUE_SOON");
  }

  @Test
  void the_switchboards_number_and_the_owners_own_make_nobody_a_colleague() {
    office.tenant.put(
        DirectoryUser.person("Eva Ek", "eva.ek@kommun.example").phone("08-530 610 01"));
    String shared = voicemail(office.anna, "+46853061001", RECEIVED);
    String own = voicemail(office.anna, "+46853061000", RECEIVED);
    Result result = scan(LATER);
    assertThat(List.of(state(result, shared), state(result, own)))
        .containsExactly("DUE_SOON", "DUE_SOON");
  }

  @Test
  void a_telephone_system_that_sends_from_a_persons_account_is_no_colleague() {
    String id =
        office.anna.receive(
            OutgoingMessage.from("Växel <bo.ek@kommun.example>")
                .header(CALLER, NUMBER)
                .saying("Röstmeddelande", "-"),
            Office.at(RECEIVED));
    assertThat(state(scan(LATER), id)).isEqualTo("DUE_SOON");
  }

  @Test
  void a_replay_knows_who_was_called_back() {
    voicemail();
    office.tenant.call(pstn(NUMBER, CALLED));
    String evening = "2026-11-20T16:55";
    assertThat(reminders(office.scan(evening, "--replay", "P1D"))).isPositive();
    assertThat(reminders(office.scan(evening, "--replay", "P1D", ON))).isZero();
  }

  private static long reminders(Result replay) {
    return replay.json().path("total").path("nudges").asLong();
  }

  @Test
  void neither_the_number_nor_who_called_is_stored_or_logged() throws IOException {
    voicemail();
    office.tenant.call(pstn(NUMBER, CALLED));
    office.tenant.call(pstn("+46701740***", CALLED));
    Result result = scan(LATER);
    assertThat(result.err()).contains("hides digits of the number in 1 of 2 outgoing calls");
    List<String> kept = new ArrayList<>(List.of(result.out(), result.err()));
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        kept.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(kept).noneMatch(text -> text.contains("701740"));
    assertThat(kept).anyMatch(text -> text.contains("anna.berg@kommun.example"));
  }
}
