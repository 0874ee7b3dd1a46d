package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.teams.card.TextCards;
import se.svarsvakt.worklist.PersonalFigures;
import se.svarsvakt.worklist.WorkItem;
import tools.jackson.databind.JsonNode;

/** Voicemail and requests for public records, from the mailbox to whoever is told of them. */
class CallsAndRequestsEndToEndTest extends BotOfficeDay {
  private static final String CALLER = "X-CallingTelephoneNumber";
  private static final String NUMBER = "+46701740699";
  private static final String TEAMS = "Microsoft <noreply@skype.voicemail.microsoft.com>";
  private static final Map<String, String> REGISTRATOR =
      Map.of(
          "svarsvakt.policy.public-records.enabled", "true",
          "svarsvakt.policy.public-records.also-tell", "bo.ek@kommun.example");

  /** On Thursday, so that whoever called is to be called back on Friday by 17:00. */
  private static String call(SimulatedMailbox mailbox, OutgoingMessage message) {
    return mailbox.receive(
        message.saying("Röstmeddelande från " + NUMBER + " (0:42)", "Hej, ring mig om altanen."),
        Office.at("2026-11-19T09:00"));
  }

  private static String call(SimulatedMailbox mailbox) {
    return call(mailbox, OutgoingMessage.from(TEAMS).header(CALLER, NUMBER));
  }

  private static String request(SimulatedMailbox mailbox, String at) {
    return mailbox.receive(
        OutgoingMessage.from("Nina Öst <nina.ost@lokaltidningen.example>")
            .saying(
                "Avtalet om skolskjuts",
                "Hej! Jag begär att få ta del av allmän handling: avtalet om skolskjuts från 2025."),
        Office.at(at));
  }

  private Result scan(String local) {
    return bots.scan(local, settings());
  }

  private static String[] settings() {
    return REGISTRATOR.entrySet().stream()
        .map(each -> "--" + each.getKey() + "=" + each.getValue())
        .toArray(String[]::new);
  }

  private static String mail(Result result, String id) {
    JsonNode found =
        result
            .json()
            .path("mail")
            .valueStream()
            .filter(mail -> mail.path("messageId").asString().equals(id))
            .findFirst()
            .orElseThrow();
    return Stream.of("verdict", "state", "promise", "dueAt")
        .map(name -> found.path(name).asString("-").replace(":00+01:00", ""))
        .reduce((one, other) -> one + " " + other)
        .orElseThrow();
  }

  private static List<String> promises(Result result) {
    return result
        .json()
        .path("findings")
        .valueStream()
        .map(each -> each.path("promise").asString())
        .toList();
  }

  private static List<String> told(Result result) {
    return result
        .json()
        .path("nudges")
        .valueStream()
        .filter(each -> !each.path("kind").asString().equals("weekly-summary"))
        .map(each -> each.path("ownKind").asString() + " " + Office.local(each.path("recipient")))
        .toList();
  }

  private void mark(String id, String kind, String at) {
    Result said =
        office.run(
            List.of(
                "mark",
                id,
                "--mailbox=anna.berg@kommun.example",
                "--as=" + kind,
                "--as-of=" + Office.at(at)));
    assertThat(said.code()).as(said.err()).isEqualTo(Cli.DONE);
  }

  @Test
  void what_a_late_pass_told_of_has_no_last_call_right_after() {
    request(office.anna, "2026-11-20T09:00");
    assertThat(BotOffice.told(scan("2026-11-20T15:01")))
        .contains("reply-due bot SENT") // as the schema has it
        .doesNotContain("last-call bot SENT");
    assertThat(BotOffice.told(scan("2026-11-20T15:05"))).doesNotContain("last-call bot SENT");
  }

  @Test
  void an_administration_mailbox_that_the_directory_does_not_have_is_told_of_in_the_scan() {
    String setting = "svarsvakt.policy.forward.administration-mailbox";
    String unknown = "--" + setting + "=forvaltning@kommun.example";
    JsonNode told = office.scan("2026-11-20T15:01", unknown).json();
    assertThat(told.path("unknownAdministrationMailboxes"))
        .singleElement()
        .satisfies(each -> assertThat(each.asString()).isEqualTo("forvaltning@kommun.example"));
    assertThat(told.path("unknownRegistrators")).isEmpty();
    String now = Office.at("2026-11-20T15:10").toString();
    assertThat(office.run(List.of("scan", "--as-of", now, unknown)).out())
        .contains("ADMINISTRATION MAILBOX", "forvaltning@kommun.example", setting);
    String known = "--" + setting + "=info@kommun.example";
    assertThat(office.scan("2026-11-20T15:15", known).json().path("unknownAdministrationMailboxes"))
        .isEmpty();
  }

