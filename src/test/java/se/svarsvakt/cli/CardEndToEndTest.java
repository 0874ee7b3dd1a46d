package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.SimulatedMailbox;
import tools.jackson.databind.JsonNode;

/** From the reminder's card to what a person does on it, through the whole program. */
class CardEndToEndTest extends BotOfficeDay {
  /** A question of Thursday, due on Friday at 17:00, of which a card tells on Friday morning. */
  private String remindedOf(SimulatedMailbox person) {
    String message = Office.question(person, "2026-11-19T09:00");
    assertThat(BotOffice.told(bots.scan("2026-11-20T08:35"))).containsExactly("reply-due bot SENT");
    return message;
  }

  @Test
  void a_card_tells_what_is_due_and_from_whom() {
    remindedOf(office.anna);
    // Long words may be broken where nothing shows it.
    String card = words(office.anna);
    assertThat(card)
        .contains("Fråga om bygglov", "ek@medborgare.example", "17:00", "Action.OpenUrl");
    assertThat(office.tenant.notifications()).isEmpty();
    assertThat(bots.scan("2026-11-20T08:40").json().path("nudges")).isEmpty();
  }

  @Test
  void answered_by_telephone_settles_the_mail_and_changes_the_card_where_it_stands() {
    String message = remindedOf(office.anna);
    bots.at(
        "2026-11-20T09:00",
        acts -> {
          JsonNode screen = acts.press(office.anna, "answered", on(office.anna, message));
          assertThat(screen.path("statusCode").asInt()).isEqualTo(200);
          assertThat(screen.path("value").toString()).contains("undo").doesNotContain("\"snooze\"");
          await().atMost(Duration.ofSeconds(20)).until(() -> bots.card(office.anna).changes() == 1);
          assertThat(trail(acts)).containsExactly("answered");
        });
    assertThat(BotOffice.state(bots.scan("2026-11-20T15:05"))).isEqualTo("ANSWERED");
  }

  @Test
  void pass_on_starts_the_clock_of_telling_the_sender_and_undo_stops_it() {
    String message = remindedOf(office.anna);
    String[] administration = {
      "--svarsvakt.policy.forward.administration-mailbox=info@kommun.example"
    };
    Map<String, String> set =
        Map.of("svarsvakt.policy.forward.administration-mailbox", "info@kommun.example");
    bots.at(
        "2026-11-20T09:00",
        set,
        acts -> {
          JsonNode screen = acts.press(office.anna, "pass-on", on(office.anna, message));
          assertThat(screen.path("statusCode").asInt()).isEqualTo(200);
          assertThat(screen.path("value").toString())
              .contains("Skickat vidare: meddela avsändaren senast i dag kl. 17:00", "undo")
              .doesNotContain("\"pass-on\"");
          acts.press(office.anna, "pass-on", on(office.anna, message));
          assertThat(trail(acts)).containsExactly("passed-on");
        });
    assertThat(BotOffice.state(bots.scan("2026-11-20T09:05", administration)))
        .isEqualTo("FORWARDED_UNTOLD");
    bots.at(
        "2026-11-20T09:10",
        set,
        acts -> {
          acts.press(office.anna, "undo", Map.of("deed", "1"));
          assertThat(trail(acts)).containsExactly("undo", "passed-on");
        });
    assertThat(BotOffice.state(bots.scan("2026-11-20T09:15", administration)))
        .isEqualTo("DUE_SOON");
  }

  @Test
  void pass_on_is_refused_where_there_is_no_administration_mailbox() {
    String message = remindedOf(office.anna);
    bots.at(
        "2026-11-20T09:00",
        acts -> {
          acts.press(office.anna, "pass-on", on(office.anna, message));
          assertThat(trail(acts)).isEmpty();
        });
    assertThat(BotOffice.state(bots.scan("2026-11-20T09:05"))).isEqualTo("DUE_SOON");
  }

  @Test
  void the_same_action_twice_is_done_once_and_undone_once() {
    String message = remindedOf(office.anna);
    bots.at(
        "2026-11-20T09:00",
        acts -> {
          acts.press(office.anna, "answered", on(office.anna, message));
          acts.press(office.anna, "answered", on(office.anna, message));
          assertThat(trail(acts)).containsExactly("answered");
          long auditEntry = acts.product.auditTrail().trail(all()).getFirst().id();
          acts.press(office.anna, "undo", Map.of("deed", "" + auditEntry));
          acts.press(office.anna, "undo", Map.of("deed", "" + auditEntry));
          assertThat(trail(acts)).containsExactly("undo", "answered");
        });
    assertThat(BotOffice.state(bots.scan("2026-11-20T15:05"))).isEqualTo("DUE_SOON");
  }

  private static AuditTrail.TrailFilter all() {
    return new AuditTrail.TrailFilter(Optional.empty(), Instant.EPOCH, 100);
  }

