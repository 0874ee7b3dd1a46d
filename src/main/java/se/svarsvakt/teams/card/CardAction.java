package se.svarsvakt.teams.card;

import java.util.List;
import java.util.Optional;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.worklist.ActionReader;
import se.svarsvakt.worklist.ActionReading;
import tools.jackson.databind.JsonNode;

/**
 * What somebody did on a card, read from what Teams sends. Nothing of it is trusted: whether the
 * item is theirs is decided elsewhere.
 *
 * @param reading what they want; empty where it is the card as it is now
 * @param kind what the card reminds of; empty where they had asked for it
 * @param items the items on the card; empty where the client did not send them along
 */
public record CardAction(
    Optional<ActionReading> reading, Optional<NudgeKind> kind, List<NudgeItem> items) {
  /** What a card asks for that wants to be written anew. */
  static final String REFRESH = "refresh";

  private static final int LONGEST_VERB = 32;
  private static final int LONGEST_CONTEXT = 20_000;

  /** Keeps a copy. */
  public CardAction {
    items = List.copyOf(items);
  }

  /**
   * Reads the {@code value} of an {@code adaptiveCard/action} invoke, or that of a message sent by
   * {@code Action.Submit}.
   *
   * @param person who did it
   * @return empty where there is no value, as in a message that somebody wrote
   */
  public static Optional<CardAction> read(JsonNode value, MailboxId person) {
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    JsonNode action = value.path("action");
    JsonNode data = action.isObject() ? action.path("data") : value;
    String said = CardInputs.text(action, "verb", LONGEST_VERB);
    String verb = said.isEmpty() ? CardInputs.text(data, "verb", LONGEST_VERB) : said;
    Optional<ActionReading> reading =
        verb.equals(REFRESH)
            ? Optional.empty()
            : Optional.of(new ActionReader(data, CardInputs.suffix(data), person).read(verb));
    CardContext context = context(CardInputs.text(data, CardInputs.CARD, LONGEST_CONTEXT));
    return Optional.of(new CardAction(reading, context.kind(), context.items()));
  }

  /** Whether it is something that can be done; of what lacks an input only its reader is told. */
  public boolean isWhole() {
    return reading.filter(ActionReading.Complete.class::isInstance).isPresent();
  }

  private static CardContext context(String text) {
    if (text.isEmpty()) {
      return CardContext.NONE;
    }
    try {
      return CardContext.decoded(text);
    } catch (IllegalArgumentException _) {
      return CardContext.NONE;
    }
  }

  @Override
  public String toString() {
    return "CardAction[" + reading.map(read -> read.getClass().getSimpleName()) + "]";
  }
}
