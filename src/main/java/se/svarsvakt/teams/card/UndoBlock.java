package se.svarsvakt.teams.card;

import java.time.Instant;
import java.util.Optional;
import se.svarsvakt.casework.AuditEntry;
import se.svarsvakt.worklist.WorkItem;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was done about an item and until when it can be taken back, with the button for it. */
final class UndoBlock {
  private UndoBlock() {}

  /** Empty where there is nothing to take back. */
  static Optional<ObjectNode> of(WorkItem line, CardWords words, Instant now) {
    WorkItemPhrases phrases = WorkItemPhrases.ofCard(words, now);
    return line.undoable()
        .filter(entry -> entry.canBeUndone(now))
        .map(entry -> write(entry, words, phrases.undo(entry)));
  }

  private static ObjectNode write(AuditEntry entry, CardWords words, String text) {
    ObjectNode block = Blocks.container().put("spacing", "None");
    ArrayNode items = Blocks.items(block);
    items.add(Blocks.quiet(text).put("spacing", "None"));
    items.add(Buttons.row(Buttons.undo(words.of("act.undo"), entry.id())));
    return block;
  }
}
