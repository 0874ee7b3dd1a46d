package se.svarsvakt.teams.bot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.desk.Desk;
import se.svarsvakt.desk.Line.Choice;
import se.svarsvakt.desk.Line.MailLine;
import se.svarsvakt.desk.Line.Standing;
import se.svarsvakt.desk.Sheet;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.teams.card.CardWriter;
import se.svarsvakt.teams.card.Note;
import se.svarsvakt.teams.card.TextCards;
import tools.jackson.databind.JsonNode;

/** What the bot says to what people write to it. */
final class Talk {
  private static final int EXPLAINED = 3;
  private static final Set<Standing> PRESSING =
      EnumSet.of(Standing.OVERDUE, Standing.DUE_SOON, Standing.UNTOLD);

  private final Desk desk;
  private final CardWriter cards;
  private final TextCards texts;

  Talk(Desk desk, CardWriter cards, TextCards texts) {
    this.desk = desk;
    this.cards = cards;
    this.texts = texts;
  }

  /** The card to answer with. */
  JsonNode answer(MailboxId person, Activity activity, Instant now) {
    return switch (Command.of(activity.text())) {
      case STATUS -> texts.standing(language(person, activity), desk.standing(person, now));
      case OPEN -> cards.card(desk.open(person, now));
      case WHY -> texts.why(language(person, activity), reasons(person, now));
      case SNOOZE -> snoozed(person, now);
      case HELP -> texts.help(language(person, activity));
      case UNKNOWN -> texts.notUnderstood(language(person, activity));
    };
  }

  /** What is said where something went wrong here. */
  JsonNode fault(Activity activity, Instant now) {
    return texts.says(activity.locale(), Note.FAULT, now);
  }

  /** What the mailbox says people read, else what Teams says. */
  private String language(MailboxId person, Activity activity) {
    String known = desk.language(person);
    return known.isEmpty() ? activity.locale() : known;
  }

  /** Of the most pressing mail. */
  private List<String> reasons(MailboxId person, Instant now) {
    List<String> reasons = new ArrayList<>();
    mail(desk.open(person, now)).stream()
        .limit(EXPLAINED)
        .forEach(
            line -> {
              NudgeItem item = line.item();
              if (!line.subject().isEmpty()) {
                reasons.add("“" + line.subject() + "”");
              }
              reasons.addAll(desk.why(person, item.mail(), now));
            });
    return reasons;
  }

  /** All that presses is told again on the next working day. */
  private JsonNode snoozed(MailboxId person, Instant now) {
    List<NudgeItem> pressing =
        mail(desk.open(person, now)).stream()
            .filter(line -> PRESSING.contains(line.standing()))
            .filter(line -> line.choices().contains(Choice.SNOOZE))
            .map(MailLine::item)
            .toList();
    Optional<Note> note = Optional.empty();
    for (NudgeItem item : pressing) {
      note = Optional.of(Note.of(desk.act(person, new Desk.Request.Snooze(item), now)));
    }
    Sheet sheet = pressing.isEmpty() ? desk.open(person, now) : desk.about(person, pressing, now);
    return cards.card(sheet, note);
  }

  private static List<MailLine> mail(Sheet sheet) {
    return sheet.lines().stream()
        .filter(MailLine.class::isInstance)
        .map(MailLine.class::cast)
        .filter(line -> !line.done())
        .toList();
  }
}
