package se.svarsvakt.teams.card;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.casework.UserAction.Kind;
import se.svarsvakt.casework.UserAction.Reason;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.worklist.ActionReader;
import se.svarsvakt.worklist.WorkItem;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The buttons of a card, each with the same button for clients that know no universal actions. */
final class Buttons {
  private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private Buttons() {}

  /** A button that does something about the item at that place on the card. */
  static ObjectNode act(Kind kind, String title, NudgeItem item, int place) {
    return execute(kind, title, data(kind, item, place));
  }

  /** A button that says for what reason the item needs no answer, with nothing left to choose. */
  static ObjectNode noReply(Reason reason, CardWords words, NudgeItem item, int place) {
    ObjectNode data = data(Kind.NO_REPLY, item, place).put(ActionReader.REASON, reason.code());
    return execute(Kind.NO_REPLY, words.of("reason." + reason.code()), data);
  }

  private static ObjectNode data(Kind kind, NudgeItem item, int place) {
    return Blocks.JSON
        .createObjectNode()
        .put("verb", kind.code())
        .put("mailbox", item.mailbox().value())
        .put("item", item.name())
        .put(CardInputs.PLACE, place);
  }

  /**
   * What was done about an item and until when it can be taken back, with the button for it; empty
   * where there is nothing to take back.
   */
  static Optional<ObjectNode> undo(WorkItem line, CardWords words, Instant now) {
    return line.undoable()
        .filter(entry -> entry.canBeUndone(now))
        .map(
            entry -> {
              ObjectNode block = Blocks.container().put("spacing", "None");
              String text = WorkItemPhrases.ofCard(words, now).undo(line, entry);
              Blocks.items(block)
                  .add(Blocks.quiet(text).put("spacing", "None"))
                  .add(row(undo(words.of("act.undo"), entry.id())));
              return block;
            });
  }

  private static ObjectNode undo(String title, long auditEntry) {
    ObjectNode data = Blocks.JSON.createObjectNode();
    return execute(Kind.UNDO, title, data.put("verb", Kind.UNDO.code()).put("deed", auditEntry));
  }

  private static ObjectNode execute(Kind kind, String title, ObjectNode data) {
    ObjectNode button = Blocks.of("Action.Execute").put("title", title).put("verb", kind.code());
    button.set("data", data);
    ObjectNode fallback = Blocks.of("Action.Submit").put("title", title);
    fallback.set("data", data.deepCopy());
    button.set("fallback", fallback);
    return button;
  }

  /** A link to a page, if it is one that may be followed. */
  static Optional<ObjectNode> link(String title, URI address) {
    return mayBeFollowed(address)
        ? Optional.of(
            Blocks.of("Action.OpenUrl").put("title", title).put("url", address.toString()))
        : Optional.empty();
  }

  private static boolean mayBeFollowed(URI address) {
    boolean secure = "https".equalsIgnoreCase(address.getScheme());
    boolean own =
        "http".equalsIgnoreCase(address.getScheme()) && OWN_MACHINE.contains(address.getHost());
    return address.getHost() != null && (secure || own);
  }

  /** A button that unfolds more below it. Its inputs come back with its own buttons alone. */
  static ObjectNode unfold(String title, ObjectNode more) {
    ObjectNode button = Blocks.of("Action.ShowCard").put("title", title);
    button.set("card", more);
    return button;
  }

  /** A row of buttons; empty where there are none. */
  static Optional<ObjectNode> row(List<ObjectNode> buttons) {
    return buttons.isEmpty()
        ? Optional.empty()
        : Optional.of(row(buttons.toArray(ObjectNode[]::new)));
  }

  /** A row of buttons. */
  static ObjectNode row(ObjectNode... buttons) {
    ObjectNode row = Blocks.of("ActionSet").put("spacing", "Small");
    ArrayNode actions = row.putArray("actions");
    for (ObjectNode button : buttons) {
      actions.add(button);
    }
    return row;
  }
}
