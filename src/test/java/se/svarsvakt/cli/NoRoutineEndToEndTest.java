package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.ScheduleItem;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.worklist.WorkItem;
import tools.jackson.databind.JsonNode;

/**
 * The manager's routine for absences through the whole program, under Botkyrka's promise. Anna is
 * away from Monday 23 to Friday 27 November 2026; two working days before is Thursday 19.
 */
class NoRoutineEndToEndTest extends BotOfficeDay {
  private static final String BOTKYRKA = "--svarsvakt.policy.profile=botkyrka";
  private static final Map<String, String> PROFILE = Map.of("svarsvakt.policy.profile", "botkyrka");
  private static final String THURSDAY = "2026-11-19T09:00";

  @BeforeEach
  void away() {
    office.annaIsAway().annaReplies(Office.GOOD_REPLY, "2026-11-28T00:00");
  }

  private Result scan(String local, String... more) {
    String[] all = new String[more.length + 1];
    System.arraycopy(more, 0, all, 1, more.length);
    all[0] = BOTKYRKA;
    return bots.scan(local, all);
  }

  private static List<String> routine(Result result) {
    return result
        .json()
        .path("findings")
        .valueStream()
        .filter(each -> each.path("code").asString().equals("no-routine"))
        .map(each -> each.path("rule").asString() + " " + each.path("mailbox").asString())
        .toList();
  }

  /** To whom nudges about it went in a pass. */
  private static List<String> told(Result result) {
    return result
        .json()
        .path("nudges")
        .valueStream()
        .filter(each -> each.path("items").toString().contains("no-routine"))
        .map(each -> each.path("recipient").asString() + " " + each.path("status").asString())
        .toList();
  }

  private JsonNode choose(BotOffice.Acts acts, SimulatedMailbox who, String by, String from) {
    return choose(acts, who, by, from, "no-routine");
  }

  private JsonNode choose(
      BotOffice.Acts acts, SimulatedMailbox who, String by, String from, String item) {
    return acts.press(
        who,
        Optional.empty(),
        "cover",
        on(office.anna, item, "address-0", by, "from-0", from, "to-0", "2026-11-27"));
  }

  @Test
  void the_manager_is_told_once_two_working_days_before() {
    assertThat(routine(scan("2026-11-18T16:00"))).isEmpty();
    assertThat(told(scan("2026-11-19T08:45"))).isEmpty();
    Result result = scan(THURSDAY);
    assertThat(routine(result)).containsExactly("absence anna.berg@kommun.example");
    assertThat(told(result)).containsExactly("cia.chef@kommun.example SENT");
    assertThat(words(office.chef))
        .contains("Anna Berg", "23 november", "27 november", "cover")
        .doesNotContain("semester");
    assertThat(told(scan("2026-11-19T11:00"))).isEmpty();
    assertThat(told(scan("2026-11-20T09:05"))).isEmpty();
    assertThat(routine(scan("2026-11-23T08:05"))).isEmpty();
  }

  @Test
  void under_a_promise_that_does_not_ask_for_it_nobody_is_told_unless_set() {
    assertThat(routine(bots.scan(THURSDAY))).isEmpty();
    String set = "--svarsvakt.policy.absence.manager-told-working-days-before=2";
    assertThat(told(bots.scan("2026-11-19T09:05", set)))
        .containsExactly("cia.chef@kommun.example SENT");
  }

  @Test
  void the_manager_chooses_who_covers_and_it_is_asked_as_the_absent_one_would() {
    scan(THURSDAY);
    bots.at(
        "2026-11-19T09:30",
        PROFILE,
        acts -> {
          assertThat(choose(acts, office.chef, "bo.ek@kommun.example", "2026-11-23").toString())
              .contains("Kollegan får frågan");
          choose(acts, office.chef, "bo.ek@kommun.example", "2026-11-23"); // twice
          assertThat(trail(acts)).containsExactly("cover-requested");
        });
    assertThat(routine(scan("2026-11-19T09:40"))).hasSize(1); // Bo has not answered
    assertThat(words(office.bo)).contains("bevaka inkorgen för Anna Berg", "accept-cover");
    assertThat(words(office.chef)).contains("Bo Ek har fått frågan");
    bots.at(
        "2026-11-19T09:50",
        PROFILE,
        acts -> acts.press(office.bo, Optional.empty(), "accept-cover", Map.of("item", "cover:1")));
    assertThat(routine(scan("2026-11-19T10:00"))).isEmpty();
    assertThat(words(office.chef)).contains("Bo Ek bevakar inkorgen för Anna Berg");
  }

