package se.svarsvakt.teams.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import se.svarsvakt.worklist.WorkItem;
import se.svarsvakt.worklist.Worklist;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shares the room on a card out among its items: each is named, then each gets its quick buttons,
 * then each everything else, the first ones first, as far as the room goes.
 */
final class CardSizeBudget {
  private static final int FOR_THE_REST = 400;

  private final Worklist worklist;
  private final CardWords words;
  private final List<Map<CardDetail, ObjectNode>> written = new ArrayList<>();
  private final CardDetail[] chosen;

  private CardSizeBudget(Worklist worklist, CardWords words) {
    this.worklist = worklist;
    this.words = words;
    int places = Math.min(worklist.items().size(), CardWriter.MOST);
    for (int place = 0; place < places; place++) {
      written.add(write(place));
    }
    this.chosen = new CardDetail[places];
    Arrays.fill(chosen, CardDetail.BARE);
  }

  /** Shared out over that many bytes. */
  static CardSizeBudget of(Worklist worklist, CardWords words, int bytes) {
    CardSizeBudget room = new CardSizeBudget(worklist, words);
    int left = bytes - FOR_THE_REST;
    for (int place = 0; place < room.chosen.length; place++) {
      left -= room.size(place, CardDetail.BARE);
    }
    left = room.upgrade(CardDetail.SHORT, left);
    room.upgrade(CardDetail.FULL, left);
    return room;
  }

  private int upgrade(CardDetail detail, int bytes) {
    int left = bytes;
    for (int place = 0; place < chosen.length; place++) {
      int more = size(place, detail) - size(place, chosen[place]);
      if (more > left) {
        break;
      }
      chosen[place] = detail;
      left -= more;
    }
    return left;
  }

  private int size(int place, CardDetail detail) {
    return Blocks.size(block(place, detail)) + 1;
  }

  private ObjectNode block(int place, CardDetail detail) {
    return Objects.requireNonNull(written.get(place).get(detail));
  }

  private Map<CardDetail, ObjectNode> write(int place) {
    Map<CardDetail, ObjectNode> blocks = new EnumMap<>(CardDetail.class);
    for (CardDetail detail : CardDetail.values()) {
      blocks.put(detail, write(place, detail));
    }
    return blocks;
  }

  private ObjectNode write(int place, CardDetail detail) {
    WorkItem line = worklist.items().get(place);
    return switch (line) {
      case WorkItem.MailItem mail -> new MailBlock(mail, place, words, worklist.at()).write(detail);
      case WorkItem.NoticeItem notice ->
          new NoticeBlock(notice, place, words, worklist.at()).write(detail);
    };
  }

  /** The items as they stand on the card, and how many do not. */
  List<ObjectNode> blocks() {
    List<ObjectNode> blocks = new ArrayList<>();
    for (int place = 0; place < chosen.length; place++) {
      blocks.add(block(place, chosen[place]));
    }
    int beyond = worklist.items().size() - chosen.length;
    if (beyond > 0) {
      blocks.add(last(words.of("beyond", beyond)));
    } else if (Arrays.stream(chosen).anyMatch(detail -> detail != CardDetail.FULL)) {
      blocks.add(last(words.of("more-later")));
    }
    return blocks;
  }

  private static ObjectNode last(String text) {
    return Blocks.quiet(text).put("separator", true).put("spacing", "Medium");
  }
}
