package se.svarsvakt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the simulated Graph and Exchange tell beside mail: texts, settings, rights. */
class DelegateRoutesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final String ANNA = "anna.berg@kommun.example";
  private static final String USER = "/users/" + ANNA;
  private static final String RIGHTS = "MailboxFolderPermission";

  private final SimulatedTenant tenant =
      new SimulatedTenant("Exempelkommunen", "kommun.example", NOW);
  private SimulatedMailbox anna;
  private SimulatedGraph graph;
  private GraphCaller caller;

  @BeforeEach
  void start() {
    MailboxProfile profile = MailboxProfile.PERSON.timeZone("FLE Standard Time").inCapitals();
    anna = tenant.open(DirectoryUser.person("Anna Berg", ANNA), profile);
    graph = SimulatedGraph.start(tenant);
    caller = new GraphCaller(graph);
  }

  @AfterEach
  void stop() {
    graph.close();
  }

  private String sent() {
    OutgoingMessage letter =
        OutgoingMessage.from(ANNA).to("kund@x.example").saying("SV: F", "Nytt. Gammalt.");
    return anna.send(letter.html("<p>Nytt.</p><p>Gammalt.</p>", "<p>Nytt.</p>"), NOW);
  }

  @Test
  void the_unique_body_comes_only_when_it_is_selected() {
    String url = USER + "/messages/" + sent();
    JsonNode selected = caller.get(url + "?$select=from,uniqueBody").json();
    assertThat(selected.at("/uniqueBody/content").asString()).isEqualTo("<p>Nytt.</p>");
    assertThat(selected.has("body")).isFalse();
    assertThat(caller.get(url).json().has("uniqueBody")).isFalse();
    assertThat(caller.get(url).json().at("/body/content").asString()).contains("Gammalt");
  }

  @Test
  void a_swedish_inbox_has_a_swedish_name() {
    JsonNode inbox = caller.get(USER + "/mailFolders/inbox?$select=displayName").json();
    assertThat(inbox.path("displayName").asString()).isEqualTo("Inkorgen");
    assertThat(inbox.has("totalItemCount")).isFalse();
  }

  @Test
  void settings_may_begin_with_capitals_and_stand_in_the_mailboxs_zone() {
    anna.automaticReply(
        AutomaticRepliesSetting.scheduled("Åter", NOW, NOW.plus(Duration.ofDays(3))));
    JsonNode settings =
        caller.get(USER + "/mailboxSettings?$select=timeZone,automaticRepliesSetting").json();
    JsonNode reply = settings.path("automaticRepliesSetting");
    assertThat(reply.path("status").asString()).isEqualTo("Scheduled");
    assertThat(reply.path("externalAudience").asString()).isEqualTo("All");
    assertThat(reply.at("/scheduledStartDateTime/dateTime").asString()).startsWith("2026-11-20T11");
    assertThat(settings.path("timeZone").asString()).isEqualTo("FLE Standard Time");
  }

  @Test
  void calendar_permissions_name_delegates_with_their_role() {
    anna.rights().calendar(new Recipient("Bo Ek", "bo.ek@x.example"), "read");
    JsonNode value = caller.get(USER + "/calendar/calendarPermissions").json().path("value");
    assertThat(value).hasSize(2);
    assertThat(value.at("/1/emailAddress/address").asString()).isEqualTo("bo.ek@x.example");
    assertThat(value.at("/1/role").asString()).isEqualTo("read");
    assertThat(caller.get(USER + "/calendar/calendarPermissions?$select=rolle").status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "SETTINGS, /mailboxSettings",
    "CALENDAR, /calendar/calendarPermissions",
    "BODY, /messages/{id}?$select=uniqueBody"
  })
  void one_part_of_a_mailbox_can_be_refused(MailboxPart part, String path) {
    String url = USER + path.replace("{id}", sent());
    anna.failWith(part, GraphError.accessDenied());
    assertThat(caller.get(url).errorCode()).isEqualTo("ErrorAccessDenied");
    assertThat(caller.get(USER + "/mailFolders/inbox").status()).isEqualTo(200);
    anna.failWith(part, null);
    assertThat(caller.get(url).status()).isEqualTo(200);
  }

  @Test
  void exchange_tells_rights_to_the_inbox_page_by_page() {
    List.of("Bo Ek", "ceder", "d@x.example").forEach(user -> anna.rights().inbox(user, "Editor"));
    ObjectNode question = question("Get-MailboxFolderPermission", ANNA + ":\\Inkorgen");
    JsonNode first = ask(RIGHTS, question).json();
    JsonNode second =
        post(first.path("@odata.nextLink").asString(), question, "UPN:" + ANNA).json();
    assertThat(first.path("value")).hasSize(3);
    assertThat(second.at("/value/1/User").asString()).isEqualTo("d@x.example");
    assertThat(second.has("@odata.nextLink")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"anna.berg@kommun.example:\\Inbox", "nobody@kommun.example:\\Inkorgen"})
  void exchange_does_not_know_other_names(String identity) {
    assertThat(ask(RIGHTS, question("Get-MailboxFolderPermission", identity)).status())
        .isEqualTo(404);
  }

  @Test
  void exchange_tells_who_sends_on_behalf() {
    anna.rights().onBehalf("Bo Ek");
    ObjectNode question = question("Get-Mailbox", ANNA);
    ((ObjectNode) question.at("/CmdletInput/Parameters"))
        .put("IncludeGrantSendOnBehalfTowithDisplayNames", true);
    JsonNode row = ask("Mailbox", question).json().at("/value/0");
    assertThat(row.at("/GrantSendOnBehalfTo/0").asString()).isEqualTo("Bo Ek");
    assertThat(row.path("RecipientTypeDetails").asString()).isEqualTo("UserMailbox");
  }

  @Test
  void exchange_refuses_what_it_does_not_offer() {
    assertThat(ask("Mailbox", question("Remove-Mailbox", ANNA)).status()).isEqualTo(400);
    assertThat(ask("Recipient", question("Get-Recipient", ANNA)).status()).isEqualTo(400);
    String url = graph.exchangeUrl() + "/adminapi/v2.0/t/Mailbox";
    assertThat(post(url, question("Get-Mailbox", ANNA), "").status()).isEqualTo(400);
    assertThat(graph.problems()).hasSize(3);
  }

  private static ObjectNode question(String cmdlet, String identity) {
    ObjectNode question = Json.object();
    ObjectNode input = question.putObject("CmdletInput").put("CmdletName", cmdlet);
    input.putObject("Parameters").put("Identity", identity);
    return question;
  }

  private GraphCaller.Answer ask(String endpoint, JsonNode question) {
    return post(graph.exchangeUrl() + "/adminapi/v2.0/t/" + endpoint, question, "UPN:" + ANNA);
  }

  private GraphCaller.Answer post(String url, JsonNode question, String anchor) {
    return caller.send(
        caller
            .bare(url)
            .header("Authorization", "Bearer any")
            .header("Content-Type", "application/json")
            .header("X-AnchorMailbox", anchor)
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(question.toString())));
  }
}
