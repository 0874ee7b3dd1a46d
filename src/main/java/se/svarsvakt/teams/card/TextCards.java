package se.svarsvakt.teams.card;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.NudgeMessage;
import se.svarsvakt.worklist.MailReason;
import se.svarsvakt.worklist.OwnHabits;
import se.svarsvakt.worklist.PersonalFigures;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cards of words alone: what the bot says of itself, and its answers to questions.
 *
 * @param zone the zone that days are told in
 */
public record TextCards(ZoneId zone) {
  private static final List<String> COMMANDS =
      List.of("status", "open", "why", "who", "snooze", "cover", "habits", "weekly", "help");

  /** The sentences that say who sees what. */
  static final List<String> AUDIENCES =
      List.of(
          "who.you",
          "who.shared",
          "who.cover",
          "who.manager",
          "who.records",
          "who.admin",
          "who.figures",
          "who.habits");

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

  /** A weekly summary in short, with a button that opens the page where there is one. */
  public ObjectNode letter(String title, NudgeMessage.Letter letter) {
    ObjectNode card = notice(title, letter.lines());
    letter
        .page()
        .flatMap(page -> Buttons.link(letter.pageTitle(), page))
        .flatMap(button -> Buttons.row(List.of(button)))
        .ifPresent(Blocks.body(card)::add);
    return card;
  }

  /**
   * What became of a wish about the weekly summary.
   *
   * @param wish its code
   */
  public ObjectNode weekly(String language, String wish, Optional<LocalDate> day) {
    CardWords words = words(language);
    ObjectNode card = titled(words.of("weekly.title"));
    Blocks.body(card).add(Blocks.text(words.of("weekly." + wish, day.map(words::date).orElse(""))));
    return card;
  }

  /** Whether a day is to come, in two years at the latest. */
  public boolean isAhead(LocalDate day, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    return day.isAfter(today) && !day.isAfter(today.plusYears(2));
  }

  /** How a person stands. */
  public ObjectNode standing(String language, PersonalFigures standing) {
    CardWords words = words(language);
    ObjectNode card = titled(words.of("status.title"));
    ArrayNode body = Blocks.body(card);
    for (FiguresLine line : FiguresLine.of(words, standing)) {
      body.add(Blocks.text(line.open()));
      body.add(Blocks.quiet(line.answered()));
    }
    return card;
  }

  /** A person's own habits; empty where they are not counted. */
  public ObjectNode habits(String language, Optional<OwnHabits> habits) {
    CardWords words = words(language);
    ObjectNode card = titled(words.of("habits.title"));
    ArrayNode body = Blocks.body(card);
    List<HabitLine> lines = habits.map(counted -> HabitLine.of(words, counted)).orElse(List.of());
    if (lines.isEmpty()) {
      body.add(Blocks.text(words.of(habits.isEmpty() ? "habits.off" : "habits.none")));
    }
    for (HabitLine line : lines) {
      body.add(Blocks.text(line.text()));
      body.add(Blocks.quiet(line.advice()));
    }
    habits.ifPresent(
        counted -> {
          HabitLine.uncounted(words, counted).forEach(line -> body.add(Blocks.quiet(line)));
          body.add(Blocks.quiet(words.of("habits.note")));
        });
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

  /** Who sees what the program shows and knows (docs/privacy.md). */
  public ObjectNode who(String language) {
    CardWords words = words(language);
    ObjectNode card = titled(words.of("who.title"));
    AUDIENCES.forEach(
        each -> Blocks.body(card).add(Blocks.text(words.of(each)).put("spacing", "Small")));
    return card;
  }

  /** Why a mail is counted, and what settles it, in sentences without content. */
  public List<String> reasons(String language, MailReason reason, Instant now) {
    return new ReasonPhrases(words(language), now).of(reason);
  }

  /** Why something that is not about mail is told, and what settles it. */
  public String reason(String language, NudgeKind kind) {
    return words(language).of("why.notice." + kind.code());
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