  @Test
  void nobody_else_chooses_and_no_other_days_are_chosen() {
    scan(THURSDAY);
    bots.at(
        "2026-11-19T09:30",
        PROFILE,
        acts -> {
          choose(acts, office.bo, "bo.ek@kommun.example", "2026-11-23");
          choose(acts, office.chef, "bo.ek@kommun.example", "2026-11-20");
          choose(acts, office.chef, "anna.berg@kommun.example", "2026-11-23");
          assertThat(trail(acts)).isEmpty();
        });
  }

  @Test
  void a_manager_who_covers_alone_need_not_agree_first_and_can_take_it_back() {
    scan(THURSDAY);
    bots.at(
        "2026-11-19T09:30",
        PROFILE,
        acts ->
            assertThat(
                    choose(acts, office.chef, "cia.chef@kommun.example", "2026-11-23").toString())
                .contains("Du bevakar inkorgen"));
    assertThat(routine(scan("2026-11-19T09:40"))).isEmpty();
    assertThat(words(office.anna)).contains("Cia Chef har tackat ja till att bevaka din inkorg");
    assertThat(words(office.chef)).doesNotContain("accept-cover", "Du har utsetts");
  }

  @Test
  void a_manager_whom_the_absent_one_asked_says_yes_by_choosing_themselves() {
    scan(THURSDAY);
    bots.at(
        "2026-11-19T09:30",
        PROFILE,
        acts -> {
          choose(acts, office.anna, "cia.chef@kommun.example", "2026-11-23", "no-cover");
          choose(acts, office.chef, "cia.chef@kommun.example", "2026-11-23");
          assertThat(trail(acts)).containsExactly("cover-accepted", "cover-requested");
        });
    assertThat(routine(scan("2026-11-19T09:40"))).isEmpty();
  }

  @Test
  void the_manager_is_told_anew_once_a_colleague_has_declined() {
    scan(THURSDAY);
    bots.at(
        "2026-11-19T09:30",
        PROFILE,
        acts -> choose(acts, office.chef, "bo.ek@kommun.example", "2026-11-23"));
    assertThat(told(scan("2026-11-19T09:40"))).isEmpty();
    bots.at(
        "2026-11-20T08:30",
        PROFILE,
        acts ->
            assertThat(
                    acts.press(
                            office.bo, Optional.empty(), "decline-cover", Map.of("item", "cover:1"))
                        .toString())
                .doesNotContain("Den som frågade"));
    assertThat(told(scan("2026-11-20T09:05"))).containsExactly("cia.chef@kommun.example SENT");
    assertThat(words(office.chef)).contains("Bo Ek har tackat nej");
    assertThat(told(scan("2026-11-20T11:00"))).isEmpty();
  }

  @Test
  void a_second_decline_on_the_same_day_is_told_anew() {
    scan(THURSDAY);
    String[] asked = {"2026-11-19T09:30", "2026-11-19T11:00"};
    String[] by = {"bo.ek@kommun.example", "dan.dahl@kommun.example"};
    SimulatedMailbox dan = office.clerk("Dan Dahl", by[1], "08-530 610 07");
    office.tenant.put(dan.account());
    SimulatedMailbox[] who = {office.bo, dan};
    for (int i = 0; i < 2; i++) {
      String name = by[i];
      SimulatedMailbox colleague = who[i];
      String cover = "cover:" + (i + 1);
      bots.at(
          asked[i],
          PROFILE,
          acts -> {
            choose(acts, office.chef, name, "2026-11-23");
            acts.press(colleague, Optional.empty(), "decline-cover", Map.of("item", cover));
          });
      assertThat(told(scan(asked[i].replace(":30", ":40").replace(":00", ":10"))))
          .containsExactly("cia.chef@kommun.example SENT");
    }
    assertThat(told(scan("2026-11-19T11:20"))).isEmpty();
  }

