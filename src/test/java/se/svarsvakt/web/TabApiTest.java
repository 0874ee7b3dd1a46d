package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import se.svarsvakt.casework.AuditTrail.TrailFilter;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.wiring.Product;
import se.svarsvakt.worker.ScanRequest;
import se.svarsvakt.worker.ScanSink;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tab's questions over HTTP, with the whole product behind them. It is Friday, 10 o'clock. */
class TabApiTest {
  @TempDir private Path data;

  private final MovingClock clock = new MovingClock(Endpoint.NOW);
  private final SimulatedTenant tenant =
      new SimulatedTenant("Kommunen", "kommun.example", Endpoint.NOW);
  private final SimulatedMailbox anna = open("Anna Berg", "anna.berg@kommun.example");
  private final SimulatedMailbox bo = open("Bo Ek", "bo.ek@kommun.example");
  private final String letter = question(anna, "Bygglov för altan");
  private final String other = question(anna, "Ritning till garage");
  private final String letterOfBo = question(bo, "Hemligt ärende");
  private final SimulatedGraph graph = SimulatedGraph.start(tenant);
  private Product product;
  private TabScene scene;

  private SimulatedMailbox open(String name, String address) {
    return tenant.open(DirectoryUser.person(name, address), MailboxProfile.PERSON);
  }

  private final SimulatedMailbox dan = open("Dan Dal", "dan.dal@kommun.example");
  private final String call =
      dan.receive(
          OutgoingMessage.from("Microsoft <noreply@skype.voicemail.microsoft.com>")
              .saying("Röstmeddelande (0:42)", "Ring mig."),
          Instant.parse("2026-11-19T09:00:00Z"));
  private final String request =
      dan.receive(
          OutgoingMessage.from("Ek Medborgare <ek@medborgare.example>")
              .saying("Avtalet", "Jag begär att få ta del av allmän handling: avtalet om skolmat."),
          Instant.parse("2026-11-20T08:00:00Z"));

  private static String question(SimulatedMailbox mailbox, String subject) {
    OutgoingMessage asking =
        OutgoingMessage.from("Ek Medborgare <ek@medborgare.example>").saying(subject, "Hej!");
    return mailbox.receive(asking, Instant.parse("2026-11-19T09:00:00Z"));
  }

  private final SimulatedMailbox cia = open("Cia Chef", "cia.chef@kommun.example");
  private final String forged =
      cia.receive(
          OutgoingMessage.from("Bo Ek <bo.ek@kommun.example>")
              .saying("Ny lönekonto", "Kan du byta mitt konto i dag?")
              .header("X-MS-Exchange-Organization-AuthAs", "Anonymous"),
          Instant.parse("2026-11-19T09:00:00Z"));

  @BeforeEach
  void begin() {
    begin(Map.of());
  }

  private void begin(Map<String, String> policy) {
    StandardEnvironment environment = new StandardEnvironment();
    Map<String, Object> settings = new HashMap<>(policy);
    settings.put("svarsvakt.graph.base-url", graph.baseUrl().toString());
    settings.put("svarsvakt.graph.access-token", "token");
    settings.put("svarsvakt.data-dir", data.toString());
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    product = Product.open(Settings.read(environment), clock);
    product
        .scan()
        .run(
            new ScanRequest(Endpoint.NOW, Set.of(), Mode.SHOW, Breadth.EXPECTING), ScanSink.none());
    scene = new TabScene(product.worklists());
  }

  @AfterEach
  void end() {
    scene.close();
    product.close();
    graph.close();
  }

  private static String token(SimulatedMailbox mailbox) {
    return TabScene.token(mailbox.account().id());
  }

  private JsonNode me(SimulatedMailbox mailbox) throws Exception {
    var answer = scene.get("/tab/api/me?lang=sv", "Bearer " + token(mailbox));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    return JsonMapper.shared().readTree(answer.body());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return scene.post("/tab/api/" + path + "?lang=sv", token(anna), body);
  }

