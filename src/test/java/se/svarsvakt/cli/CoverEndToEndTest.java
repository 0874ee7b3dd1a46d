package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.worklist.Worklists;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A cover agreement has two sides, through the whole program. */
class CoverEndToEndTest extends BotOfficeDay {
  /** Anna asks Bo to look after her inbox this Friday and until the end of next week. */
  private JsonNode ask(BotOffice.Acts acts) {
    return ask(acts, "2026-11-27");
  }

  private JsonNode ask(BotOffice.Acts acts, String until) {
    return acts.press(
        office.anna,
        Optional.empty(),
        "cover",
        Map.of("address-0", "bo.ek@kommun.example", "from-0", "2026-11-20", "to-0", until));
  }

  private static JsonNode answer(BotOffice.Acts acts, SimulatedMailbox person, String verb) {
    return acts.press(person, Optional.empty(), verb, Map.of("item", "cover:1"));
  }

  /** Mail of Monday that Anna has not looked at. */
  private void unattended() {
    Office.question(office.anna, "2026-11-16T09:00");
    assertThat(BotOffice.told(bots.scan("2026-11-20T09:05"))).contains("unattended bot SENT");
  }

  private List<String> found(String local, String... more) {
    return Office.found(bots.scan(local, more), "unattended");
  }

  private String listed() {
    return office
        .run(
            List.of(
                "cover",
                "list",
                "--output",
                "json",
                "--as-of",
                Office.at("2026-11-20T10:00").toString()))
        .out();
  }

  @Test
  void the_colleague_is_told_and_until_they_accept_nothing_is_silenced_and_nothing_may_be_read() {
    unattended();
    bots.at("2026-11-20T10:00", acts -> ask(acts));
    JsonNode pass = bots.scan("2026-11-20T10:05").json();
    assertThat(pass.path("nudges").toString()).contains("bo.ek@kommun.example");
    assertThat(words(office.bo))
        .contains(
            "Du får frågan om att bevaka inkorgen för Anna Berg", "accept-cover", "decline-cover")
        .doesNotContain("bygglov", "medborgare");
    assertThat(found("2026-11-20T10:10")).isNotEmpty();
    assertThat(listed()).contains("\"state\" : \"requested\"");
    assertThat(words(office.chef)).doesNotContain("öppnats", "✓");
    bots.at(
        "2026-11-20T10:15",
        acts -> {
          assertThat(answer(acts, office.bo, "accept-cover").toString()).contains("Du bevakar");
          assertThat(trail(acts)).containsExactly("cover-accepted", "cover-requested");
        });
    assertThat(found("2026-11-20T10:20")).isEmpty();
    assertThat(listed()).contains("\"state\" : \"accepted\"");
  }

  @Test
  void the_manager_s_card_says_that_cover_was_agreed_and_not_that_the_inbox_was_opened() {
    unattended();
    bots.at(
        "2026-11-20T10:00",
        acts -> {
          ask(acts);
          answer(acts, office.bo, "accept-cover");
        });
    bots.scan("2026-11-20T10:20");
    assertThat(words(office.chef))
        .contains("Bo Ek bevakar inkorgen för Anna Berg")
        .doesNotContain("öppnats", "Åtgärdat");
    assertThat(words(office.anna)).contains("Bo Ek har tackat ja");
  }

  @Test
  void that_somebody_else_can_open_an_inbox_is_not_that_it_was_opened() {
    unattended();
    bots.scan(
        "2026-11-20T10:20",
        office.export("anna.berg@kommun.example,bo.ek@kommun.example,FullAccess"));
    assertThat(words(office.chef))
        .contains("Någon annan kan öppna inkorgen nu")
        .doesNotContain("öppnats");
  }

  @Test
  void an_exception_is_not_an_opened_inbox() {
    unattended();
    office.run(
        List.of(
            "except",
            "add",
            "--mailbox",
            "anna.berg@kommun.example",
            "--rule",
            "unattended",
            "--reason",
            "x",
            "--until",
            "2026-12-01",
            "--as-of",
            Office.at("2026-11-20T10:30").toString()));
    bots.scan("2026-11-20T10:40");
    assertThat(words(office.chef)).contains("det finns ett undantag").doesNotContain("öppnats");
  }

  @Test
  void a_settled_card_is_rewritten_where_something_else_settles_the_matter() {
    unattended();
    String rights = office.export("anna.berg@kommun.example,bo.ek@kommun.example,FullAccess");
    bots.scan("2026-11-20T10:00", rights);
    assertThat(words(office.chef)).contains("Någon annan kan öppna inkorgen nu");
    recorded();
    bots.scan("2026-11-20T10:10", rights);
    assertThat(words(office.chef))
        .contains("Bo Ek bevakar inkorgen för Anna Berg")
        .doesNotContain("Någon annan kan öppna");
    int changes = bots.card(office.chef).changes();
    bots.scan("2026-11-20T10:15", rights);
    assertThat(bots.card(office.chef).changes()).isEqualTo(changes);
  }

