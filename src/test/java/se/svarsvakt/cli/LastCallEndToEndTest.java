package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom the last call before a deadline spares, through the whole program. */
class LastCallEndToEndTest extends BotOfficeDay {
  private static final String MORNING = "2026-11-20T08:35";
  private static final String AFTERNOON = "2026-11-20T15:05";
  private static final String SENT = "last-call bot SENT";
  private static final String SPARED = "last-call bot SKIPPED";

  private String message;

  @BeforeEach
  void receive() {
    message = Office.question(office.anna, "2026-11-19T09:00");
  }

  private List<String> afternoon(String... settings) {
    return BotOffice.told(bots.scan(AFTERNOON, settings));
  }

  @Test
  void nobody_who_read_the_mail_since_the_morning_gets_it() {
    bots.scan(MORNING);
    office.anna.markRead(message, true);
    assertThat(afternoon()).containsExactly(SPARED);
    assertThat(BotOffice.told(bots.scan("2026-11-20T15:20"))).isEmpty();
  }

  @Test
  void nobody_who_moved_the_mail_since_the_morning_gets_it() {
    bots.scan(MORNING);
    String folder = office.anna.addFolder("Bygglov", "inbox");
    office.anna.move(message, folder, Office.at("2026-11-20T10:00"));
    assertThat(afternoon()).containsExactly(SPARED);
  }

  @Test
  void nobody_who_opened_the_card_gets_it() {
    bots.scan(MORNING);
    bots.at("2026-11-20T09:00", acts -> acts.press(office.anna, "refresh", Map.of()));
    assertThat(afternoon()).containsExactly(SPARED);
  }

  @Test
  void nobody_opens_somebody_elses_card() {
    bots.scan(MORNING);
    String card = bots.card(office.anna).activityId();
    bots.at(
        "2026-11-20T09:00", acts -> acts.press(office.bo, Optional.of(card), "refresh", Map.of()));
    assertThat(afternoon()).containsExactly(SENT);
  }

  @Test
  void what_was_read_before_the_morning_counts_as_unseen() {
    bots.scan("2026-11-20T08:05");
    office.anna.markRead(message, true);
    bots.scan(MORNING);
    assertThat(afternoon()).containsExactly(SENT);
  }

  @Test
  void what_nothing_is_known_of_counts_as_unseen() {
    bots.scan(MORNING);
    assertThat(afternoon()).containsExactly(SENT);
  }

  @Test
  void it_goes_about_the_mail_that_was_not_seen() {
    Office.question(office.anna, "2026-11-19T10:00");
    bots.scan(MORNING);
    office.anna.markRead(message, true);
    assertThat(afternoon()).containsExactly(SENT);
    assertThat(bots.card(office.anna).content().toString()).doesNotContain(message);
    assertThat(BotOffice.told(bots.scan("2026-11-20T15:20"))).isEmpty();
  }

  @Test
  void it_goes_always_or_never_where_the_policy_says_so() {
    bots.scan(MORNING);
    office.anna.markRead(message, true);
    assertThat(afternoon("--svarsvakt.policy.nudges.last-call=off")).isEmpty();
    assertThat(afternoon("--svarsvakt.policy.nudges.last-call=always")).containsExactly(SENT);
  }

  @Test
  void what_is_overdue_is_told_once() {
    List.of(MORNING, AFTERNOON).forEach(bots::scan);
    assertThat(BotOffice.told(bots.scan("2026-11-23T08:35"))).containsExactly("overdue bot SENT");
    for (String later : List.of("23T12:00", "23T15:05", "24T08:35", "24T15:05", "30T08:35")) {
      assertThat(BotOffice.told(bots.scan("2026-11-" + later)))
          .as(later)
          .allMatch(told -> told.startsWith("unattended"));
    }
  }
}
