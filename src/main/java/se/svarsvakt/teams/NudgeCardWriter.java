package se.svarsvakt.teams;

import java.time.Instant;
import java.util.Optional;
import se.svarsvakt.nudge.DeliveryLog.Receipt;
import se.svarsvakt.nudge.NudgeMessage;
import se.svarsvakt.teams.card.CardSessions;
import se.svarsvakt.teams.card.CardWriter;
import se.svarsvakt.teams.card.TextCards;
import se.svarsvakt.worklist.Worklists;
import tools.jackson.databind.JsonNode;

/**
 * Writes the cards of nudges from what their recipients may see.
 *
 * @param texts writes cards of words alone
 * @param sessions what they last said of a click, which they go on saying
 */
public record NudgeCardWriter(
    Worklists worklists, CardWriter cards, TextCards texts, CardSessions sessions) {
  /** The card that a nudge goes out with. */
  JsonNode card(NudgeMessage message) {
    Optional<NudgeMessage.Letter> letter = message.letter();
    if (letter.isPresent()) {
      return texts.letter(message.preview(), letter.get());
    }
    return cards.card(
        worklists.reminder(message.recipient(), message.kind(), message.about(), message.at()));
  }

  /**
   * A delivered card as it has to be now.
   *
   * @param now the moment that it tells of
   * @param today the clock's time
   */
  JsonNode card(Receipt receipt, Instant now, Instant today) {
    return cards.card(
        worklists.reminder(receipt.person(), receipt.kind(), receipt.items(), now),
        sessions.note(receipt.person(), receipt.receipt(), today));
  }

  /** Whether somebody may be at it, with something unfolded and half filled in. */
  boolean isInUse(Receipt receipt, Instant today) {
    return sessions.isInUse(receipt.person(), receipt.receipt(), today);
  }
}
