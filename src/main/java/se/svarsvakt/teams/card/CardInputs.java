package se.svarsvakt.teams.card;

import tools.jackson.databind.JsonNode;

/**
 * The inputs of one matter on a card. Their names end in the matter's place on the card, since one
 * card has the same input many times.
 *
 * @param data what came back
 * @param suffix the ending of the names
 */
record CardInputs(JsonNode data, String suffix) {
  static final String CARD = "card";
  static final String PLACE = "n";
  static final String REASON = "reason";
  static final String UNTIL = "until";
  static final String COLLEAGUE = "colleague";
  static final String ADDRESS = "address";
  static final String FROM = "from";
  static final String TO = "to";

  private static final int LONGEST = 320;

  /** Those of the matter that the data names the place of. */
  static CardInputs of(JsonNode data) {
    return new CardInputs(data, ending(data.path(PLACE).asInt(0)));
  }

  /** The name of an input at a place. */
  static String name(String input, int place) {
    return input + ending(place);
  }

  private static String ending(int place) {
    return "-" + place;
  }

  /** What stands in it; empty where nothing does, or nothing that can be meant. */
  String text(String input) {
    return text(data, input + suffix, LONGEST).strip();
  }

  /** The text of that name; empty where there is none or a longer one. */
  static String text(JsonNode json, String name, int longest) {
    JsonNode found = json.path(name);
    String text = found.isString() ? found.asString() : "";
    return text.length() > longest ? "" : text;
  }
}
