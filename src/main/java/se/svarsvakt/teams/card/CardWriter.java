package se.svarsvakt.teams.card;

import java.time.ZoneId;
import java.util.Optional;
import se.svarsvakt.desk.Line;
import se.svarsvakt.desk.Sheet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what a person sees of their matters as one Adaptive Card 1.5.
 *
 * <p>Text of other people, subjects and names, stands in text runs alone, which know no Markdown. A
 * Teams message holds about 28 KB, so a card with many matters tells less of the later ones.
 */
public final class CardWriter {
  /** What stays below Teams' limit with room for the message around the card, in bytes. */
  static final int LARGEST = 23_500;

  /** Matters beyond that many are told as a figure. */
  static final int MOST = 12;

  private final ZoneId zone;

  /**
   * For an organisation.
   *
   * @param zone the zone that days and times are told in
   */
  public CardWriter(ZoneId zone) {
    this.zone = zone;
  }

  /** The card. */
  public ObjectNode card(Sheet sheet) {
    return card(sheet, Optional.empty());
  }

  /** The card with a sentence at its top about what was just done. */
  public ObjectNode card(Sheet sheet, Optional<Note> note) {
    Words words = new Words(sheet.language(), zone);
    ObjectNode card = Blocks.card();
    ArrayNode body = Blocks.body(card);
    String head = Head.of(sheet, words);
    card.put("fallbackText", head);
    note.ifPresent(said -> body.add(TextCards.note(said.in(words, sheet.at()), said.good())));
    body.add(Blocks.heading(head));
    if (sheet.others() > 0 && !sheet.lines().isEmpty()) {
      body.add(Blocks.quiet(words.of("others.too", sheet.others())));
    }
    addContext(card, sheet);
    Room.of(sheet, words, LARGEST - Blocks.size(card)).blocks().forEach(body::add);
    return card;
  }

  /** It comes back with each button, and when a client asks for the card as it is now. */
  private static void addContext(ObjectNode card, Sheet sheet) {
    String context =
        new CardContext(sheet.kind(), sheet.lines().stream().limit(MOST).map(Line::item).toList())
            .encoded();
    ObjectNode action = Blocks.of("Action.Execute").put("verb", Verb.REFRESH.code());
    action.putObject("data").put("verb", Verb.REFRESH.code()).put(CardInputs.CARD, context);
    card.putObject("refresh").set("action", action);
    Blocks.body(card).add(Blocks.hidden(CardInputs.CARD, context));
  }
}
