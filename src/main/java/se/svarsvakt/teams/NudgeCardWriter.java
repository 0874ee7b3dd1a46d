package se.svarsvakt.teams;

import java.time.Instant;
import se.svarsvakt.nudge.DeliveryLog.Receipt;
import se.svarsvakt.nudge.NudgeMessage;
import se.svarsvakt.teams.card.CardWriter;
import se.svarsvakt.worklist.Worklists;
import tools.jackson.databind.JsonNode;

/** Writes the cards of nudges from what their recipients may see. */
public record NudgeCardWriter(Worklists worklists, CardWriter cards) {
  /** The card that a nudge goes out with. */
  JsonNode card(NudgeMessage message) {
    return cards.card(
        worklists.reminder(message.recipient(), message.kind(), message.about(), message.at()));
  }

  /** A delivered card as it has to be now. */
  JsonNode card(Receipt receipt, Instant now) {
    return cards.card(worklists.reminder(receipt.person(), receipt.kind(), receipt.items(), now));
  }
}
