package se.svarsvakt.teams.card;

import java.util.List;
import java.util.Optional;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.worklist.WorkItem.Choice;
import se.svarsvakt.worklist.Worklists;
import tools.jackson.databind.JsonNode;

/**
 * What somebody did on a card, read from what Teams sends. Nothing of it is trusted: whether the
 * matter is theirs is decided elsewhere.
 *
 * @param intent what they want
 * @param kind what the card reminds of; empty where they had asked for it
 * @param items the matters on the card; empty where the client did not send them along
 */
public record CardAction(Intent intent, Optional<NudgeKind> kind, List<NudgeItem> items) {
  private static final int LONGEST_VERB = 32;
  private static final int LONGEST_CONTEXT = 20_000;

  /** Keeps a copy. */
  public CardAction {
    items = List.copyOf(items);
  }

  /** What somebody wants. */
  public sealed interface Intent {
    /**
     * Something done about a matter.
     *
     * @param request what
     */
    record Act(Worklists.Request request) implements Intent {}

    /**
     * A deed taken back.
     *
     * @param auditEntry names it
     */
    record Undo(long auditEntry) implements Intent {}

    /** The card as it is now. */
    record Refresh() implements Intent {}

    /**
     * Something whose input was left empty, or cannot be meant.
     *
     * @param item the matter
     * @param choice what was wanted
     */
    record Incomplete(NudgeItem item, Choice choice) implements Intent {}

    /** Nothing that a card of ours sends. */
    record Unreadable() implements Intent {}
  }

  /**
   * Reads the {@code value} of an {@code adaptiveCard/action} invoke, or that of a message sent by
   * {@code Action.Submit}.
   *
   * @return empty where there is no value, as in a message that somebody wrote
   */
  public static Optional<CardAction> read(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    JsonNode action = value.path("action");
    JsonNode data = action.isObject() ? action.path("data") : value;
    String said = CardInputs.text(action, "verb", LONGEST_VERB);
    String verb = said.isEmpty() ? CardInputs.text(data, "verb", LONGEST_VERB) : said;
    Intent intent =
        Verb.of(verb).map(new IntentReader(data)::read).orElseGet(Intent.Unreadable::new);
    CardContext context = context(CardInputs.text(data, CardInputs.CARD, LONGEST_CONTEXT));
    return Optional.of(new CardAction(intent, context.kind(), context.items()));
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
    return "CardAction[" + intent.getClass().getSimpleName() + "]";
  }
}
