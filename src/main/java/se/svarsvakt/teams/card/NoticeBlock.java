package se.svarsvakt.teams.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.casework.UserAction.Kind;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.worklist.ActionReader;
import se.svarsvakt.worklist.WorkItem;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Something about a mailbox as a whole on a card: an absence, an unread inbox, a signature. */
record NoticeBlock(WorkItem.NoticeItem line, int place, CardWords words, Instant now) {
  private static final int LONGEST_TEXT = 400;
  private static final int MOST_FLAWS = 12;

  /** A signature is shown whole: half a line of it is a wrong one. */
  private static final int MOST_LINES = 40;

  private static final int LONGEST_NAME = 80;
  private static final int MOST_COLLEAGUES = 12;

  /** The notice with that much detail. */
  ObjectNode write(CardDetail detail) {
    ObjectNode block = Blocks.container().put("separator", true).put("spacing", "Medium");
    ArrayNode items = Blocks.items(block);
    items.add(Blocks.literal(text()));
    line.flaws().stream().limit(MOST_FLAWS).map(NoticeBlock::flaw).forEach(items::add);
    if (line.done() && line.kind() != NudgeKind.COVER) {
      items.add(Blocks.quiet(words.of("mended")));
    }
    if (!line.copy().isEmpty() && !line.done()) {
      items.add(toCopy());
    }
    if (detail != CardDetail.BARE) {
      Buttons.undo(line, words, now).ifPresent(items::add);
    }
    if (detail == CardDetail.FULL) {
      buttons().ifPresent(items::add);
    }
    return block;
  }

  private static ObjectNode flaw(String text) {
    ObjectNode run = Blocks.run("• " + CardText.of(text, LONGEST_TEXT));
    return Blocks.literal(run).put("spacing", "None");
  }

  private ObjectNode text() {
    ObjectNode run = Blocks.run(CardText.of(line.text(), LONGEST_TEXT));
    return line.done() && line.kind() != NudgeKind.COVER
        ? run.put("isSubtle", true).put("strikethrough", true)
        : run;
  }

  /** A block for each line, so that what is marked and copied keeps its lines. */
  private ObjectNode toCopy() {
    ObjectNode block = Blocks.container().put("style", "emphasis").put("spacing", "Small");
    ArrayNode items = Blocks.items(block);
    List<String> lines = line.copy().stream().limit(MOST_LINES).toList();
    for (String text : lines) {
      ObjectNode run =
          Blocks.run(CardText.exact(text, WorkItem.LONGEST_TEXT)).put("fontType", "Monospace");
      items.add(Blocks.literal(run).put("spacing", "None"));
    }
    return block;
  }

  private Optional<ObjectNode> buttons() {
    List<ObjectNode> row = new ArrayList<>();
    line.cover()
        .filter(_ -> line.choices().contains(Kind.COVER))
        .ifPresent(cover -> row.add(Buttons.unfold(words.of("cover-with"), form(cover))));
    for (Kind kind : List.of(Kind.ACCEPT_COVER, Kind.DECLINE_COVER, Kind.END_COVER, Kind.SNOOZE)) {
      if (line.choices().contains(kind)) {
        row.add(button(kind));
      }
    }
    return Buttons.row(row);
  }

  private ObjectNode button(Kind kind) {
    return Buttons.act(kind, words.of("act." + kind.code()), line.item(), place);
  }

  private ObjectNode form(WorkItem.CoverForm cover) {
    ObjectNode card = Blocks.of("AdaptiveCard");
    ArrayNode body = card.putArray("body");
    if (!cover.colleagues().isEmpty()) {
      body.add(colleagues(cover.colleagues()));
    }
    body.add(
        input("Input.Text", ActionReader.ADDRESS)
            .put("label", words.of(cover.colleagues().isEmpty() ? "address" : "other-address"))
            .put("style", "Email")
            .put("maxLength", 254));
    body.add(day(ActionReader.FROM, cover.from()));
    body.add(day(ActionReader.TO, cover.to()));
    body.add(Buttons.row(button(Kind.COVER)));
    return card;
  }

  private ObjectNode colleagues(List<WorkItem.Colleague> colleagues) {
    ObjectNode input =
        input("Input.ChoiceSet", ActionReader.COLLEAGUE)
            .put("label", words.of("colleague"))
            .put("placeholder", words.of("choose-colleague"));
    ArrayNode choices = input.putArray("choices");
    colleagues.stream()
        .limit(MOST_COLLEAGUES)
        .forEach(
            colleague ->
                choices
                    .addObject()
                    .put("title", CardText.exact(colleague.name(), LONGEST_NAME))
                    .put("value", colleague.id()));
    return input;
  }

  private ObjectNode day(String name, LocalDate day) {
    LocalDate today = words.date(now);
    return input("Input.Date", name)
        .put("label", words.of(name + "-day"))
        .put("value", (day.isBefore(today) ? today : day).toString())
        .put("min", today.toString())
        .put("max", today.plusYears(1).toString());
  }

  private ObjectNode input(String type, String name) {
    return Blocks.of(type).put("id", CardInputs.name(name, place));
  }
}