  @Test
  void a_registrator_whom_the_directory_does_not_have_is_told_of_in_the_scan() {
    String unknown = "--svarsvakt.policy.public-records.also-tell=registrator@kommun.example";
    assertThat(office.scan("2026-11-20T15:01", unknown).json().path("unknownRegistrators"))
        .singleElement()
        .satisfies(each -> assertThat(each.asString()).isEqualTo("registrator@kommun.example"));
    assertThat(scan("2026-11-20T15:05").json().path("unknownRegistrators")).isEmpty();
    String now = Office.at("2026-11-20T15:10").toString();
    assertThat(office.run(List.of("scan", "--as-of", now, unknown)).out())
        .contains("REGISTRATORS NOT TOLD", "registrator@kommun.example", "also-tell");
  }

  @Test
  void voicemail_is_known_by_its_class_its_sender_and_the_callers_header() {
    String byClass =
        call(
            office.anna,
            OutgoingMessage.from("Växel <vaxel@telefoni.example>")
                .messageClass("IPM.Note.Microsoft.Voicemail.UM.CA"));
    String bySender = call(office.anna, OutgoingMessage.from(TEAMS));
    String byHeader =
        call(
            office.info,
            OutgoingMessage.from("Växel <vaxel@telefoni.example>").header(CALLER, NUMBER));
    Result result = scan("2026-11-20T08:35");
    for (String id : List.of(byClass, bySender, byHeader)) {
      assertThat(mail(result, id)).isEqualTo("voicemail DUE_SOON call-back 2026-11-20T17:00");
    }
    assertThat(promises(result)).contains("call-back").doesNotContain("answer");
    assertThat(Office.found(result, "reply"))
        .containsExactlyInAnyOrder(
            "anna.berg due-soon WARNING", "anna.berg due-soon WARNING", "info due-soon WARNING");
  }

  @Test
  void a_mail_that_was_recalled_is_mail_and_a_colleague_who_called_is_promised_nothing() {
    String recalled =
        call(office.anna, OutgoingMessage.from(Office.CITIZEN).header(CALLER, "IPM.Note"));
    String colleague =
        call(office.anna, OutgoingMessage.from(TEAMS).header(CALLER, "sip:bo.ek@kommun.example"));
    Result result = scan("2026-11-20T08:35");
    assertThat(mail(result, recalled)).isEqualTo("external DUE_SOON answer 2026-11-20T17:00");
    assertThat(mail(result, colleague)).isEqualTo("voicemail - - -");
    assertThat(promises(result)).doesNotContain("call-back");
  }

  @Test
  void who_marks_that_they_called_back_has_settled_it() {
    String id = call(office.anna);
    assertThat(told(scan("2026-11-20T08:35"))).containsExactly("reply-due anna.berg");
    mark(id, "called-back", "2026-11-20T09:00");
    Result result = scan("2026-11-23T08:35");
    assertThat(mail(result, id)).startsWith("voicemail ANSWERED call-back");
    assertThat(told(result)).isEmpty();
  }

  @Test
  void mail_that_asks_for_no_records_cannot_be_marked_as_no_such_request() {
    String id = Office.question(office.anna, "2026-11-20T08:00");
    String call = call(office.anna);
    scan("2026-11-20T08:35");
    for (String each : List.of(id, call)) {
      Result said =
          office.run(
              List.of(
                  "mark",
                  each,
                  "--mailbox=anna.berg@kommun.example",
                  "--as=no-records-request",
                  "--as-of=" + Office.at("2026-11-20T09:00")));
      assertThat(said.code()).isEqualTo(Cli.WRONG_USE);
      assertThat(said.err()).contains("this mail asks for no public records").hasLineCount(1);
    }
  }

  @Test
  void a_call_that_was_called_back_is_not_opened_again_by_passing_it_on() {
    String call = call(office.anna);
    scan("2026-11-20T08:35");
    mark(call, "called-back", "2026-11-20T09:00");
    Result said =
        office.run(
            List.of(
                "mark",
                call,
                "--mailbox=anna.berg@kommun.example",
                "--as=passed-on",
                "--as-of=" + Office.at("2026-11-20T09:30")));
    assertThat(said.code()).isEqualTo(Cli.WRONG_USE);
    assertThat(said.err()).contains("its caller is called back").hasLineCount(1);
    assertThat(mail(scan("2026-11-20T10:00"), call)).startsWith("voicemail ANSWERED");
  }

