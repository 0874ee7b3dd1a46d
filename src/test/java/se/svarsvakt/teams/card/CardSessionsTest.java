package se.svarsvakt.teams.card;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.teams.card.SampleWorklists.ANNA;
import static se.svarsvakt.teams.card.SampleWorklists.NOW;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;

/** How long a card is left alone, and how long it says what became of a click. */
class CardSessionsTest {
  private final CardSessions sessions = new CardSessions();

  @Test
  void a_card_that_somebody_looked_at_is_in_use_for_ten_minutes() {
    sessions.visited(ANNA, "card", Optional.empty(), NOW);
    assertThat(sessions.isInUse(ANNA, "card", NOW.plusSeconds(599))).isTrue();
    assertThat(sessions.isInUse(ANNA, "card", NOW.plusSeconds(600))).isFalse();
    assertThat(sessions.isInUse(ANNA, "other", NOW)).isFalse();
    assertThat(sessions.isInUse(new MailboxId("bo"), "card", NOW)).isFalse();
  }

  @Test
  void what_a_card_told_is_told_on_for_an_hour_however_often_it_is_looked_at() {
    sessions.visited(ANNA, "card", Optional.of(ActionNote.FAULT), NOW);
    sessions.visited(ANNA, "card", Optional.empty(), NOW.plusSeconds(3_500));
    assertThat(sessions.note(ANNA, "card", NOW.plusSeconds(3_599))).contains(ActionNote.FAULT);
    assertThat(sessions.note(ANNA, "card", NOW.plusSeconds(3_600))).isEmpty();
  }

  @Test
  void a_card_without_a_number_is_not_remembered() {
    sessions.visited(ANNA, "", Optional.of(ActionNote.FAULT), NOW);
    assertThat(sessions.note(ANNA, "", NOW)).isEmpty();
  }
}
