package se.svarsvakt.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.simulator.AutomaticRepliesSetting;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.GraphCaller;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.StoredMessage;
import tools.jackson.databind.JsonNode;

/** What the demo's town holds at any moment it is built for. */
class DemoTownTest {
  private static final ZonedDateTime FRIDAY =
      ZonedDateTime.parse("2026-11-20T10:30:00+01:00[Europe/Stockholm]");
  private final DemoTown town = DemoTown.build(FRIDAY, DemoTownTest::isWeekday);

  private static boolean isWeekday(LocalDate date) {
    return !Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(date.getDayOfWeek());
  }

  private static List<StoredMessage> messages(DemoTown town) {
    List<StoredMessage> all = new ArrayList<>();
    for (SimulatedMailbox mailbox : town.tenant().mailboxes()) {
      all.addAll(mailbox.messages());
    }
    return all;
  }

  private StoredMessage in(String local, String subject) {
    return town.tenant().mailbox(local + "@kommun.example").messages().stream()
        .filter(message -> message.outgoing().content().subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private static String extended(StoredMessage message, String name) {
    return message.extended(List.of(name)).path(0).path("value").asString("");
  }

  private static String verb(StoredMessage message) {
    return extended(message, "Integer 0x1081");
  }

  private List<StoredMessage> sentInThreadOf(StoredMessage original) {
    return messages(town).stream()
        .filter(m -> m.outgoing().from().domain().equals("kommun.example"))
        .filter(m -> m.outgoing().thread().references().contains(original.internetMessageId()))
        .toList();
  }

  private static List<String> dump(DemoTown town) {
    return messages(town).stream()
        .map(m -> m.json(true) + m.extended(Set.of("Integer 0x1081")).toString())
        .toList();
  }

  @Test
  void the_same_moment_gives_the_same_town() {
    assertThat(dump(DemoTown.build(FRIDAY, DemoTownTest::isWeekday))).isEqualTo(dump(town));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-20T10:30:00+01:00",
        "2026-11-22T12:00:00+01:00",
        "2026-11-23T00:05:00+01:00",
        "2026-12-28T18:00:00+01:00",
        "2026-03-30T07:30:00+02:00"
      })
  void nothing_has_happened_in_the_future(String moment) {
    ZonedDateTime now = ZonedDateTime.parse(moment).withZoneSameInstant(FRIDAY.getZone());
    List<StoredMessage> all = messages(DemoTown.build(now, DemoTownTest::isWeekday));
    assertThat(all).hasSizeGreaterThan(120);
    assertThat(all).allMatch(message -> !message.receivedAt().isAfter(now.toInstant()));
  }

  @Test
  void about_forty_people_and_seven_shared_mailboxes_live_there() {
    List<DirectoryUser> accounts = town.tenant().accounts();
    assertThat(accounts).hasSize(40 + 7 + 3);
    assertThat(accounts).filteredOn(a -> a.manager() == null).hasSize(1 + 7 + 3);
    assertThat(town.stewards()).hasSize(7);
    assertThat(town.stewards().values().stream().flatMap(List::stream))
        .allSatisfy(who -> assertThat(town.tenant().mailbox(who)).isNotNull());
  }

  @Test
  void one_question_is_due_today_and_one_is_overdue() {
    // Friday: what came on Thursday is due at 17:00, what came on Tuesday was due on Wednesday
    StoredMessage dueToday = in("anna.bergqvist", "Grannens plank");
    StoredMessage overdue = in("fatima.al-sayed", "Slutsamråd Lindvägen 14");
    assertThat(dueToday.receivedAt()).isEqualTo(Instant.parse("2026-11-19T09:12:00Z"));
    assertThat(overdue.receivedAt()).isEqualTo(Instant.parse("2026-11-17T08:15:00Z"));
    assertThat(Stream.of(dueToday, overdue))
        .allMatch(m -> verb(m).isEmpty() && sentInThreadOf(m).isEmpty());
  }

  @Test
  void a_question_came_today() {
    assertThat(in("ali.rezaei", "Öppettider återvinningscentralen").receivedAt())
        .isAfter(Instant.parse("2026-11-20T00:00:00Z"));
  }

  @Test
  void an_answer_shows_by_thread_by_verb_or_by_conversation_alone() {
    StoredMessage byThread = in("jonas.hedlund", "Kompletterande ritningar, dnr BYGG 2026-311");
    StoredMessage byVerb = in("peter.holmgren", "Parkeringstillstånd");
    StoredMessage byConversation = in("yasmin.karimi", "Enskilt avlopp");
    assertThat(sentInThreadOf(byThread)).hasSize(1);
    assertThat(verb(byVerb)).isEqualTo("102");
    assertThat(sentInThreadOf(byVerb)).isEmpty();
    assertThat(verb(byConversation)).isEmpty();
    assertThat(sentInThreadOf(byConversation)).isEmpty();
    assertThat(town.tenant().mailbox("yasmin.karimi@kommun.example").messages())
        .filteredOn(m -> conversation(m).equals(conversation(byConversation)))
        .hasSize(2);
  }

  private static String conversation(StoredMessage message) {
    return message.json(true).path("conversationId").asString();
  }

  @Test
  void a_colleague_answers_for_a_shared_mailbox_from_their_own_sent_items() {
    StoredMessage question = in("bygglov", "Rivningslov för garage");
    StoredMessage answer = in("anna.bergqvist", "SV: Rivningslov för garage");
    assertThat(answer.outgoing().from().address()).isEqualTo("bygglov@kommun.example");
    assertThat(answer.outgoing().thread().references()).contains(question.internetMessageId());
    assertThat(extended(answer, "String 0x1042")).isEmpty();
    assertThat(answer.mime()).contains("In-Reply-To: " + question.internetMessageId());
  }

  @Test
  void mail_is_passed_on_with_and_without_telling_the_sender() {
    StoredMessage told = in("johanna.bjork", "VB: Hemtjänst till min fru");
    StoredMessage untold = in("tommy.grahn", "VB: Hål i asfalten på Kungsgatan");
    assertThat(told.outgoing().addressees().cc()).isNotEmpty();
    assertThat(untold.outgoing().addressees().cc()).isEmpty();
    assertThat(verb(in("tommy.grahn", "Hål i asfalten på Kungsgatan"))).isEqualTo("104");
    assertThat(in("niklas.fors", "VB: Hål i asfalten på Kungsgatan").outgoing().from().address())
        .isEqualTo("tommy.grahn@kommun.example");
  }

  @Test
  void mail_lies_in_folders_of_rules_and_is_thrown_away_while_the_demo_watches() {
    SimulatedMailbox camilla = town.tenant().mailbox("camilla.rosen@kommun.example");
    assertThat(camilla.messageIds("deleteditems")).isEmpty();
    town.tidy(FRIDAY.toInstant());
    assertThat(camilla.messageIds("deleteditems")).hasSize(1);
    SimulatedMailbox linnea = town.tenant().mailbox("linnea.sjogren@kommun.example");
    assertThat(in("linnea.sjogren", "SV: dnr BYGG 2026-298").folderId())
        .isNotEqualTo(linnea.folderId("inbox"));
  }

  @Test
  void every_kind_of_mail_that_expects_no_answer_is_there() {
    List<OutgoingMessage.Nature> natures =
        messages(town).stream().map(m -> m.outgoing().nature()).toList();
    assertThat(natures)
        .extracting(OutgoingMessage.Nature::messageClass)
        .contains(
            "REPORT.IPM.Note.NDR",
            "IPM.Note.Rules.OofTemplate.Microsoft",
            "IPM.Note.Microsoft.Voicemail.UM.CA",
            "IPM.Schedule.Meeting.Request");
    assertThat(natures.stream().flatMap(nature -> nature.headers().keySet().stream()))
        .contains("Auto-Submitted", "List-Id", "Precedence", "X-MS-Exchange-Organization-AuthAs");
  }

  @Test
  void the_whole_town_can_be_read_over_http_without_a_problem() {
    try (SimulatedGraph graph = SimulatedGraph.start(town.tenant())) {
      GraphCaller caller = new GraphCaller(graph);
      int read = 0;
      for (JsonNode user : caller.items("/users?$select=id,mail&$top=20", "")) {
        String inbox = "/users/" + user.path("id").asString() + "/mailFolders/inbox";
        if (caller.get(inbox).status() == 200) {
          read++;
          caller.pages(inbox + "/messages/delta", "odata.maxpagesize=50");
        }
      }
      assertThat(read).isEqualTo(50 - 3); // the guest, one on premises, one out of reach
      assertThat(graph.problems()).isEmpty();
    }
  }

  @Test
  void people_are_away_with_and_without_an_automatic_reply() {
    SimulatedMailbox jonas = town.tenant().mailbox("jonas.hedlund@kommun.example");
    assertThat(jonas.calendar().getFirst().start()).isEqualTo("2026-11-22T23:00:00Z");
    assertThat(jonas.automaticReply()).isEqualTo(AutomaticRepliesSetting.OFF);
    SimulatedMailbox sofia = town.tenant().mailbox("sofia.enberg@kommun.example");
    assertThat(sofia.automaticReply().text()).contains("26 november");
  }

  @Test
  void life_goes_on_in_the_same_way_for_the_same_seed() {
    DemoTown other = DemoTown.build(FRIDAY, DemoTownTest::isWeekday);
    int before = messages(town).size();
    live(town, 42);
    live(other, 42);
    assertThat(dump(town)).isEqualTo(dump(other)).hasSizeGreaterThan(before + 20);
  }

  @Test
  void another_seed_gives_another_life() {
    DemoTown other = DemoTown.build(FRIDAY, DemoTownTest::isWeekday);
    live(town, 42);
    live(other, 43);
    assertThat(dump(town)).isNotEqualTo(dump(other));
  }

  @Test
  void nobody_works_at_night() {
    int sent = sent();
    DemoLife life = new DemoLife(town, new Random(1));
    for (int minute = 0; minute < 300; minute++) {
      life.step(Instant.parse("2026-11-21T00:00:00Z").plusSeconds(60L * minute));
    }
    assertThat(sent()).isEqualTo(sent);
  }

  private int sent() {
    return town.tenant().mailboxes().stream().mapToInt(m -> m.messageIds("sentitems").size()).sum();
  }

  private static void live(DemoTown town, long seed) {
    DemoLife life = new DemoLife(town, new Random(seed));
    for (int minute = 0; minute < 60; minute++) {
      life.step(FRIDAY.toInstant().plusSeconds(60L * minute));
    }
  }
}
