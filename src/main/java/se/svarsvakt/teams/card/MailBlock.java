package se.svarsvakt.teams.card;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.rule.reply.PromisedDays;
import se.svarsvakt.worklist.ActionReader;
import se.svarsvakt.worklist.PromiseOffer;
import se.svarsvakt.worklist.WorkItem.MailItem;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A received mail on a card: what it is, by when, and what can be done about it. */
record MailBlock(MailItem line, int place, CardWords words, Instant now) {
  private static final Set<UserAction.Kind> AT_ONCE =
      EnumSet.of(
          UserAction.Kind.ANSWERED,
          UserAction.Kind.NO_REQUEST,
          UserAction.Kind.REGISTERED,
          UserAction.Kind.LITTLE_IMPORTANCE,
          UserAction.Kind.NOT_OURS);

  /** The mail with that much detail. */
  ObjectNode write(CardDetail detail) {
    ObjectNode block = Blocks.container().put("separator", true).put("spacing", "Medium");
    ArrayNode items = Blocks.items(block);
    phrases().warning(line).ifPresent(text -> items.add(Blocks.warning(text)));
    items.add(Blocks.literal(title()));
    origin().ifPresent(items::add);
    items.add(standing());
    phrases().registration(line).ifPresent(text -> items.add(Blocks.quiet(text)));
    phrases().snoozed(line).ifPresent(text -> items.add(Blocks.quiet(text)));
    if (detail != CardDetail.BARE) {
      Buttons.undo(line, words, now).ifPresent(items::add);
      buttons(detail).ifPresent(items::add);
    }
    return block;
  }

  private WorkItemPhrases phrases() {
    return WorkItemPhrases.ofCard(words, now);
  }

  private ObjectNode title() {
    ObjectNode run = Blocks.run(phrases().title(line));
    return line.done()
        ? run.put("isSubtle", true).put("strikethrough", true)
        : run.put("weight", "Bolder");
  }

  /** Who it is from, and where it lies if not in the reader's own mailbox. */
  private Optional<ObjectNode> origin() {
    String origin = phrases().origin(line);
    if (origin.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode run = Blocks.run(origin).put("isSubtle", true);
    return Optional.of(Blocks.literal(run).put("spacing", "None"));
  }

  private ObjectNode standing() {
    ObjectNode text = Blocks.text(phrases().standing(line)).put("spacing", "None");
    if (line.warns()) {
      return text;
    }
    return switch (line.standing()) {
      case OVERDUE -> text.put("color", "Attention");
      case CALLED_BACK, ANSWERED, NOT_NEEDED, GONE -> text.put("isSubtle", true);
      case DUE_SOON, OPEN, PROMISED, UNTOLD, UNREGISTERED -> text;
    };
  }

  private Optional<ObjectNode> buttons(CardDetail detail) {
    List<ObjectNode> row = new ArrayList<>();
    if (line.warns() && line.choices().contains(UserAction.Kind.NO_REPLY)) {
      row.add(Buttons.noReply(UserAction.Reason.SUSPICIOUS, words, line.item(), place));
    }
    AT_ONCE.stream().filter(line.choices()::contains).map(this::button).forEach(row::add);
    line.link()
        .filter(_ -> !line.done())
        .flatMap(link -> Buttons.link(words.of("open-in-outlook"), link))
        .ifPresent(row::add);
    if (detail == CardDetail.FULL && hasMore()) {
      row.add(Buttons.unfold(words.of("more"), more()));
    }
    return Buttons.row(row);
  }

  private ObjectNode button(UserAction.Kind kind) {
    return Buttons.act(kind, words.of(line.promise(), "act." + kind.code()), line.item(), place);
  }

  private boolean hasMore() {
    return line.choices().stream().anyMatch(kind -> !AT_ONCE.contains(kind));
  }

  /** The reader's other ways, the quickest first. */
  private ObjectNode more() {
    ObjectNode card = Blocks.of("AdaptiveCard");
    ArrayNode body = card.putArray("body");
    if (line.choices().contains(UserAction.Kind.SNOOZE)) {
      body.add(Buttons.row(button(UserAction.Kind.SNOOZE)));
    }
    if (line.choices().contains(UserAction.Kind.PASS_ON)) {
      body.add(Buttons.row(button(UserAction.Kind.PASS_ON)));
    }
    if (line.choices().contains(UserAction.Kind.PROMISE) && line.offer().isPresent()) {
      line.offer().ifPresent(offer -> acknowledgement(offer).forEach(body::add));
      body.add(promisedDay()).add(Buttons.row(button(UserAction.Kind.PROMISE)));
    }
    if (line.choices().contains(UserAction.Kind.NO_REPLY)) {
      body.add(reasons()).add(Buttons.row(button(UserAction.Kind.NO_REPLY)));
    }
    return card;
  }

  /** A text to send, paragraph by paragraph, so that it can be copied as it stands. */
  private Stream<ObjectNode> acknowledgement(PromiseOffer offer) {
    return phrases()
        .acknowledgement(offer)
        .map(
            text ->
                Stream.concat(
                    Stream.of(Blocks.text(words.of("acknowledgement.head"))),
                    text.lines()
                        .filter(paragraph -> !paragraph.isEmpty())
                        .map(paragraph -> Blocks.literal(Blocks.run(paragraph)))))
        .orElseGet(Stream::empty);
  }

  private ObjectNode promisedDay() {
    PromisedDays days = line.offer().orElseThrow().days();
    ObjectNode input =
        Blocks.of("Input.Date")
            .put("id", CardInputs.name(ActionReader.UNTIL, place))
            .put("label", words.of(line.promise(), "promise-until"))
            .put("min", days.earliest().toString())
            .put("max", days.latest().toString());
    days.usual().ifPresent(day -> input.put("value", day.toString()));
    return input;
  }

  private ObjectNode reasons() {
    ObjectNode input =
        Blocks.of("Input.ChoiceSet")
            .put("id", CardInputs.name(ActionReader.REASON, place))
            .put("label", words.of(line.promise(), "reason"))
            .put("placeholder", words.of("choose-reason"));
    ArrayNode choices = input.putArray("choices");
    for (UserAction.Reason reason : UserAction.Reason.values()) {
      choices
          .addObject()
          .put("title", words.of("reason." + reason.code()))
          .put("value", reason.code());
    }
    return input;
  }
}