  @Test
  void nobody_acts_on_somebody_elses_mail() {
    String message = remindedOf(office.anna);
    bots.at(
        "2026-11-20T09:00",
        acts -> {
          for (SimulatedMailbox other : List.of(office.bo, office.chef)) {
            JsonNode screen =
                acts.press(other, Optional.empty(), "answered", on(office.anna, message));
            assertThat(screen.toString())
                .contains("AdaptiveCard")
                .doesNotContain("bygglov", "medborgare");
          }
          assertThat(trail(acts)).isEmpty();
        });
    assertThat(BotOffice.state(bots.scan("2026-11-20T09:05"))).isEqualTo("DUE_SOON");
  }

  @Test
  void nobody_sees_somebody_elses_card_by_its_number() {
    remindedOf(office.anna);
    String number = bots.card(office.anna).activityId();
    bots.at(
        "2026-11-20T09:00",
        acts ->
            assertThat(acts.press(office.bo, Optional.of(number), "refresh", Map.of()).toString())
                .doesNotContain("bygglov", "medborgare"));
  }

  @Test
  void what_was_answered_meanwhile_shows_as_done_without_anybody_pressing() {
    String message = remindedOf(office.anna);
    office.anna.reply(message, "Ja.", Office.at("2026-11-20T09:10"));
    bots.scan("2026-11-20T09:15");
    assertThat(bots.card(office.anna).changes()).isEqualTo(1);
    assertThat(bots.card(office.anna).content().toString()).doesNotContain("\"answered\"");
  }

  @Test
  void a_card_that_is_not_there_any_more_is_not_written_again_and_again() {
    String message = remindedOf(office.anna);
    office
        .graph
        .faults()
        .onRequest(
            request ->
                request.method().equals("PUT")
                    ? Optional.of(GraphError.of(404, "ActivityNotFoundInConversation"))
                    : Optional.empty());
    office.anna.reply(message, "Ja.", Office.at("2026-11-20T09:10"));
    List.of("09:15", "09:20", "09:25").forEach(time -> bots.scan("2026-11-20T" + time));
    assertThat(office.graph.requests())
        .filteredOn(request -> request.method().equals("PUT"))
        .hasSize(1);
  }

  @Test
  void an_action_on_what_is_settled_says_so_and_changes_nothing() {
    String message = remindedOf(office.anna);
    bots.at(
        "2026-11-20T09:00",
        acts -> {
          acts.press(office.anna, "answered", on(office.anna, message));
          acts.press(office.anna, "no-reply", on(office.anna, message, "reason-0", "finished"));
          assertThat(trail(acts)).containsExactly("answered");
        });
  }

  @Test
  void a_promise_moves_the_deadline_and_a_wish_for_tomorrow_the_reminder() {
    String message = remindedOf(office.anna);
    bots.at(
        "2026-11-20T09:00",
        acts ->
            acts.press(office.anna, "promise", on(office.anna, message, "until-0", "2026-11-25")));
    assertThat(BotOffice.state(bots.scan("2026-11-20T15:05"))).isEqualTo("ACKNOWLEDGED");
    bots.at(
        "2026-11-20T15:10", acts -> acts.press(office.anna, "snooze", on(office.anna, message)));
    assertThat(BotOffice.told(bots.scan("2026-11-23T08:35"))).containsExactly("reply-due bot SENT");
  }

  @Test
  void whoever_blocked_the_bot_is_told_in_the_feed_and_not_tried_again() {
    Office.question(office.anna, "2026-11-19T09:00");
    office.tenant.chats().block("anna.berg@kommun.example");
    assertThat(BotOffice.told(bots.scan("2026-11-20T08:35")))
        .containsExactly("reply-due activity-feed SENT");
    office.tenant.chats().unblock("anna.berg@kommun.example");
    assertThat(BotOffice.told(bots.scan("2026-11-20T15:05")))
        .containsExactly("last-call activity-feed SENT");
  }

  @Test
  void whoever_installs_it_again_gets_cards_again() {
    Office.question(office.anna, "2026-11-19T09:00");
    bots.at("2026-11-20T08:00", acts -> acts.installation(office.anna, "remove"));
    assertThat(BotOffice.told(bots.scan("2026-11-20T08:35")))
        .containsExactly("reply-due activity-feed SENT");
    bots.at("2026-11-20T09:00", acts -> acts.installation(office.anna, "add"));
    assertThat(BotOffice.told(bots.scan("2026-11-20T15:05"))).containsExactly("last-call bot SENT");
  }

  @Test
  void a_question_to_the_bot_is_answered_with_a_card() {
    remindedOf(office.anna);
    bots.at(
        "2026-11-20T09:00",
        acts -> {
          acts.write(office.anna, "Öppna ärenden!");
          await()
              .atMost(Duration.ofSeconds(20))
              .until(
                  () -> bots.card(office.anna).content().toString().contains("Fråga om bygglov"));
        });
  }
}
