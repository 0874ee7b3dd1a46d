package se.svarsvakt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Directory, folders, settings, calendar, single messages and Teams on the simulated Graph. */
class TenantRoutesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final String ANNA = "anna.berg@kommun.example";
  private static final String BO = "bo.ek@kommun.example";

  private final SimulatedTenant tenant =
      new SimulatedTenant("Exempelkommunen", "kommun.example", NOW);
  private SimulatedMailbox anna;
  private SimulatedMailbox bo;
  private SimulatedGraph graph;
  private GraphCaller caller;

  @BeforeEach
  void start() {
    bo = tenant.open(DirectoryUser.person("Bo Ek", BO), MailboxProfile.PERSON);
    DirectoryUser account = DirectoryUser.person("Anna Berg", ANNA).alias("bygglov@kommun.example");
    anna = tenant.open(account.managedBy(BO), MailboxProfile.PERSON.purposeInObject());
    graph = SimulatedGraph.start(tenant);
    caller = new GraphCaller(graph);
  }

  @AfterEach
  void stop() {
    graph.close();
  }

  @Test
  void users_come_in_pages_with_their_managers() {
    String url = "/users?$select=id,mail,proxyAddresses&$top=1&$expand=manager($select=id,mail)";
    List<JsonNode> users = caller.items(url, "");
    assertThat(users).hasSize(2);
    assertThat(users.get(1).path("manager").path("mail").asString()).isEqualTo(BO);
    assertThat(users.get(1).path("proxyAddresses").path(1).asString())
        .isEqualTo("smtp:bygglov@kommun.example");
    assertThat(users.getFirst().has("manager")).isFalse();
  }

  @Test
  void members_of_nested_groups_count_once() {
    tenant.putGroup("inner", List.of(bo.account().id()));
    tenant.putGroup("outer", List.of("inner", anna.account().id(), bo.account().id()));
    String url = "/groups/outer/transitiveMembers/microsoft.graph.user?$select=mail";
    assertThat(caller.items(url, ""))
        .extracting(user -> user.path("mail").asString())
        .containsExactlyInAnyOrder(ANNA, BO);
  }

  @Test
  void members_without_a_cast_hold_the_nested_groups_too() {
    tenant.putGroup("inner", List.of(bo.account().id()));
    tenant.putGroup("outer", List.of("inner"));
    assertThat(caller.items("/groups/outer/transitiveMembers", ""))
        .extracting(member -> member.path("@odata.type").asString())
        .containsExactlyInAnyOrder("#microsoft.graph.group", "#microsoft.graph.user");
  }

  @Test
  void child_folders_come_ten_a_page() {
    IntStream.range(0, 12).forEach(i -> anna.addFolder("Mapp " + i, "inbox"));
    String url = "/users/" + ANNA + "/mailFolders/inbox/childFolders";
    assertThat(caller.get(url).json().path("value")).hasSize(10);
    assertThat(caller.items(url, "")).hasSize(12);
  }

  @Test
  void an_expansion_holds_ten_child_folders_or_as_many_as_it_asks_for_and_what_it_selects() {
    IntStream.range(0, 12).forEach(i -> anna.addFolder("Mapp " + i, "inbox"));
    String url = "/users/" + ANNA + "/mailFolders/inbox?$select=childFolderCount&$expand=";
    JsonNode usual = caller.get(url + "childFolders").json();
    assertThat(usual.path("childFolderCount").asInt()).isEqualTo(12);
    assertThat(usual.path("childFolders")).hasSize(10);
    JsonNode asked = caller.get(url + "childFolders($select=totalItemCount;$top=11)").json();
    assertThat(asked.path("childFolders")).hasSize(11);
    assertThat(asked.path("childFolders").get(0).propertyNames())
        .containsExactlyInAnyOrder("id", "totalItemCount");
  }

  @Test
  void a_folder_that_outlook_did_not_make_yet_is_not_found() {
    String url = "/users/" + ANNA + "/mailFolders/syncissues";
    assertThat(caller.get(url).status()).isEqualTo(404);
    anna.addFolder(WellKnownFolder.SYNCISSUES);
    assertThat(caller.get(url).status()).isEqualTo(200);
  }

  @Test
  void a_folder_moves_with_its_mail() {
    String folder = anna.addFolder("Ärenden", "inbox");
    anna.receive(OutgoingMessage.from("kund@x.example").saying("F", "?"), NOW, folder);
    anna.moveFolder(folder, "archive");
    JsonNode json = caller.get("/users/" + ANNA + "/mailFolders/" + folder).json();
    assertThat(json.path("parentFolderId").asString()).isEqualTo(anna.folderId("archive"));
    assertThat(json.path("totalItemCount").asInt()).isEqualTo(1);
  }

  @Test
  void settings_show_purpose_and_automatic_reply() {
    anna.automaticReply(
        AutomaticRepliesSetting.scheduled("Åter måndag", NOW, NOW.plus(Duration.ofDays(3))));
    JsonNode settings = caller.get("/users/" + ANNA + "/mailboxSettings").json();
    assertThat(settings.path("userPurpose").path("value").asString()).isEqualTo("user");
    JsonNode reply = settings.path("automaticRepliesSetting");
    assertThat(reply.path("status").asString()).isEqualTo("scheduled");
    assertThat(reply.path("scheduledEndDateTime").path("dateTime").asString())
        .isEqualTo("2026-11-23T09:00:00.0000000");
  }

  @Test
  void the_mime_text_holds_a_thread_that_properties_hide() {
    OutgoingMessage letter =
        OutgoingMessage.from(ANNA).to("kund@x.example").saying("SV: Fråga", "Ja.");
    String id = anna.send(letter.answering(List.of("<1@x.example>")).threadInMimeOnly(), NOW);
    String url = "/users/" + ANNA + "/messages/" + id;
    String expand = "?$expand=singleValueExtendedProperties($filter=id eq 'String 0x1042')";
    assertThat(caller.get(url + expand).json().has("singleValueExtendedProperties")).isFalse();
    assertThat(caller.get(url + "/$value").response().body())
        .contains("In-Reply-To: <1@x.example>");
  }

  @Test
  void a_reply_from_a_shared_mailbox_lies_with_its_writer() {
    SimulatedMailbox info =
        tenant.open(DirectoryUser.resource("Info", "info@kommun.example"), MailboxProfile.SHARED);
    String question =
        info.receive(OutgoingMessage.from("kund@x.example").saying("Fråga", "?"), NOW);
    String answer = anna.send(info.answerTo(question).saying("SV: Fråga", "Ja."), NOW);
    JsonNode json = caller.get("/users/" + ANNA + "/messages/" + answer).json();
    assertThat(json.at("/from/emailAddress/address").asString()).isEqualTo("info@kommun.example");
    assertThat(json.at("/sender/emailAddress/address").asString()).isEqualTo(ANNA);
  }

  @Test
  void a_schedule_shows_time_away_and_unknown_addresses() {
    anna.addToCalendar(ScheduleItem.outOfOffice(NOW, NOW.plus(Duration.ofHours(1))));
    ObjectNode body = Json.object().put("availabilityViewInterval", 60);
    body.set("schedules", Json.strings(List.of(ANNA, "nobody@kommun.example")));
    body.set("startTime", GraphTime.json(NOW.minus(Duration.ofHours(1)), "UTC"));
    body.set("endTime", GraphTime.json(NOW.plus(Duration.ofHours(2)), "UTC"));
    JsonNode value =
        caller.post("/users/" + BO + "/calendar/getSchedule", body).json().path("value");
    assertThat(value.path(0).path("availabilityView").asString()).isEqualTo("030");
    assertThat(value.path(1).path("error").path("responseCode").asString()).isNotEmpty();
  }

  private static ObjectNode notification(long chain, String preview) {
    ObjectNode body = Json.object().put("activityType", "replyDue").put("chainId", chain);
    ObjectNode topic = body.putObject("topic").put("source", "text").put("value", "Svarsvakt");
    topic.put("webUrl", "https://teams.microsoft.com/l/entity/app/mine");
    body.putObject("previewText").put("content", preview);
    body.putArray("templateParameters").addObject().put("name", "count").put("value", "2");
    return body;
  }

  @Test
  void a_notification_replaces_the_earlier_one_of_its_chain() {
    String url = "/users/" + ANNA + "/teamwork/sendActivityNotification";
    assertThat(caller.post(url, notification(7, "ett")).status()).isEqualTo(204);
    caller.post(url, notification(7, "två"));
    caller.post(url, notification(8, "tre"));
    assertThat(tenant.notifications())
        .extracting(ReceivedNotification::previewText)
        .containsExactly("två", "tre");
    assertThat(tenant.notifications().getFirst().templateParameters()).containsEntry("count", "2");
  }

  @Test
  void a_person_without_the_app_gets_no_notification() {
    tenant.uninstallApp(ANNA);
    GraphCaller.Answer answer =
        caller.post(
            "/users/" + ANNA + "/teamwork/sendActivityNotification", notification(7, "ett"));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().at("/error/message").asString())
        .contains("is not authorized to generate custom text notifications");
    assertThat(tenant.notifications()).isEmpty();
  }

  @Test
  void a_notification_with_a_foreign_link_or_a_long_preview_is_refused() {
    String url = "/users/" + ANNA + "/teamwork/sendActivityNotification";
    ObjectNode foreign = notification(1, "ett");
    ((ObjectNode) foreign.path("topic")).put("webUrl", "https://kommun.example/");
    assertThat(caller.post(url, foreign).status()).isEqualTo(400);
    assertThat(caller.post(url, notification(1, "x".repeat(151))).status()).isEqualTo(400);
  }
}
