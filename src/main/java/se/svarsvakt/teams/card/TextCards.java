package se.svarsvakt.teams.card;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import se.svarsvakt.worklist.PersonalFigures;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cards of words alone: what the bot says of itself, and its answers to questions.
 *
 * @param zone the zone that days are told in
 */
public record TextCards(ZoneId zone) {
  private static final List<String> COMMANDS = List.of("status", "open", "why", "snooze", "help");
  private static final int LONGEST_REASON = 400;
  private static final int MOST_REASONS = 30;

  /** What one can write to the bot. */
  public ObjectNode help(String language) {
    return commands(words(language), "help.title", "help.text");
  }

  /** Said to what the bot does not understand. */
  public ObjectNode notUnderstood(String language) {
    return commands(words(language), "unknown.title", "unknown.text");
  }

  /** Something that is told, line by line. */
  public ObjectNode notice(String title, List<String> lines) {
    ObjectNode card = titled(title);
    ArrayNode body = Blocks.body(card);
    lines.forEach(line -> body.add(Blocks.literal(Blocks.run(CardText.of(line, LONGEST_REASON)))));
    return card;
  }

  /** How a person stands. */
  public ObjectNode standing(String language, PersonalFigures standing) {
    CardWords words = words(language);
    ObjectNode card = titled(words.of("status.title"));
    ArrayNode body = Blocks.body(card);
    body.add(
        Blocks.text(
            words.of("status.open", standing.open(), standing.overdue(), standing.dueToday())));
    body.add(Blocks.quiet(words.of("status.answered", standing.answered(), standing.onTime())));
    return card;
  }

  /**
   * Why mail is judged as it is.
   *
   * @param reasons sentences; none where there is nothing to tell
   */
  public ObjectNode why(String language, List<String> reasons) {
    CardWords words = words(language);
    ObjectNode card = titled(words.of("why.title"));
    ArrayNode body = Blocks.body(card);
    if (reasons.isEmpty()) {
      body.add(Blocks.text(words.of("why.nothing")));
    }
    reasons.stream()
        .limit(MOST_REASONS)
        .map(reason -> Blocks.literal(Blocks.run(CardText.of(reason, LONGEST_REASON))))
        .forEach(block -> body.add(block.put("spacing", "Small")));
    return card;
  }

  /** A card that says this one sentence: settled, somebody else's, not there any more. */
  public ObjectNode says(String language, ActionNote note, Instant now) {
    CardWords words = words(language);
    String text = note.in(words, now);
    ObjectNode card = Blocks.card().put("fallbackText", text);
    Blocks.body(card).add(note(text, note.good()));
    return card;
  }

  /** A sentence that stands out, by more than its colour. */
  static ObjectNode note(String text, boolean good) {
    ObjectNode block = Blocks.container().put("style", "emphasis");
    Blocks.items(block).add(Blocks.text((good ? "✓ " : "ⓘ ") + text));
    return block;
  }

  private static ObjectNode commands(CardWords words, String title, String text) {
    ObjectNode card = titled(words.of(title));
    ArrayNode body = Blocks.body(card);
    body.add(Blocks.text(words.of(text)));
    ObjectNode facts = Blocks.of("FactSet");
    ArrayNode list = facts.putArray("facts");
    for (String command : COMMANDS) {
      list.addObject()
          .put("title", words.of("command." + command))
          .put("value", words.of("command." + command + ".does"));
    }
    body.add(facts);
    return card;
  }

  private static ObjectNode titled(String title) {
    ObjectNode card = Blocks.card().put("fallbackText", title);
    Blocks.body(card).add(Blocks.heading(title));
    return card;
  }

  private CardWords words(String language) {
    return new CardWords(language, zone);
  }
}