  @Test
  void a_former_managers_old_card_tells_nothing_of_how_it_stands_now() {
    unattended();
    assertThat(refreshed(office.chef)).contains("Anna Berg");
    office.clerk("Cia Ny", "cia.ny@kommun.example", "08-530 610 08");
    office.tenant.put(office.anna.account().managedBy("cia.ny@kommun.example"));
    assertThat(refreshed(office.chef)).contains("AdaptiveCard").doesNotContain("Anna Berg");
  }

  private String refreshed(SimulatedMailbox person) {
    String[] screen = {""};
    bots.at(
        "2026-11-20T10:00",
        acts ->
            screen[0] = acts.press(person, "refresh", Map.of()).toString().replace("\u200B", ""));
    return screen[0];
  }

  @Test
  void whoever_asked_is_told_of_a_no_and_may_be_told_of_one_later_too() {
    office.annaIsAway();
    bots.scan("2026-11-20T08:35");
    bots.at(
        "2026-11-20T10:00",
        acts -> {
          ask(acts);
          answer(acts, office.bo, "accept-cover");
          assertThat(acts.product.worklists().covers(bo(), Office.at("2026-11-20T10:01")))
              .hasSize(1);
          answer(acts, office.bo, "end-cover");
          assertThat(trail(acts))
              .containsExactly("cover-ended", "cover-accepted", "cover-requested");
          assertThat(acts.product.worklists().covers(bo(), Office.at("2026-11-20T10:01")))
              .isEmpty();
        });
    assertThat(BotOffice.told(bots.scan("2026-11-20T10:05"))).contains("absence bot SENT");
    assertThat(words(office.anna)).contains("Bo Ek har tackat nej till att bevaka din inkorg");
    assertThat(listed()).contains("\"state\" : \"declined\"");
  }

  private MailboxId bo() {
    return new MailboxId(office.bo.account().id());
  }

  @Test
  void nobody_else_answers_and_what_was_taken_back_cannot_be_answered() {
    bots.at(
        "2026-11-20T10:00",
        acts -> {
          ask(acts);
          answer(acts, office.chef, "accept-cover");
          answer(acts, office.anna, "accept-cover");
          answer(acts, office.chef, "end-cover");
          assertThat(trail(acts)).containsExactly("cover-requested");
          answer(acts, office.anna, "end-cover");
          assertThat(answer(acts, office.bo, "accept-cover").toString())
              .contains("Det finns inte kvar", "tillbakatagen");
          assertThat(trail(acts)).containsExactly("cover-ended", "cover-requested");
        });
  }

  @Test
  void nobody_asks_without_end() {
    bots.at(
        "2026-11-20T10:00",
        acts -> {
          for (int day = 1; day <= 30; day++) {
            ask(acts, "2026-12-%02d".formatted(day));
          }
          assertThat(trail(acts)).hasSize(5);
          assertThat(ask(acts, "2027-01-01").toString()).contains("Du har redan frågat");
          for (int id = 1; id <= 5; id++) {
            acts.press(office.anna, Optional.empty(), "end-cover", Map.of("item", "cover:" + id));
            ask(acts, "2027-01-%02d".formatted(id));
            ask(acts, "2027-02-%02d".formatted(id));
          }
          assertThat(trail(acts)).filteredOn("cover-requested"::equals).hasSize(10);
        });
  }

  @Test
  void asking_many_times_at_once_asks_no_more_than_that() {
    bots.at(
        "2026-11-20T10:00",
        acts -> {
          IntStream.rangeClosed(1, 16)
              .parallel()
              .forEach(day -> ask(acts, "2026-12-%02d".formatted(day)));
          assertThat(trail(acts)).hasSize(5);
        });
  }

  @Test
  void naming_suffices_where_the_policy_says_so_until_the_colleague_declines() {
    String suffices = "--svarsvakt.policy.cover.naming-suffices=true";
    unattended();
    bots.at(
        "2026-11-20T10:00", Map.of("svarsvakt.policy.cover.naming-suffices", "true"), this::ask);
    assertThat(found("2026-11-20T10:05", suffices)).isEmpty();
    assertThat(words(office.bo)).contains("Du har utsetts att bevaka", "decline-cover");
    bots.at("2026-11-20T10:10", acts -> answer(acts, office.bo, "decline-cover"));
    assertThat(found("2026-11-20T10:15", suffices)).isNotEmpty();
  }

