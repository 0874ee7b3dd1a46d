package se.svarsvakt.teams.card;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The building blocks of a card. */
final class Blocks {
  static final JsonMapper JSON = JsonMapper.shared();

  private Blocks() {}

  /** The card itself, empty. */
  static ObjectNode card() {
    ObjectNode card = of("AdaptiveCard");
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("version", "1.5");
    card.putArray("body");
    return card;
  }

  static ObjectNode of(String type) {
    return JSON.createObjectNode().put("type", type);
  }

  /** The program's own words. They may hold Markdown, so no text of other people goes in here. */
  static ObjectNode text(String words) {
    return of("TextBlock").put("text", words).put("wrap", true);
  }

  static ObjectNode heading(String words) {
    return text(words).put("style", "heading").put("size", "Medium").put("weight", "Bolder");
  }

  static ObjectNode quiet(String words) {
    return text(words).put("isSubtle", true).put("spacing", "Small");
  }

  /** The program's own words of warning. */
  static ObjectNode warning(String words) {
    return text("⚠ " + words).put("color", "Attention").put("weight", "Bolder");
  }

  /** A run of text that is shown as it stands: no Markdown, no links. */
  static ObjectNode run(String text) {
    return of("TextRun").put("text", text);
  }

  /** A paragraph of such runs. */
  static ObjectNode literal(ObjectNode... runs) {
    ObjectNode block = of("RichTextBlock");
    ArrayNode inlines = block.putArray("inlines");
    for (ObjectNode run : runs) {
      inlines.add(run);
    }
    return block;
  }

  static ObjectNode container() {
    ObjectNode container = of("Container");
    container.putArray("items");
    return container;
  }

  /** The list that a container's blocks stand in. */
  static ArrayNode items(ObjectNode container) {
    return (ArrayNode) container.path("items");
  }

  /** The list that a card's blocks stand in. */
  static ArrayNode body(ObjectNode card) {
    return (ArrayNode) card.path("body");
  }

  /** An input that is not shown, whose value comes back with every button. */
  static ObjectNode hidden(String id, String value) {
    return of("Input.Text").put("id", id).put("value", value).put("isVisible", false);
  }

  /** How many bytes it takes on its way. */
  static int size(ObjectNode node) {
    return JSON.writeValueAsBytes(node).length;
  }
}