  @Test
  void a_card_about_a_call_asks_to_call_back_and_one_button_says_that_it_is_done() {
    String id = call(office.anna);
    scan("2026-11-20T08:35");
    assertThat(words(office.anna))
        .contains("Ett röstmeddelande väntar: ring upp senast i dag kl. 17:00")
        .contains("Ska ringas upp senast i dag kl. 17:00", "\"Ringt upp\"", "Jag ringer senast då")
        .contains("Behöver inte ringas upp", NUMBER)
        .doesNotContainIgnoringCase("mejl", "Besvarat per telefon", "Ingen sådan begäran");
    bots.at(
        "2026-11-20T09:00",
        acts -> {
          JsonNode screen = acts.press(office.anna, "answered", on(office.anna, id));
          assertThat(screen.toString()).contains("✓ Uppringt", "Du markerade det som uppringt.");
        });
    assertThat(mail(scan("2026-11-20T15:05"), id)).contains("ANSWERED");
  }

  @Test
  void a_request_of_the_morning_is_told_at_once_to_its_owner_and_the_registrator() {
    String id = request(office.anna, "2026-11-20T09:10");
    Result result = scan("2026-11-20T09:11");
    assertThat(mail(result, id)).isEqualTo("external DUE_SOON public-records 2026-11-20T17:00");
    assertThat(told(result))
        .containsExactlyInAnyOrder("public-records anna.berg", "public-records bo.ek");
    assertThat(told(scan("2026-11-20T09:16"))).isEmpty();
    assertThat(words(office.anna))
        .contains("Ett mejl ser ut att begära allmän handling. Svar ska ges senast i dag kl. 17:00")
        .contains("Avtalet om skolskjuts", "nina.ost@", "Ingen sådan begäran");
    assertThat(words(office.bo))
        .contains("Begäran om allmän handling", "I Anna Berg", "i dag kl. 17:00")
        .doesNotContain("Avtalet", "nina", "Ingen sådan begäran", "outlook.office");
  }

  @Test
  void the_feed_names_the_mailbox_to_a_registrator_and_shows_the_mail_to_its_owner_alone() {
    request(office.anna, "2026-11-20T09:10");
    List<String> words = new ArrayList<>(List.of(settings()));
    words.add("--svarsvakt.nudges.enabled=true");
    office.scan("2026-11-20T09:11", words.toArray(String[]::new));
    assertThat(office.tenant.notifications())
        .extracting(told -> told.activityType() + " " + told.previewText())
        .containsExactlyInAnyOrder(
            "publicRecords Ett mejl ser ut att begära allmän handling. Svara senast i dag kl. 17:00."
                + " ”Avtalet om skolskjuts” från nina.ost@lokaltidningen.example",
            "publicRecords anna.berg@kommun.example: Ett mejl till organisationen ser ut att begära"
                + " allmän handling. Svar senast i dag kl. 17:00.");
  }

  @Test
  void whoever_says_that_it_is_no_such_request_sets_the_ordinary_deadline_and_may_take_it_back() {
    String id = request(office.anna, "2026-11-20T09:10");
    scan("2026-11-20T09:11");
    bots.at(
        "2026-11-20T09:20",
        REGISTRATOR,
        acts -> {
          JsonNode others = acts.press(office.bo, "no-request", on(office.anna, id));
          assertThat(others.toString()).contains("Det hör inte till dig");
          JsonNode screen = acts.press(office.anna, "no-request", on(office.anna, id));
          assertThat(screen.toString()).contains("senast måndag 23 november", "undo");
          acts.press(office.anna, "no-request", on(office.anna, id));
          assertThat(trail(acts)).containsExactly("no-records-request");
        });
    assertThat(mail(scan("2026-11-20T09:25"), id))
        .isEqualTo("external OPEN answer 2026-11-23T17:00");
    bots.at(
        "2026-11-20T09:30",
        REGISTRATOR,
        acts -> {
          acts.press(office.anna, "undo", Map.of("deed", "1"));
          assertThat(trail(acts)).containsExactly("undo", "no-records-request");
        });
    assertThat(mail(scan("2026-11-20T09:35"), id)).contains("public-records");
    mark(id, "no-records-request", "2026-11-20T09:40");
    assertThat(mail(scan("2026-11-20T09:45"), id)).contains("answer");
  }