  /** As an administrator does on the command line, about this Friday to the next. */
  private void recorded(String... more) {
    List<String> words = new ArrayList<>(List.of("cover", "add", "--from", "2026-11-20"));
    words.addAll(List.of("--to", "2026-11-27", "--mailbox", "anna.berg@kommun.example"));
    words.addAll(List.of("--by", "bo.ek@kommun.example"));
    words.addAll(List.of("--as-of", Office.at("2026-11-20T10:00").toString()));
    words.addAll(List.of(more));
    assertThat(office.run(words).code()).isEqualTo(Cli.DONE);
  }

  @Test
  void what_an_administrator_records_holds_at_once_and_the_colleague_is_told_and_can_end_it() {
    unattended();
    recorded();
    assertThat(found("2026-11-20T10:05")).isEmpty();
    assertThat(words(office.bo)).contains("Du bevakar inkorgen för Anna Berg", "end-cover");
    bots.at("2026-11-20T10:10", acts -> answer(acts, office.bo, "end-cover"));
    assertThat(found("2026-11-20T10:15")).isNotEmpty();
    assertThat(words(office.anna)).contains("Bo Ek har tackat nej till att bevaka din inkorg");
  }

  @Test
  void asking_for_what_an_administrator_recorded_makes_no_second_one_and_asks_nobody() {
    recorded();
    recorded();
    bots.at(
        "2026-11-20T10:05",
        acts -> {
          ask(acts);
          assertThat(trail(acts)).isEmpty();
        });
    assertThat(JsonMapper.shared().readTree(listed())).hasSize(1);
    assertThat(listed()).contains("\"state\" : \"agreed\"");
  }

  @Test
  void what_was_agreed_in_Teams_while_nobody_was_asked_is_asked_about_at_the_next_pass() {
    String url = Databases.freshPostgresUrl("earlier");
    Map<String, String> there = Map.of("svarsvakt.database.url", url);
    String[] also = {"--svarsvakt.database.url=" + url};
    Office.question(office.anna, "2026-11-16T09:00");
    bots.scan("2026-11-20T09:05", also);
    bots.at("2026-11-20T10:00", there, this::ask);
    JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url));
    jdbc.sql("update cover_agreement set consent = null, consent_at = null").update();
    jdbc.sql("update deed set kind = 'cover-agreed'").update();
    assertThat(found("2026-11-20T10:05", also)).isNotEmpty();
    assertThat(words(office.bo))
        .contains("Du får frågan om att bevaka inkorgen för Anna Berg", "accept-cover");
    bots.at("2026-11-20T10:10", there, acts -> answer(acts, office.bo, "accept-cover"));
    assertThat(found("2026-11-20T10:15", also)).isEmpty();
  }

  @Test
  void words_to_the_bot_answer_the_only_question() {
    bots.at(
        "2026-11-20T10:00",
        acts -> {
          ask(acts);
          acts.write(office.bo, "bevakning");
          acts.write(office.bo, "tacka ja");
          await().until(() -> trail(acts).contains("cover-accepted"));
        });
  }

  @Test
  void whom_the_directory_has_as_disabled_sees_and_does_nothing_behind_the_gate_either() {
    String message = Office.question(office.anna, "2026-11-19T09:00");
    bots.scan("2026-11-20T08:35");
    office.tenant.put(office.anna.account().disabled());
    bots.at(
        "2026-11-20T10:00",
        acts -> {
          Instant now = Office.at("2026-11-20T10:00");
          MailboxId anna = new MailboxId(office.anna.account().id());
          assertThat(acts.product.worklists().open(anna, now).items()).isEmpty();
          UserAction snooze = new UserAction.Snooze(anna, message, Optional.empty());
          assertThat(acts.product.worklists().act(anna, snooze, now))
              .isInstanceOf(Worklists.Result.Refused.class);
        });
  }

  @Test
  void who_has_left_sees_and_does_nothing_with_a_token_that_holds() {
    String message = Office.question(office.anna, "2026-11-19T09:00");
    bots.scan("2026-11-20T08:35");
    for (var account :
        List.of(
            office.anna.account().disabled(), office.anna.account().with("userType", "Guest"))) {
      office.tenant.put(account);
      bots.at(
          "2026-11-20T10:00",
          acts -> {
            Map<String, String> on = Map.of("mailbox", office.anna.account().id(), "item", message);
            for (String verb : List.of("answered", "refresh", "snooze")) {
              assertThat(acts.press(office.anna, verb, on).toString())
                  .contains("inte ett aktivt konto")
                  .doesNotContain("bygglov", "medborgare");
            }
            assertThat(trail(acts)).isEmpty();
          });
    }
  }
}
