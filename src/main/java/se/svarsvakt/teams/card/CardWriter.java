package se.svarsvakt.teams.card;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.worklist.WorkItem;
import se.svarsvakt.worklist.Worklist;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what a person sees of their open items as one Adaptive Card 1.5.
 *
 * <p>Text of other people, subjects and names, stands in text runs alone, which know no Markdown. A
 * Teams message holds about 28 KB, so a card with many items tells less of the later ones.
 *
 * @param zone the zone that days and times are told in
 */
public record CardWriter(ZoneId zone) {
  /** What stays below Teams' limit with room for the message around the card, in bytes. */
  static final int LARGEST = 23_500;

  /** Matters beyond that many are told as a figure. */
  static final int MOST = 12;

  /** The card. */
  public ObjectNode card(Worklist worklist) {
    return card(worklist, Optional.empty());
  }

  /** The card with a sentence at its top about what was just done. */
  public ObjectNode card(Worklist worklist, Optional<ActionNote> note) {
    CardWords words = new CardWords(worklist.language(), zone);
    ObjectNode card = Blocks.card();
    ArrayNode body = Blocks.body(card);
    Headline head = Headline.of(worklist, words);
    card.put("fallbackText", head.whole());
    note.ifPresent(said -> body.add(TextCards.note(said.in(words, worklist.at()), said.good())));
    heading(head).forEach(body::add);
    if (worklist.others() > 0 && !worklist.items().isEmpty()) {
      body.add(Blocks.quiet(words.of("others.too", worklist.others())));
    }
    addContext(card, worklist);
    CardSizeBudget.of(worklist, words, LARGEST - Blocks.size(card)).blocks().forEach(body::add);
    return card;
  }

  private static List<ObjectNode> heading(Headline head) {
    ObjectNode heading = Blocks.heading(head.text());
    if (head.warning().isEmpty()) {
      return List.of(heading);
    }
    ObjectNode warning = Blocks.warning(head.warning());
    return head.isWarning()
        ? List.of(heading.put("color", "Attention"), warning)
        : List.of(warning, heading);
  }

  /** It comes back with each button, and when a client asks for the card as it is now. */
  private static void addContext(ObjectNode card, Worklist worklist) {
    String context =
        new CardContext(
                worklist.kind(), worklist.items().stream().limit(MOST).map(WorkItem::item).toList())
            .encoded();
    ObjectNode action = Blocks.of("Action.Execute").put("verb", CardAction.REFRESH);
    action.putObject("data").put("verb", CardAction.REFRESH).put(CardInputs.CARD, context);
    card.putObject("refresh").set("action", action);
    Blocks.body(card).add(Blocks.hidden(CardInputs.CARD, context));
  }
}