  @Test
  void the_registrators_card_says_when_it_is_answered_and_nothing_of_what_is_no_request() {
    String id = request(office.anna, "2026-11-20T09:10");
    scan("2026-11-20T09:11");
    mark(id, "answered", "2026-11-20T10:00");
    assertThat(screen(office.bo, "2026-11-20T10:05")).contains("✓ Besvarat kl. 10:00");
    mark(id, "open", "2026-11-20T10:10");
    mark(id, "no-records-request", "2026-11-20T10:11");
    assertThat(screen(office.bo, "2026-11-20T10:15"))
        .contains("Inget väntar på dig just nu")
        .doesNotContain("Anna Berg");
  }

  private static String reasons(BotOffice.Acts acts, SimulatedMailbox person, String id) {
    Instant now = Office.at("2026-11-20T09:20");
    MailboxId mailbox = new MailboxId(person.account().id());
    MailKey mail = new MailKey(mailbox, new MessageId(id));
    return acts.product
        .worklists()
        .why(mailbox, mail, now)
        .map(why -> new TextCards(TownScan.FRIDAY.getZone()).reasons("sv", why, now))
        .map(sentences -> String.join(" ", sentences))
        .orElseThrow();
  }

  @Test
  void whoever_asks_why_hears_what_was_promised_and_what_settles_it() {
    String call = call(office.anna);
    String request = request(office.anna, "2026-11-20T09:10");
    scan("2026-11-20T09:11");
    bots.at(
        "2026-11-20T09:20",
        acts -> {
          assertThat(reasons(acts, office.anna, call))
              .contains("Röstmeddelandet kom", "ska bli uppringd senast i dag kl. 17:00")
              .contains("en arbetsdag efter", "har ringt upp")
              .doesNotContainIgnoringCase("mejl");
          assertThat(reasons(acts, office.anna, request))
              .contains("ser ut att begära allmän handling", "senast i dag kl. 17:00")
              .contains("före kl. 12:00", "ingen sådan begäran");
        });
  }

  /** The card that somebody got last, as their client asks for it anew. */
  private String screen(SimulatedMailbox person, String at) {
    String card =
        bots.card(person)
            .content()
            .path("refresh")
            .path("action")
            .path("data")
            .path("card")
            .asString();
    List<String> seen = new ArrayList<>();
    bots.at(
        at,
        REGISTRATOR,
        acts -> seen.add(acts.press(person, "refresh", Map.of("card", card)).toString()));
    return seen.getFirst().replace("\u200B", "");
  }

  @Test
  void a_persons_own_figures_tell_calls_and_requests_apart() {
    String called = call(office.anna);
    call(office.anna);
    request(office.anna, "2026-11-20T09:10");
    Office.question(office.anna, "2026-11-20T08:00");
    scan("2026-11-20T09:15");
    mark(called, "called-back", "2026-11-20T09:16");
    bots.at(
        "2026-11-20T09:20",
        REGISTRATOR,
        acts ->
            assertThat(
                    acts.product
                        .worklists()
                        .standing(
                            new MailboxId(office.anna.account().id()),
                            Office.at("2026-11-20T09:20"))
                        .byPromise())
                .containsExactly(
                    Map.entry(Promise.ANSWER, new PersonalFigures.Counts(1, 0, 0, 0, 0)),
                    Map.entry(Promise.CALL_BACK, new PersonalFigures.Counts(1, 0, 1, 1, 1)),
                    Map.entry(Promise.PUBLIC_RECORDS, new PersonalFigures.Counts(1, 0, 1, 0, 0))));
  }