  @Test
  void a_manager_who_is_away_and_has_no_stand_in_is_told_when_back() {
    office.chef.addToCalendar(
        ScheduleItem.outOfOffice(Office.at("2026-11-19T00:00"), Office.at("2026-11-20T00:00")));
    assertThat(told(scan(THURSDAY))).containsExactly("cia.chef@kommun.example SKIPPED");
    assertThat(told(scan("2026-11-20T08:05"))).containsExactly("cia.chef@kommun.example SENT");
    assertThat(told(scan("2026-11-20T08:10"))).isEmpty();
  }

  @Test
  void one_who_comes_back_as_the_absence_begins_is_told_of_it_no_more() {
    office.chef.addToCalendar(
        ScheduleItem.outOfOffice(Office.at("2026-11-19T00:00"), Office.at("2026-11-23T00:00")));
    assertThat(told(scan(THURSDAY))).containsExactly("cia.chef@kommun.example SKIPPED");
    assertThat(told(scan("2026-11-23T08:05"))).isEmpty();
  }

  @Test
  void the_card_is_headed_by_whose_absence_it_is() {
    scan(THURSDAY);
    assertThat(words(office.chef)).contains("Innan någon annan är borta");
  }

  @Test
  void a_stand_in_arranges_only_while_the_manager_is_away() {
    SimulatedMailbox head = office.clerk("Dan Dahl", "dan.dahl@kommun.example", "08-530 610 07");
    office.tenant.put(head.account());
    office.tenant.put(office.chef.account().managedBy("dan.dahl@kommun.example"));
    office.chef.addToCalendar(
        ScheduleItem.outOfOffice(Office.at("2026-11-19T00:00"), Office.at("2026-11-20T00:00")));
    scan(THURSDAY);
    bots.at(
        "2026-11-20T09:30",
        PROFILE,
        acts -> {
          choose(acts, head, "bo.ek@kommun.example", "2026-11-23");
          assertThat(trail(acts)).isEmpty();
        });
    bots.at(
        "2026-11-19T09:30",
        PROFILE,
        acts -> {
          choose(acts, head, "bo.ek@kommun.example", "2026-11-23");
          assertThat(trail(acts)).containsExactly("cover-requested");
        });
  }

  @Test
  void of_two_absences_each_may_be_arranged() {
    String days = "svarsvakt.policy.absence.manager-told-working-days-before";
    office.anna.addToCalendar(
        ScheduleItem.outOfOffice(Office.at("2026-11-19T00:00"), Office.at("2026-11-20T00:00")));
    assertThat(routine(scan("2026-11-17T09:05", "--" + days + "=6"))).hasSize(2);
    bots.at(
        "2026-11-17T09:30",
        Map.of("svarsvakt.policy.profile", "botkyrka", days, "6"),
        acts -> {
          choose(acts, office.chef, "bo.ek@kommun.example", "2026-11-20"); // between the two
          assertThat(trail(acts)).isEmpty();
          choose(acts, office.chef, "bo.ek@kommun.example", "2026-11-23");
          assertThat(trail(acts)).containsExactly("cover-requested");
        });
  }

  @Test
  void the_managers_list_shows_it_and_the_absent_ones_does_not() {
    scan(THURSDAY);
    bots.at(
        "2026-11-19T09:30",
        PROFILE,
        acts -> {
          assertThat(listed(acts, office.chef)).containsKey("no-routine");
          assertThat(listed(acts, office.chef).get("no-routine")).contains(colleague(office.bo));
          assertThat(listed(acts, office.anna))
              .containsKey("no-cover")
              .doesNotContainKey("no-routine");
          assertThat(listed(acts, office.bo)).isEmpty();
        });
  }

  @Test
  void the_managers_tab_shows_the_absence_and_no_mail_of_the_absent_one() {
    office.anna.receive(
        OutgoingMessage.from(Office.CITIZEN)
            .saying("Fråga om bygglov", "Hej! När får vi bygga?")
            .messageId("<q@medborgare.example>"),
        Office.at("2026-11-17T09:00"));
    scan(THURSDAY);
    bots.at(
        "2026-11-19T09:30",
        PROFILE,
        acts -> {
          assertThat(listed(acts, office.chef)).containsOnlyKeys("no-routine");
          assertThat(listed(acts, office.anna)).hasSize(2).containsKey("no-cover");
        });
  }

