package se.svarsvakt.teams.card;

import java.time.Instant;
import java.util.Optional;
import se.svarsvakt.casework.Deed;
import se.svarsvakt.desk.Line;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was done about a matter and until when it can be taken back, with the button for it. */
final class UndoBlock {
  private UndoBlock() {}

  /** Empty where there is nothing to take back. */
  static Optional<ObjectNode> of(Line line, Words words, Instant now) {
    Phrases phrases = Phrases.ofCard(words, now);
    return line.undoable()
        .filter(deed -> deed.canBeUndone(now))
        .map(deed -> write(deed, words, phrases.undo(deed)));
  }

  private static ObjectNode write(Deed deed, Words words, String text) {
    ObjectNode block = Blocks.container().put("spacing", "None");
    ArrayNode items = Blocks.items(block);
    items.add(Blocks.quiet(text).put("spacing", "None"));
    items.add(Buttons.row(Buttons.undo(words.of("act.undo"), deed.id())));
    return block;
  }
}