  private JsonNode done(String path, String body) throws Exception {
    var answer = post(path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private JsonNode act(SimulatedMailbox mailbox, String item, String verb, String more)
      throws Exception {
    return done(
        "acts",
        """
        {"verb": "%s", "mailbox": "%s", "item": "%s"%s}"""
            .formatted(verb, mailbox.account().id(), item, more));
  }

  private static List<String> titles(JsonNode lines) {
    return lines.valueStream().map(line -> line.path("title").asString()).toList();
  }

  private int auditTrail() {
    return product.auditTrail().trail(new TrailFilter(Optional.empty(), Instant.EPOCH, 9)).size();
  }

  @Test
  void a_person_sees_their_own_matters_and_no_others() throws Exception {
    JsonNode me = me(anna);
    assertThat(titles(me.path("open")))
        .containsExactlyInAnyOrder("Bygglov för altan", "Ritning till garage");
    assertThat(me.path("figures").path("open").asInt()).isEqualTo(2);
    assertThat(me.toString()).doesNotContain("Hemligt", bo.account().id());
    assertThat(titles(me(bo).path("open"))).containsExactly("Hemligt ärende");
  }

  @Test
  void a_claimed_colleague_is_warned_of_first_and_can_be_called_suspicious() throws Exception {
    JsonNode me = me(cia);
    String warning = "Avsändaren uppger sig vara en kollega, men det är inte visat";
    assertThat(me.path("head").asString()).startsWith(warning + ". Svara inte, klicka inte");
    JsonNode line = me.path("open").path(0);
    assertThat(line.propertyNames()).first().isEqualTo("warning");
    assertThat(line.path("warning").asString()).isEqualTo(warning);
    assertThat(line.path("tone").asString()).isEqualTo("warned");
    assertThat(line.path("choices").path(0).asString()).isEqualTo("no-reply");
    assertThat(line.path("standing").asString()).startsWith("Svarstid om kollegan bekräftar");
    String act =
        "{\"verb\": \"no-reply\", \"mailbox\": \"%s\", \"item\": \"%s\", \"reason\": \"suspicious\"}"
            .formatted(cia.account().id(), forged);
    var answer = scene.post("/tab/api/acts?lang=sv", token(cia), act);
    assertThat(JsonMapper.shared().readTree(answer.body()).path("me").path("open")).isEmpty();
    assertThat(me(anna).toString()).doesNotContain("kollega");
  }

  private static JsonNode line(JsonNode lines, String item) {
    return lines
        .valueStream()
        .filter(line -> line.path("item").asString().equals(item))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_call_has_words_of_its_own() throws Exception {
    JsonNode line = line(me(dan).path("open"), call);
    assertThat(line.path("labels").path("act.answered").asString()).isEqualTo("Ringt upp");
    assertThat(line.path("standing").asString()).isEqualTo("Ska ringas upp senast i dag kl. 17:00");
    assertThat(line.path("choices").toString()).doesNotContain("no-request");
    assertThat(line.toString()).doesNotContainIgnoringCase("mejl");
  }

  @Test
  void a_request_for_public_records_can_be_said_to_be_none() throws Exception {
    JsonNode line = line(me(dan).path("open"), request);
    assertThat(line.path("choices").toString()).contains("no-request");
    assertThat(line.path("standing").asString())
        .endsWith("ska besvaras genast, senast i dag kl. 17:00");
    String act =
        "{\"verb\": \"no-request\", \"mailbox\": \"%s\", \"item\": \"%s\"}"
            .formatted(dan.account().id(), request);
    JsonNode done =
        JsonMapper.shared().readTree(scene.post("/tab/api/acts?lang=sv", token(dan), act).body());
    assertThat(done.path("note").asString()).startsWith("Markerat: det är ingen begäran");
    JsonNode after = line(done.path("me").path("open"), request);
    assertThat(after.path("choices").toString()).doesNotContain("no-request");
    assertThat(after.path("standing").asString()).contains("måndag 23 november");
    assertThat(after.path("deed").path("text").asString()).contains("Kan ångras till");
  }

  @Test
  void mail_that_asks_for_none_cannot_be_said_to_be_no_request() throws Exception {
    assertThat(act(anna, letter, "no-request", "").path("done").asBoolean(true)).isFalse();
    assertThat(auditTrail()).isZero();
  }

  private void beginWithAdministration(String address) {
    scene.close();
    product.close();
    begin(Map.of("svarsvakt.policy.forward.administration-mailbox", address));
  }

  @Test
  void a_mail_can_be_passed_on_to_the_administration_mailbox() throws Exception {
    beginWithAdministration("bo.ek@kommun.example");
    assertThat(line(me(anna).path("open"), letter).path("choices").toString()).contains("pass-on");
    JsonNode done = act(anna, letter, "pass-on", "");
    assertThat(done.path("note").asString())
        .startsWith("Skicka mejlet vidare till bo.ek@kommun.example och ta med avsändaren");
    JsonNode after = line(done.path("me").path("open"), letter);
    assertThat(after.path("choices").toString()).doesNotContain("pass-on").contains("answered");
    assertThat(after.path("deed").path("text").asString()).startsWith("Du sade att du skickar");
    assertThat(act(anna, letter, "pass-on", "").path("done").asBoolean(false)).isTrue();
    assertThat(auditTrail()).isOne();
  }

  @Test
  void nothing_is_passed_on_by_telephone_or_from_the_administration_mailbox_itself()
      throws Exception {
    beginWithAdministration("bo.ek@kommun.example");
    assertThat(line(me(dan).path("open"), call).path("choices").toString())
        .doesNotContain("pass-on");
    assertThat(line(me(bo).path("open"), letterOfBo).path("choices").toString())
        .doesNotContain("pass-on");
  }

  @ParameterizedTest
  @CsvSource({"''", "nobody@kommun.example", "office@elsewhere.example"})
  void without_an_administration_mailbox_of_ours_nothing_is_passed_on(String address)
      throws Exception {
    beginWithAdministration(address);
    assertThat(line(me(anna).path("open"), letter).path("choices").toString())
        .doesNotContain("pass-on");
    assertThat(act(anna, letter, "pass-on", "").path("done").asBoolean(true)).isFalse();
    assertThat(auditTrail()).isZero();
  }

  @Test
  void somebody_the_organisation_does_not_know_sees_nothing() throws Exception {
    var answer = scene.get("/tab/api/me", "Bearer " + TabScene.token("a-guest"));
    JsonNode me = JsonMapper.shared().readTree(answer.body());
    assertThat(me.path("open")).isEmpty();
    assertThat(me.path("covers")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "answered | ''",
        "no-reply | ', \"reason\": \"finished\"'",
        "promise  | ', \"day\": \"2026-11-27\"'",
        "snooze   | ''"
      })
  void other_peoples_mail_stays_as_it_is(String verb, String more) throws Exception {
    JsonNode answer = act(bo, letterOfBo, verb, more);
    assertThat(answer.path("done").asBoolean(true)).isFalse();
    assertThat(answer.path("note").asString()).isEqualTo("Det hör inte till dig. Inget ändrades.");
    assertThat(answer.toString()).doesNotContain("Hemligt");
    assertThat(titles(me(bo).path("open"))).containsExactly("Hemligt ärende");
    assertThat(auditTrail()).isZero();
  }

  @Test
  void what_was_answered_by_telephone_is_done_and_can_be_taken_back() throws Exception {
    JsonNode answer = act(anna, letter, "answered", "");
    assertThat(answer.path("note").asString()).isEqualTo("Markerat som besvarat.");
    assertThat(titles(answer.path("me").path("open"))).containsExactly("Ritning till garage");
    JsonNode recent = answer.path("me").path("recent").path(0);
    assertThat(recent.path("title").asString()).isEqualTo("Bygglov för altan");
    JsonNode back = done("undo", "{\"deed\": %d}".formatted(auditEntry(recent)));
    assertThat(back.path("note").asString()).isEqualTo("Ångrat.");
    assertThat(titles(back.path("me").path("open"))).hasSize(2);
    assertThat(back.path("me").path("recent")).isEmpty();
    assertThat(auditTrail()).isEqualTo(2);
  }

  private static long auditEntry(JsonNode line) {
    return line.path("deed").path("id").asLong();
  }

  @Test
  void nobody_takes_back_what_another_did() throws Exception {
    long auditEntry =
        auditEntry(act(anna, letter, "answered", "").path("me").path("recent").path(0));
    var answer = scene.post("/tab/api/undo", token(bo), "{\"deed\": %d}".formatted(auditEntry));
    assertThat(answer.body()).contains("\"done\":false");
    assertThat(titles(me(anna).path("open"))).containsExactly("Ritning till garage");
  }

  @Test
  void what_is_more_than_an_hour_old_cannot_be_taken_back() throws Exception {
    long auditEntry =
        auditEntry(act(anna, letter, "answered", "").path("me").path("recent").path(0));
    scene.clock.move(Duration.ofHours(1));
    var claims = TabScene.claims(anna.account().id());
    String later =
        TabScene.sign(claims.expirationTime(Date.from(scene.clock.instant().plusSeconds(60))));
    var answer = scene.post("/tab/api/undo?lang=sv", later, "{\"deed\": %d}".formatted(auditEntry));
    assertThat(answer.body()).contains("Det kan inte ångras längre. Inget ändrades.");
    assertThat(titles(me(answer).path("recent"))).isEmpty();
  }

  private static JsonNode me(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body()).path("me");
  }

  @Test
  void a_later_day_than_the_policy_lets_an_answer_take_is_neither_offered_nor_taken()
      throws Exception {
    scene.close();
    product.close();
    String reply = "svarsvakt.policy.reply.";
    begin(
        Map.of(
            reply + "acknowledge-within-working-days", "1",
            reply + "respond-within-working-days", "5",
            reply + "complex-within-working-days", "6"));
    JsonNode promise = me(anna).path("open").path(0).path("promise");
    assertThat(promise.path("usual").asString()).isEqualTo("2026-11-26");
    assertThat(promise.path("latest").asString()).isEqualTo("2026-11-27");
    assertThat(act(anna, letter, "promise", ", \"day\": \"2026-11-30\"").path("note").asString())
        .isEqualTo(
            "Så länge får ett svar inte dröja enligt organisationens regler. Välj en tidigare dag."
                + " Inget ändrades.");
    assertThat(act(anna, letter, "promise", ", \"day\": \"2026-11-27\"").path("done").asBoolean())
        .isTrue();
  }

  @Test
  void a_mail_has_the_days_to_promise_and_ready_texts_in_both_languages() throws Exception {
    JsonNode me = me(anna);
    JsonNode promise = me.path("open").path(0).path("promise");
    assertThat(promise.path("latest")).isEqualTo(me.path("latest"));
    assertThat(promise.path("usual").asString()).isEmpty();
    assertThat(promise.path("texts"))
        .extracting(text -> text.path("language").asString())
        .containsExactly("sv", "en");
    assertThat(promise.path("texts").path(1).path("text").asString())
        .contains("by {day}.", "Contact person: Anna");
    assertThat(promise.path("texts").path(1).path("day").asString()).isEqualTo("YYYY-MM-DD");
  }

  @Test
  void a_promised_day_and_a_later_reminder_are_shown() throws Exception {
    JsonNode promised = act(anna, letter, "promise", ", \"day\": \"2026-11-27\"");
    assertThat(promised.path("note").asString())
        .isEqualTo("Noterat: du svarar senast fredag 27 november.");
    JsonNode snoozed = act(anna, other, "snooze", "");
    assertThat(snoozed.path("note").asString())
        .isEqualTo(
            "Du påminns igen måndag 23 november."
                + " Svarstiden flyttas inte: den går ut i dag kl. 17:00.");
    assertThat(snoozed.path("me").toString())
        .contains("Svar utlovat senast fredag 27 november", "Påminnelse tidigast måndag");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "promise  | ''                                   | Välj en dag först. Inget ändrades.",
        "no-reply | ', \"reason\": \"\"'                 | Välj en orsak först. Inget ändrades."
      })
  void what_is_left_empty_is_told_and_changes_nothing(String verb, String more, String note)
      throws Exception {
    JsonNode answer = act(anna, letter, verb, more);
    assertThat(answer.path("note").asString()).isEqualTo(note);
    assertThat(answer.has("me")).isFalse();
    assertThat(auditTrail()).isZero();
  }

  @Test
  void an_agreement_is_made_asked_of_the_other_and_ended_by_either_of_them() throws Exception {
    JsonNode made =
        done(
            "acts",
            """
            {"verb": "cover", "colleague": "bo.ek@kommun.example",
             "from": "2026-11-25", "to": "2026-11-27"}""");
    assertThat(made.path("done").asBoolean(false)).as(made.toString()).isTrue();
    JsonNode cover = made.path("me").path("covers").path(0);
    assertThat(cover.path("text").asString())
        .isEqualTo(
            "Bo Ek är tillfrågad om att bevaka din inkorg från och med onsdag 25 november"
                + " till och med fredag 27 november. Det gäller när svaret är ja.");
    String end = "{\"agreement\": %d}".formatted(cover.path("id").asLong());
    assertThat(me(bo).path("covers").path(0).path("mine").asBoolean(true)).isFalse();
    assertThat(me(bo).path("open").toString()).contains("accept-cover", "decline-cover");
    assertThat(scene.post("/tab/api/covers/end", token(bo), end).body()).contains("\"done\":true");
    assertThat(me(bo).path("covers")).isEmpty();
    assertThat(done("covers/end", "{\"agreement\": 4711}").path("done").asBoolean(true)).isFalse();
    assertThat(done("covers/end", end).path("me").path("covers")).isEmpty();
    assertThat(done("covers/end", end).path("done").asBoolean(true)).isFalse();
  }
}
