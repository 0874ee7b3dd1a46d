package se.svarsvakt.teams.card;

import tools.jackson.databind.JsonNode;

/**
 * The inputs of the items on a card. Their names end in the item's place on the card, since one
 * card has the same input many times.
 */
final class CardInputs {
  static final String CARD = "card";
  static final String PLACE = "n";

  private CardInputs() {}

  /** The ending of the names of those inputs that the data names the place of. */
  static String suffix(JsonNode data) {
    return suffix(data.path(PLACE).asInt(0));
  }

  private static String suffix(int place) {
    return "-" + place;
  }

  /** The name of an input at a place. */
  static String name(String input, int place) {
    return input + suffix(place);
  }

  /** The text of that name; empty where there is none or a longer one. */
  static String text(JsonNode json, String name, int longest) {
    String text = json.path(name).stringValue("");
    return text.length() > longest ? "" : text;
  }
}