  private static WorkItem.Colleague colleague(SimulatedMailbox person) {
    return new WorkItem.Colleague(person.account().id(), "Bo Ek");
  }

  private static Map<String, List<WorkItem.Colleague>> listed(
      BotOffice.Acts acts, SimulatedMailbox person) {
    Map<String, List<WorkItem.Colleague>> found = new HashMap<>();
    acts.product
        .worklists()
        .open(new MailboxId(person.account().id()), Office.at("2026-11-19T09:30"))
        .items()
        .forEach(
            item ->
                found.put(
                    item.item().name(),
                    item instanceof WorkItem.NoticeItem notice
                        ? notice.cover().map(WorkItem.CoverForm::colleagues).orElse(List.of())
                        : List.of()));
    return found;
  }

  @Test
  void whoever_stands_in_for_a_manager_who_is_away_is_told() {
    SimulatedMailbox head = office.clerk("Dan Dahl", "dan.dahl@kommun.example", "08-530 610 07");
    office.tenant.put(head.account());
    office.tenant.put(office.chef.account().managedBy("dan.dahl@kommun.example"));
    office.chef.addToCalendar(
        ScheduleItem.outOfOffice(Office.at("2026-11-19T00:00"), Office.at("2026-11-20T00:00")));
    assertThat(told(scan(THURSDAY))).containsExactly("dan.dahl@kommun.example SENT");
  }

  private static final String[] STEWARDS = {
    "--svarsvakt.shared-mailboxes[0].address=info@kommun.example",
    "--svarsvakt.shared-mailboxes[0].stewards=anna.berg@kommun.example,bo.ek@kommun.example"
  };

  @Test
  void the_list_of_a_shared_mailboxs_own_manager_shows_it_though_its_account_is_disabled() {
    SimulatedMailbox head = office.clerk("Dan Dahl", "dan.dahl@kommun.example", "08-530 610 07");
    office.tenant.put(head.account());
    office.tenant.put(office.anna.account().managedBy("dan.dahl@kommun.example"));
    office.tenant.put(office.info.account().managedBy("cia.chef@kommun.example"));
    String[] anna = STEWARDS.clone();
    anna[1] = "--svarsvakt.shared-mailboxes[0].stewards=anna.berg@kommun.example";
    assertThat(told(bots.scan(THURSDAY, anna)))
        .contains("cia.chef@kommun.example SENT", "dan.dahl@kommun.example SENT");
    bots.at(
        "2026-11-19T09:30",
        acts -> assertThat(listed(acts, office.chef)).containsKey("no-routine"));
  }

  @Test
  void a_shared_mailbox_whose_every_steward_is_away_is_told_to_their_manager() {
    office.bo.addToCalendar(
        ScheduleItem.outOfOffice(Office.at("2026-11-26T00:00"), Office.at("2026-11-28T00:00")));
    assertThat(bots.scan("2026-11-23T16:00", STEWARDS).json().path("findings").toString())
        .doesNotContain("shared-mailbox");
    Result result = bots.scan("2026-11-24T09:00", STEWARDS);
    assertThat(routine(result)).containsExactly("shared-mailbox info@kommun.example");
    assertThat(told(result)).containsExactly("cia.chef@kommun.example SENT");
    assertThat(words(office.chef)).contains("26 november", "27 november");
    assertThat(told(bots.scan("2026-11-25T09:05", STEWARDS))).isEmpty();
    String[] three = STEWARDS.clone();
    three[1] += ",cia.chef@kommun.example";
    assertThat(routine(bots.scan("2026-11-25T10:00", three))).isEmpty();
  }

  @Test
  void a_colleague_whose_account_is_disabled_covers_no_more() {
    scan(THURSDAY);
    Result said =
        office.run(
            List.of(
                "cover",
                "add",
                "--mailbox=anna.berg@kommun.example",
                "--by=bo.ek@kommun.example",
                "--from=2026-11-23",
                "--to=2026-11-27",
                "--as-of=" + Office.at("2026-11-19T09:30")));
    assertThat(said.code()).as(said.err()).isEqualTo(Cli.DONE);
    assertThat(routine(scan("2026-11-19T09:40"))).isEmpty();
    office.tenant.put(office.bo.account().disabled());
    assertThat(routine(scan("2026-11-19T09:50"))).hasSize(1);
  }
}
