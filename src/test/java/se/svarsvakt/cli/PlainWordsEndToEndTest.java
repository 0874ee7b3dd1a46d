package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.ReceivedNotification;
import se.svarsvakt.simulator.SimulatedMailbox;
import tools.jackson.databind.JsonNode;

/** What people are told, through the whole program: in their words, all of it, and no more. */
class PlainWordsEndToEndTest extends BotOfficeDay {
  private static final String[] HIDDEN = {"\u202E", "\u2066", "\\u0000", "\u0000", "{{DATE"};

  /** What the bot answers to a word. */
  private String said(SimulatedMailbox person, String local, String word) {
    String[] answer = {""};
    bots.at(
        local,
        acts -> {
          String before = bots.card(person).activityId();
          acts.write(person, word);
          await()
              .atMost(Duration.ofSeconds(20))
              .until(() -> !bots.card(person).activityId().equals(before));
          answer[0] = words(person);
        });
    return answer[0];
  }

  @Test
  void why_names_cause_skipped_days_and_remedy_in_the_persons_language() {
    SimulatedMailbox eve =
        office.tenant.open(
            DirectoryUser.person("Eve Day", "eve.day@kommun.example"),
            MailboxProfile.PERSON.locale("en-GB"));
    Office.question(office.anna, "2026-12-23T09:00"); // Christmas lies between, due on the 28th
    Office.question(eve, "2026-12-23T09:00");
    bots.scan("2026-12-28T08:35");
    assertThat(said(office.anna, "2026-12-28T09:00", "varför"))
        .contains("kom utifrån onsdag 23 december kl. 09:00", "i dag kl. 17:00")
        .contains("torsdag 24 december (Julafton)", "lördag 26 december (Annandag jul)")
        .contains("söndag 27 december (helg)", "Det är klart när")
        .doesNotContain("Verdict", "external", "Due ", "Sunday");
    assertThat(said(eve, "2026-12-28T09:00", "why"))
        .contains("came from outside Wednesday 23 December at 09:00", "(public holiday, Julafton)")
        .contains("Sunday 27 December (weekend)", "It is settled once")
        .doesNotContain("Verdict", "external:", "helg", "Mejlet");
  }

  @Test
  void who_sees_this_has_an_answer() {
    Office.question(office.anna, "2026-11-19T09:00");
    bots.scan("2026-11-20T08:35");
    assertThat(said(office.anna, "2026-11-20T09:00", "Vem ser det här?"))
        .contains("Vem ser det här?", "ser bara du", "Din chef ser varken", "Administratörer");
    assertThat(said(office.anna, "2026-11-20T09:00", "who sees this?")).contains("Din chef");
  }

  @Test
  void putting_off_what_is_due_today_says_that_the_deadline_passes() {
    String message = Office.question(office.anna, "2026-11-19T09:00");
    bots.scan("2026-11-20T08:35");
    bots.at(
        "2026-11-20T09:00",
        acts ->
            assertThat(acts.press(office.anna, "snooze", on(office.anna, message)).toString())
                .contains(
                    "Du påminns igen", "Svarstiden flyttas inte: den går ut i dag kl. 17:00"));
    assertThat(said(office.anna, "2026-11-20T09:01", "snooze")).contains("AdaptiveCard");
  }

  @Test
  void what_a_card_said_of_a_click_is_still_there_after_refresh_and_the_next_pass() {
    String message = Office.question(office.anna, "2026-11-19T09:00");
    Office.question(office.anna, "2026-11-19T09:05");
    bots.scan("2026-11-20T08:35");
    bots.at(
        "2026-11-20T09:00",
        acts -> {
          acts.press(office.anna, "no-reply", on(office.anna, message));
          JsonNode again = acts.press(office.anna, "refresh", Map.of());
          assertThat(again.toString()).contains("Välj en orsak först");
          assertThat(bots.card(office.anna).changes()).isZero(); // nothing was done: left alone
          acts.press(office.anna, "answered", on(office.anna, message));
          await().atMost(Duration.ofSeconds(20)).until(() -> bots.card(office.anna).changes() == 1);
          assertThat(acts.press(office.anna, "refresh", Map.of()).toString())
              .contains("Markerat som besvarat.");
        });
  }

  @Test
  void a_former_steward_does_not_see_how_the_mailbox_stands_now() {
    String[] steward = {
      "--svarsvakt.shared-mailboxes[0].address=info@kommun.example",
      "--svarsvakt.shared-mailboxes[0].stewards=bo.ek@kommun.example"
    };
    Office.question(office.info, "2026-11-17T07:00");
    bots.scan("2026-11-19T08:35", steward);
    String card = bots.card(office.bo).activityId();
    assertThat(refreshed(office.bo, card, "2026-11-19T08:40")).contains("Info");
    steward[1] = "--svarsvakt.shared-mailboxes[0].stewards=anna.berg@kommun.example";
    bots.scan("2026-11-19T09:00", steward);
    assertThat(refreshed(office.bo, card, "2026-11-19T09:05"))
        .contains("AdaptiveCard")
        .doesNotContain("Info", "oläst", "Inkorgen", "grupp");
  }

  private String refreshed(SimulatedMailbox person, String card, String local) {
    String[] shown = {""};
    bots.at(
        local,
        acts -> shown[0] = acts.press(person, Optional.of(card), "refresh", Map.of()).toString());
    return shown[0];
  }

  @Test
  void hostile_text_is_cleaned_in_card_notification_and_feed() {
    String subject = "Fak\u202Etura\u2066 \u0000{{DATE(2026-11-20T10:00:00Z)}} " + "å".repeat(900);
    office.anna.receive(
        OutgoingMessage.from(Office.CITIZEN).saying(subject, "Hej!"),
        Office.at("2026-11-19T09:00"));
    bots.scan("2026-11-20T08:35");
    assertThat(bots.card(office.anna).content().toString())
        .contains("Faktura { {DATE(")
        .doesNotContain(HIDDEN);
    assertThat(bots.card(office.anna).summary())
        .contains("Faktura { {DATE(")
        .hasSizeLessThanOrEqualTo(150)
        .doesNotContain(HIDDEN);
    office.tenant.chats().block("anna.berg@kommun.example");
    bots.scan("2026-11-20T15:05");
    assertThat(office.tenant.notifications())
        .isNotEmpty()
        .extracting(ReceivedNotification::previewText)
        .allSatisfy(text -> assertThat(text).contains("Faktura").doesNotContain(HIDDEN));
  }
}
