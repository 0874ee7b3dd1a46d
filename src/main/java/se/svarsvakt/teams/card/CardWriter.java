package se.svarsvakt.teams.card;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.desk.Line;
import se.svarsvakt.desk.Sheet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what a person sees of their matters as one Adaptive Card 1.5.
 *
 * <p>Text of other people, subjects and names, stands in text runs alone, which know no Markdown. A
 * Teams message holds about 28 KB, so a card with many matters tells less of the later ones.
 */
public final class CardWriter {
  /** What stays below Teams' limit with room for the message around the card, in bytes. */
  static final int LARGEST = 23_500;

  /** Matters beyond that many are told as a figure. */
  static final int MOST = 12;

  private final ZoneId zone;
  private final boolean refreshing;

  /**
   * For an organisation.
   *
   * @param zone the zone that days and times are told in
   * @param refreshing whether clients may ask for the card anew when they show it
   */
  public CardWriter(ZoneId zone, boolean refreshing) {
    this.zone = zone;
    this.refreshing = refreshing;
  }

  /** The card. */
  public ObjectNode card(Sheet sheet) {
    return card(sheet, Optional.empty(), List.of());
  }

  /** The card with a sentence at its top about what was just done. */
  public ObjectNode card(Sheet sheet, Optional<Note> note) {
    return card(sheet, note, List.of());
  }

  /**
   * The card, for people whose clients ask for it anew by themselves.
   *
   * @param note about what was just done
   * @param users their ids as Teams has them ({@code 29:…}), at most 60; clients of nobody else ask
   *     unless their person wants it
   */
  public ObjectNode card(Sheet sheet, Optional<Note> note, List<String> users) {
    Words words = new Words(sheet.language(), zone);
    ObjectNode card = Blocks.card();
    ArrayNode body = Blocks.body(card);
    String head = Head.of(sheet, words);
    card.put("fallbackText", head);
    note.ifPresent(said -> body.add(TextCards.note(said.in(words, sheet.at()), said.good())));
    body.add(Blocks.heading(head));
    if (sheet.others() > 0 && !sheet.lines().isEmpty()) {
      body.add(Blocks.quiet(words.of("others.too", sheet.others())));
    }
    addContext(card, sheet, users);
    Room.of(sheet, words, LARGEST - Blocks.size(card)).blocks().forEach(body::add);
    return card;
  }

  private void addContext(ObjectNode card, Sheet sheet, List<String> users) {
    String context =
        new CardContext(sheet.kind(), sheet.lines().stream().limit(MOST).map(Line::item).toList())
            .encoded();
    if (refreshing) {
      card.set("refresh", refresh(context, users));
    }
    Blocks.body(card).add(Blocks.hidden(CardInputs.CARD, context));
  }

  private static ObjectNode refresh(String context, List<String> users) {
    ObjectNode action = Blocks.of("Action.Execute").put("verb", Verb.REFRESH.code());
    action.putObject("data").put("verb", Verb.REFRESH.code()).put(CardInputs.CARD, context);
    ObjectNode refresh = Blocks.JSON.createObjectNode();
    refresh.set("action", action);
    if (!users.isEmpty()) {
      users.forEach(refresh.putArray("userIds")::add);
    }
    return refresh;
  }
}