  @Test
  void the_output_fits_the_contracts_schema() throws IOException {
    call(office.anna);
    request(office.anna, "2026-11-20T09:10");
    try (InputStream stream =
        Objects.requireNonNull(
            getClass().getResourceAsStream("/contract/scan-output.schema.json"))) {
      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                  .getSchema(stream)
                  .validate(scan("2026-11-20T09:11").out(), InputFormat.JSON))
          .isEmpty();
    }
  }

  @Test
  void the_table_tells_who_is_to_be_called_and_no_number() {
    call(office.anna);
    request(office.anna, "2026-11-20T09:10");
    List<String> words = new ArrayList<>(List.of("scan", "--explain", "--as-of"));
    words.add(Office.at("2026-11-20T09:11").toString());
    words.addAll(List.of(settings()));
    assertThat(office.run(words).out())
        .contains("call back by Fri 20 Nov 17:00", "public records due Fri 20 Nov 17:00")
        .contains("Voicemail: 1 DUE_SOON.", "Requests for public records: 1 DUE_SOON.")
        .doesNotContain("External mail of")
        .doesNotContain("0701", "70174", "altanen", "skolskjuts", "nina");
  }

  @Test
  void the_number_and_what_was_said_are_stored_and_logged_nowhere() throws IOException {
    call(office.anna);
    Result result = scan("2026-11-23T08:35");
    assertThat(told(result)).contains("overdue anna.berg");
    assertThat(result.err()).doesNotContain("70174", "altanen");
    try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
            .doesNotContain("701740699", "altanen");
      }
    }
  }

  private Result acknowledged(String id, String at, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "mark",
                id,
                "--mailbox=anna.berg@kommun.example",
                "--as=acknowledged",
                "--as-of=" + Office.at(at),
                "--svarsvakt.policy.reply.acknowledge-within-working-days=1",
                "--svarsvakt.policy.reply.respond-within-working-days=5",
                "--svarsvakt.policy.reply.complex-within-working-days=6"));
    words.addAll(List.of(settings()));
    words.addAll(List.of(more));
    return office.run(words);
  }

  @Test
  void a_call_and_a_request_are_put_off_to_a_named_day_only() {
    for (String id : List.of(call(office.anna), request(office.anna, "2026-11-20T08:00"))) {
      scan("2026-11-20T08:35");
      Result unnamed = acknowledged(id, "2026-11-20T09:00");
      assertThat(unnamed.code()).isEqualTo(Cli.WRONG_USE);
      assertThat(unnamed.err()).contains("--until is missing").hasLineCount(1);
      assertThat(acknowledged(id, "2026-11-20T09:00", "--until=2026-11-23").code())
          .isEqualTo(Cli.DONE);
    }
  }

  @Test
  void an_answer_is_promised_from_the_return_of_an_owner_who_was_away() {
    office.annaIsAway().annaReplies("Jag är tillbaka måndag 30 november.", "2026-11-28T00:00");
    String id = Office.question(office.anna, "2026-11-24T10:00");
    scan("2026-11-20T08:35");
    scan("2026-11-30T08:35");
    assertThat(acknowledged(id, "2026-11-30T09:00").out()).contains("until 2026-12-07");
    assertThat(acknowledged(id, "2026-11-30T09:10", "--until=2026-12-08").code())
        .isEqualTo(Cli.DONE);
    assertThat(acknowledged(id, "2026-11-30T09:20", "--until=2026-12-09").err())
        .contains("2026-12-08");
  }

  @Test
  void a_request_that_is_first_seen_late_is_told_to_the_registrator() {
    request(office.anna, "2026-11-19T13:00");
    assertThat(told(scan("2026-11-20T12:30")))
        .containsExactlyInAnyOrder("public-records anna.berg", "public-records bo.ek");
    assertThat(told(scan("2026-11-20T12:45"))).isEmpty();
  }

  @Test
  void why_of_a_voicemail_names_no_phrase_of_what_was_said() {
    String id =
        office.anna.receive(
            OutgoingMessage.from(TEAMS).header(CALLER, NUMBER).saying("Röstmeddelande", "Tack!"),
            Office.at("2026-11-19T09:00"));
    JsonNode found =
        bots.scan("2026-11-20T08:35", "--explain")
            .json()
            .path("mail")
            .valueStream()
            .filter(mail -> mail.path("messageId").asString().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(found.path("why").toString())
        .contains("voicemail.txt:")
        .doesNotContain("closing-remark");
  }

  @Test
  void a_voicemail_that_a_listed_call_settled_says_so_and_when_on_the_worklist() {
    String id =
        office.anna.receive(
            OutgoingMessage.from("Microsoft <noreply@skype.voicemail.microsoft.com>")
                .header("X-CallingTelephoneNumber", "+46701740699")
                .saying("Röstmeddelande", "-"),
            Office.at("2026-11-20T09:00"));
    office.tenant.call(
        se.svarsvakt.simulator.SimulatedCall.pstn(
            "+46701740699", Office.at("2026-11-20T10:30"), 42));
    office.scan("2026-11-20T14:00", "--svarsvakt.calls.enabled=true");
    MailboxId anna = new MailboxId(office.anna.account().id());
    bots.at(
        "2026-11-20T14:05",
        Map.of("svarsvakt.calls.enabled", "true"),
        acts ->
            assertThat(
                    acts.product
                        .worklists()
                        .about(
                            anna, List.of(new NudgeItem(anna, id)), Office.at("2026-11-20T14:05"))
                        .items())
                .singleElement(
                    org.assertj.core.api.InstanceOfAssertFactories.type(WorkItem.MailItem.class))
                .satisfies(
                    item -> {
                      assertThat(item.standing()).isEqualTo(WorkItem.MailProgress.CALLED_BACK);
                      assertThat(item.settledAt()).isEqualTo(Office.at("2026-11-20T10:30"));
                    }));
  }
}
